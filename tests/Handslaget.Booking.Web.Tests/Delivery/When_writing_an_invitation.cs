using System.Text;
using CsCheck;
using Handslaget.Booking.Web.Delivery;
using Ical.Net;
using Ical.Net.CalendarComponents;
using NodaTime;
using NodaTime.Text;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Edges: the two nights the clock changes, lines of exactly 75 octets, letters of two to four octets on the border, hostile text.</summary>
public class When_writing_an_invitation
{
    internal static readonly Slot Thursday = new(new(2027, 1, 14, 12, 0, 0, TimeSpan.Zero), new(2027, 1, 14, 13, 0, 0, TimeSpan.Zero));

    internal static readonly InvitationFacts Facts = new(
        "0b5b1a52-6c40-4f0e-9a43-3f3bd5f3d6a1@boka.norrkoping.example", 0, Thursday,
        "Dukat bord: Åsas Kök & Öl 🍺", "Uteservering på Kvarngatan; alkohol, mat\nVälkommen!", "Trädgårdsgatan 21, Norrköping",
        new Uri("https://boka.norrkoping.example/svar/abc?x=1,2;3"), new("Norrköpings kommun", "moten@norrkoping.example"),
        [new("Anna Berg", "anna.berg@norrkoping.example", Required: true), new("Örjan \"Öl\" Ek", "orjan.ek@norrkoping.example", Required: false)],
        Cancelled: false, new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void a_request_has_what_outlook_and_rfc_5546_ask_for()
    {
        var lines = Unfolded(Invitation.Write(Facts, InvitationMethod.Request));
        Assert.Contains("METHOD:REQUEST", lines);
        Assert.Contains("PRODID:-//Handslaget//Booking//SV", lines);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("UID:0b5b1a52-6c40-4f0e-9a43-3f3bd5f3d6a1@boka.norrkoping.example", lines);
        Assert.Contains("SEQUENCE:0", lines);
        Assert.Contains("DTSTAMP:20261201T080000Z", lines);
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20270114T130000", lines);
        Assert.Contains("DTEND;TZID=Europe/Stockholm:20270114T140000", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("SUMMARY:Dukat bord: Åsas Kök & Öl 🍺", lines);
        Assert.Contains("DESCRIPTION:Uteservering på Kvarngatan\\; alkohol\\, mat\\nVälkommen!", lines);
        Assert.Contains("LOCATION:Trädgårdsgatan 21\\, Norrköping", lines);
        Assert.Contains("ORGANIZER;CN=Norrköpings kommun:mailto:moten@norrkoping.example", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("BEGIN:VALARM", StringComparison.Ordinal));
        var attendees = lines.Where(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, attendees.Count);
        Assert.All(attendees, a => Assert.Contains("PARTSTAT=NEEDS-ACTION", a, StringComparison.Ordinal));
        Assert.All(attendees, a => Assert.Contains("RSVP=TRUE", a, StringComparison.Ordinal));
        Assert.Contains("ROLE=REQ-PARTICIPANT", attendees[0], StringComparison.Ordinal);
        Assert.Contains("ROLE=OPT-PARTICIPANT", attendees[1], StringComparison.Ordinal);
        Assert.Contains("CN=Örjan 'Öl' Ek", attendees[1].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void a_cancelled_meeting_says_so_both_in_method_and_status()
    {
        var lines = Unfolded(Invitation.Write(Facts with { Sequence = 3, Cancelled = true }, InvitationMethod.Cancel));
        Assert.Contains("METHOD:CANCEL", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:3", lines);
    }

    [Fact]
    public void what_is_published_has_no_attendees() =>
        Assert.DoesNotContain(Unfolded(Invitation.Write(Facts, InvitationMethod.Publish)), l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));

    [Fact]
    public void the_same_facts_give_the_same_file() =>
        Assert.Equal(Invitation.Write(Facts, InvitationMethod.Request), Invitation.Write(Facts, InvitationMethod.Request));

    [Fact]
    public void our_time_zone_rules_are_swedens_until_2045()
    {
        var stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
        var rules = Unfolded(Invitation.Write(Facts, InvitationMethod.Request));
        Assert.Contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", rules.Select(Sorted));
        Assert.Contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", rules.Select(Sorted));
        var changes = stockholm.GetZoneIntervals(Instant.FromUtc(1997, 1, 1, 0, 0), Instant.FromUtc(2045, 1, 1, 0, 0)).Where(i => i.HasStart).Skip(1);
        Assert.All(changes, i => Assert.True(
            i.Start.InUtc() is { DayOfWeek: IsoDayOfWeek.Sunday, Hour: 1, Minute: 0, Month: 3 or 10, Day: >= 25 }, InstantPattern.General.Format(i.Start)));
    }

    [Fact]
    public void any_time_is_read_back_as_the_same_instant_also_the_nights_the_clock_changes()
    {
        var starts = new[] { new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero) }
            .SelectMany(day => Enumerable.Range(0, 3 * 96).Select(quarter => day.AddMinutes(15 * quarter)));
        Assert.All(starts.Where(s => !IsSecondHourOfTwo(s)), start =>
        {
            var read = Read(Invitation.Write(Facts with { Slot = Slot.From(start, TimeSpan.FromMinutes(60)) }, InvitationMethod.Request));
            Assert.Equal(start.UtcDateTime, read.Start!.AsUtc);
        });
    }

    [Theory]
    [MemberData(nameof(Hostile.Strings), MemberType = typeof(Hostile))]
    public void hostile_text_in_any_field_adds_nothing(string hostile)
    {
        var plain = Unfolded(Invitation.Write(Facts, InvitationMethod.Request));
        InvitationFacts[] variants =
        [
            Facts with { Uid = hostile }, Facts with { Summary = hostile }, Facts with { Description = hostile }, Facts with { Location = hostile },
            Facts with { Organizer = new(hostile, "moten@norrkoping.example") },
            Facts with { Attendees = [new(hostile, "anna.berg@norrkoping.example", true), Facts.Attendees[1]] },
        ];
        Assert.All(variants, facts =>
        {
            var text = Invitation.Write(facts, InvitationMethod.Request);
            AssertWellFormed(text);

            // Exactly the properties of the plain invitation, in number and by name (an emptied text may leave its property out).
            Assert.Superset(Unfolded(text).Select(PropertyName).ToHashSet(), plain.Select(PropertyName).ToHashSet());
            Assert.Equal(2, Unfolded(text).Count(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal)));
            Assert.Single(Unfolded(text), l => l == "BEGIN:VEVENT");
            Assert.Equal(2, Read(text).Attendees.Count);
        });
    }

    [Theory]
    [MemberData(nameof(Hostile.Strings), MemberType = typeof(Hostile))]
    public void a_hostile_address_is_our_bug_and_never_leaves(string hostile)
    {
        Assert.Throws<ArgumentException>(() => Invitation.Write(Facts with { Organizer = new("x", hostile) }, InvitationMethod.Request));
        Assert.Throws<ArgumentException>(() => Invitation.Write(Facts with { Attendees = [new("x", hostile, true)] }, InvitationMethod.Request));
    }

    [Fact]
    public void any_text_survives_folding_and_no_line_is_longer_than_75_octets() => Unicode.Any.Sample(text =>
    {
        var written = Invitation.Write(Facts with { Summary = text, Description = text, Location = text }, InvitationMethod.Request);
        AssertWellFormed(written);
        var read = Read(written);
        Assert.Equal(SafeText.OneLine(text), read.Summary ?? "");
        Assert.Equal(SafeText.OneLine(text), read.Location ?? "");
        Assert.Equal(SafeText.Lines(text), (read.Description ?? "").ReplaceLineEndings("\n"));
    }, iter: 1_000);

    internal static void AssertWellFormed(string calendar)
    {
        Assert.EndsWith("END:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        Assert.All(calendar.Split("\r\n"), line =>
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            Assert.DoesNotContain(line, c => c is '\r' or '\n' || (char.IsControl(c) && c != '\t'));
        });
        Assert.Equal(calendar, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(calendar)));
    }

    internal static List<string> Unfolded(string calendar) => [.. calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static CalendarEvent Read(string calendar) => Assert.Single(Calendar.Load(calendar)!.Events);

    private static string PropertyName(string line) => line[..line.IndexOfAny([';', ':'])];

    private static string Sorted(string line) => line.StartsWith("RRULE:", StringComparison.Ordinal) ? "RRULE:" + string.Join(';', line[6..].Split(';').OrderBy(p => p.StartsWith("FREQ", StringComparison.Ordinal) ? "" : p)) : line;

    // RFC 5545 3.3.5: a local time that happens twice means the first; the second hour of 25 October can not be written with a zone.
    private static bool IsSecondHourOfTwo(DateTimeOffset at) => at.UtcDateTime is { Month: 10, Day: 25, Hour: 1 };
}
