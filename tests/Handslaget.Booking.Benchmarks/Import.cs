using System.Diagnostics;
using System.Globalization;
using System.Text;
using Handslaget.Booking.Web.Sources.Reading;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// Two hundred people's calendars of two hundred recurring events each, made busy time of for half a year: by our reader, which judges event
/// by event, and by Ical.Net alone. Of calendars without anything odd in them the two must come to the same.
/// </summary>
internal static class Import
{
    private const int Calendars = 200;

    private const int Series = 200;

    /// <summary>So many calendars are read in each round; all of them once, beside the rounds.</summary>
    private const int PerRound = 10;

    private static readonly Slot Within = new(
        SwedishTime.Midnight(new DateOnly(2027, 1, 4)), SwedishTime.Midnight(new DateOnly(2027, 1, 4).AddDays(7 * 26)));

    public static async Task<SuiteResult> Run(Options options)
    {
        string[] texts = [.. Enumerable.Range(0, Calendars).Select(number => Text(new Random((options.Seed * 1000) + number)))];
        for (var number = 0; number < PerRound; number++)
        {
            WrongAnswer.Unless(Ours(texts[number]).SequenceEqual(Theirs(texts[number])), $"calendar {number} is not what Ical.Net says");
        }

        var watch = Stopwatch.StartNew();
        var times = texts.Sum(text => Ours(text).Count);
        var all = watch.Elapsed;
        var rounds = await Rounds.Run(
            "import", $"ms for {PerRound} calendars", options,
            new Side("ours", () => Milliseconds(texts, text => Ours(text))), new Side("Ical.Net", () => Milliseconds(texts, text => Theirs(text))));
        return new("import")
        {
            Facts = new Dictionary<string, string>
            {
                [$"{Calendars} calendars of {Series} recurring events, 26 weeks"] = string.Create(
                    CultureInfo.InvariantCulture, $"{all.TotalSeconds:F1} s on one core, {times:N0} busy times when those that touch are joined"),
                ["size of a calendar"] = string.Create(CultureInfo.InvariantCulture, $"{texts.Average(text => text.Length) / 1000:F0} kB"),
            },
            Rounds = [rounds],
            Verdicts = [new("B3", rounds.Ratio("ours", "Ical.Net"))],
        };
    }

    private static double Milliseconds(string[] texts, Action<string> read)
    {
        var watch = Stopwatch.StartNew();
        foreach (var text in texts.Take(PerRound))
        {
            read(text);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    private static IReadOnlyList<Slot> Ours(string text) => FeedReader.Read(text, Within, new FeedOptions { MaxDuration = TimeSpan.FromMinutes(5) }, CancellationToken.None).Busy;

    private static List<Slot> Theirs(string text)
    {
        var calendar = Ical.Net.Calendar.Load(text)!;
        var end = new CalDateTime(Within.End.UtcDateTime);
        return Merged(calendar.GetOccurrences<CalendarEvent>(new CalDateTime(Within.Start.UtcDateTime))
            .TakeWhile(occurrence => occurrence.Period.StartTime.LessThan(end))
            .Select(occurrence => new Slot(At(occurrence.Period.StartTime), At(occurrence.Period.EffectiveEndTime!)))
            .Select(slot => new Slot(slot.Start, slot.End < Within.End ? slot.End : Within.End)));
    }

    private static DateTimeOffset At(CalDateTime time) => new(time.AsUtc, TimeSpan.Zero);

    private static List<Slot> Merged(IEnumerable<Slot> slots)
    {
        var merged = new List<Slot>();
        foreach (var slot in slots.OrderBy(slot => slot.Start))
        {
            if (merged.Count == 0 || slot.Start > merged[^1].End)
            {
                merged.Add(slot);
            }
            else if (slot.End > merged[^1].End)
            {
                merged[^1] = new(merged[^1].Start, slot.End);
            }
        }

        return merged;
    }

    /// <summary>What people's calendars hold: most of it weekly, some every other week or on a weekday of the month, with exceptions and ends.</summary>
    private static string Text(Random random)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//handslaget//benchmark//SV\r\n");
        for (var series = 0; series < Series; series++)
        {
            var start = new DateTime(2026, 11, 2, 8, 0, 0, DateTimeKind.Unspecified).AddDays(random.Next(28)).AddMinutes(15 * random.Next(36));
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{series}@benchmark\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Möte {series}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"DTSTART;TZID=Europe/Stockholm:{Written(start)}\r\nDURATION:PT{15 * random.Next(1, 9)}M\r\nRRULE:{Rule(random, start)}\r\n");
            if (random.Next(3) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"EXDATE;TZID=Europe/Stockholm:{Written(start.AddDays(7 * random.Next(1, 20)))}\r\n");
            }

            text.Append("END:VEVENT\r\n");
        }

        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    private static string Rule(Random random, DateTime start) => random.Next(10) switch
    {
        < 6 => "FREQ=WEEKLY",
        < 8 => "FREQ=WEEKLY;INTERVAL=2",
        8 => $"FREQ=WEEKLY;COUNT={random.Next(5, 40)}",
        _ => $"FREQ=MONTHLY;BYDAY={((start.Day - 1) / 7) + 1}{start.DayOfWeek.ToString()[..2].ToUpperInvariant()}",
    };

    private static string Written(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
