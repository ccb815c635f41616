using System.Diagnostics;
using System.Text.Json.Nodes;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Marks a test that needs other people's calendar programs. Skipped, with the reason, where they are not installed.</summary>
public sealed class CalendarProgramsFactAttribute : FactAttribute
{
    public CalendarProgramsFactAttribute() => Skip = When_others_read_the_calendar.WhyNot;
}

/// <summary>
/// RELIABILITY I6: one meeting's life (asked, moved, mended, cancelled) as four programs see it that are not ours. Two of them are calendars
/// that people use, and one of those keeps the event from file to file: it must be one event all the time, and end as cancelled.
/// </summary>
public class When_others_read_the_calendar
{
    private const string Python = "/usr/bin/python3";

    internal static readonly string? WhyNot = Run("-c", "import icalendar, vobject, shutil, sys; sys.exit(not (shutil.which('khal') and shutil.which('calcurse')))").Failed
        ? "apt-get install khal calcurse python3-icalendar python3-vobject to run this test"
        : null;

    [CalendarProgramsFact]
    public void they_agree_on_when_where_what_and_whether_it_still_is()
    {
        var folder = Directory.CreateTempSubdirectory("handslaget-ics-").FullName;
        try
        {
            var asked = Examples.ToAnna;
            var moved = asked with { Table = asked.Table with { Sequence = 1, Slot = Examples.Monday } };
            var mended = moved with { Table = moved.Table with { Sequence = 2, Seats = [.. moved.Table.Seats.Select(s => s.Official == Examples.Orjan ? s with { Official = Examples.Bo } : s)] } };
            var cancelled = mended with { Table = mended.Table with { Sequence = 3 } };
            Letter[] life = [LettersToOfficials.Asked(asked), LettersToOfficials.Moved(moved, Examples.Thursday), LettersToOfficials.Asked(mended), LettersToOfficials.Cancelled(cancelled, CancelledBy.Company)];
            for (var n = 0; n < life.Length; n++) File.WriteAllText(Path.Combine(folder, $"{n}.ics"), Invitation.Write(life[n].Invitation!, life[n].Method));

            var (_, told, errors) = Run(TestFiles.Server("read_calendars.py"), folder);
            var steps = (JsonNode.Parse(told.Length > 0 ? told : throw new InvalidOperationException(errors)) as JsonArray)!;

            Slot[] times = [Examples.Thursday, Examples.Monday, Examples.Monday, Examples.Monday];
            Assert.Equal(times.Length, steps.Count);
            foreach (var (time, step, number) in times.Zip(steps, Enumerable.Range(0, 4)))
            {
                var kept = Assert.Single(step!["khal"]!.AsArray());
                foreach (var (who, seen) in new[] { ("icalendar", step["icalendar"]), ("vobject", step["vobject"]), ("khal", kept), ("calcurse", step["calcurse"]) })
                {
                    Assert.Equal((who, number, Utc(time.Start), Utc(time.End)), (who, number, (string)seen!["start"]!, (string)seen["end"]!));
                    Assert.Equal("Dukat bord: Åsas Kök & Öl AB", (string)seen["summary"]!);
                    if (who == "calcurse") continue;
                    Assert.Equal((who, life[number].Invitation!.Location), (who, (string)seen["location"]!));
                    Assert.Equal((who, number, number == 3), (who, number, (bool)seen["cancelled"]!));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static (bool Failed, string Told, string Errors) Run(params string[] arguments)
    {
        if (!File.Exists(Python)) return (true, "", $"{Python} is not there");
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode != 0, told, errors.Result);
    }
}
