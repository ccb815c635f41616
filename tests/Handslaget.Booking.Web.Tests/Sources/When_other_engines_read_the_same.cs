using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Handslaget.Booking.Web.Sources.Reading;
using Handslaget.Booking.Web.Tests.Delivery;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>Marks a test that asks an engine in Python's house. Skipped, with the reason, where Debian's packages are not installed.</summary>
public sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute(string import, string packages)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", import]) { RedirectStandardError = true })!;
            check.WaitForExit();
            Skip = check.ExitCode == 0 ? null : $"apt-get install {packages} to run this test";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip = $"/usr/bin/python3 is not there; install {packages}";
        }
    }
}

// Two engines that have nothing in common with ours or with each other: libical in C, and recurring_ical_events on dateutil in Python.
public class When_other_engines_read_the_same(ITestOutputHelper output)
{
    [EngineFact("import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib", "python3-gi gir1.2-ical-3.0")]
    public void libical_says_the_same() => Compare("libical", GeneratedCalendars.Many(seed: 1, changed: false));

    [EngineFact("import recurring_ical_events", "python3-recurring-ical-events")]
    public void recurring_ical_events_says_the_same() => Compare("recurring", GeneratedCalendars.Many(seed: 2, changed: true));

    [EngineFact("import dateutil", "python3-dateutil")]
    public void dateutil_says_the_same_of_any_rule() => Compare("dateutil", GeneratedRules.Many(seed: 4));

    private void Compare(string engine, IEnumerable<(string Text, Slot Within)> calendars)
    {
        var all = calendars.ToList();
        var theirs = Expand(engine, all.Select(c => c.Text));
        var differing = new List<string>();
        var (times, given) = (0, 0);
        for (var i = 0; i < all.Count; i++)
        {
            if (theirs[i] is not { } their)
            {
                continue;
            }

            given++;
            var reading = FeedReader.Read(all[i].Text, all[i].Within, new(), CancellationToken.None);
            var ours = string.Join(' ', reading.Busy.Select(b => $"{b.Start:MM-ddTHH:mm}/{b.End:HH:mm}"));
            var other = string.Join(' ', their.Select(b => $"{b.Start:MM-ddTHH:mm}/{b.End:HH:mm}"));
            times += reading.Busy.Count;
            if (ours != other || reading.Doubts.Count > 0)
            {
                differing.Add($"{all[i].Text}\nours:   {ours}\ntheirs: {other}");
            }
        }

        output.WriteLine($"{engine}: {given - differing.Count} of {given} calendars the same, {times} busy times.");
        Assert.True(times > given && given > all.Count * 9 / 10);
        Assert.True(differing.Count == 0, $"{differing.Count} of {given} differ:\n{string.Join("\n\n", differing.Take(6))}");
    }

    private static List<List<Slot>?> Expand(string engine, IEnumerable<string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("handslaget-engines-").FullName;
        try
        {
            foreach (var (text, i) in texts.Select((t, i) => (t, i)))
            {
                File.WriteAllText(Path.Combine(folder, $"{i:00000}.ics"), text);
            }

            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [TestFiles.Server("expand_calendars.py"), folder, engine]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var lines = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
            return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Busy)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Slot>? Busy(string line) =>
        line == "null" ? null : [.. JsonSerializer.Deserialize<long[][]>(line)!.Select(b => new Slot(DateTimeOffset.FromUnixTimeSeconds(b[0]), DateTimeOffset.FromUnixTimeSeconds(b[1])))];
}
