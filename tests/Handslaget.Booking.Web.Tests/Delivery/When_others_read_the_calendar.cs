using System.Text;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>
/// RELIABILITY I6: one meeting's life (asked, moved, mended, cancelled) as seven readers see it that are not ours. khal keeps the event from
/// file to file: it must be one event all the time, and end as cancelled.
/// </summary>
public class When_others_read_the_calendar
{
    [ReadBy("icalendar")]
    public void icalendar_sees_what_we_mean() => AssertSeen("icalendar");

    [ReadBy("vobject")]
    public void vobject_sees_what_we_mean() => AssertSeen("vobject");

    [ReadBy("libical")]
    public void libical_sees_what_we_mean() => AssertSeen("libical");

    [ReadBy("ical.js")]
    public void ical_js_sees_what_we_mean() => AssertSeen("ical.js");

    [ReadBy("sabre")]
    public void sabre_sees_what_we_mean() => AssertSeen("sabre");

    [ReadBy("khal")]
    public void khal_sees_what_we_mean() => AssertSeen("khal");

    [ReadBy("calcurse")]
    public void calcurse_sees_what_we_mean() => AssertSeen("calcurse");

    /// <summary>Lines end in CRLF and nothing else does, and none is longer than 75 octets.</summary>
    internal static void AssertLines(byte[] calendar)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(calendar);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split("\r\n"), l => l.Contains('\r', StringComparison.Ordinal) || l.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(l) > 75);
        Assert.Contains(text.Split("\r\n"), l => Encoding.UTF8.GetByteCount(l) >= 73);
    }

    private static void AssertSeen(string reader)
    {
        var life = Life();
        var folder = Directory.CreateTempSubdirectory("handslaget-ics-").FullName;
        try
        {
            for (var n = 0; n < life.Length; n++)
            {
                var calendar = Encoding.UTF8.GetBytes(Invitation.Write(life[n].Invitation!, life[n].Method));
                AssertLines(calendar);
                File.WriteAllBytes(Path.Combine(folder, $"{n}.ics"), calendar);
            }

            var files = CalendarReader.Named(reader).Read(folder);

            Assert.Equal(life.Length, files.Count);
            foreach (var (letter, events) in life.Zip(files))
            {
                var seen = Assert.Single(events);
                Assert.Equal(Meant(letter.Invitation!).AsToldBy(seen), seen);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Letter[] Life()
    {
        var asked = Examples.ToAnna;
        var moved = asked with { Table = asked.Table with { Sequence = 1, Slot = Examples.Monday } };
        var mended = moved with { Table = moved.Table with { Sequence = 2, Seats = [.. moved.Table.Seats.Select(s => s.Official == Examples.Orjan ? s with { Official = Examples.Bo } : s)] } };
        var cancelled = mended with { Table = mended.Table with { Sequence = 3 } };
        return [LettersToOfficials.Asked(asked), LettersToOfficials.Moved(moved, Examples.Thursday), LettersToOfficials.Asked(mended), LettersToOfficials.Cancelled(cancelled, CancelledBy.Company)];
    }

    private static SeenEvent Meant(InvitationFacts facts) =>
        new(facts.Uid, facts.Slot.Start, facts.Slot.End, "Dukat bord: Åsas Kök & Öl AB", facts.Location, facts.Description, facts.Cancelled);
}
