using System.Globalization;
using NodaTime;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// Calendars made from a seed, of what the standard leaves no doubt about: the start is a time of its rule, no time falls in an hour that
/// the clock skips or repeats, and none is under way when it changes. What engines disagree about has its files in Feeds/ instead.
/// </summary>
internal static class GeneratedCalendars
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly string[] ZoneNames = ["Europe/Stockholm", "Europe/Stockholm", "Europe/London", "America/New_York", "Asia/Tokyo"];

    public static string One(Random random, Slot within, string zoneName, bool changed)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneName];
        var around = Instant.FromDateTimeOffset(within.Start).InZone(zone).Date;
        var date = around.PlusDays(-random.Next(random.Next(2) == 0 ? 20 : 900));
        var (rule, start) = Rule(random, date, anyWeek: changed);
        var time = new LocalTime(random.Next(4) == 0 ? random.Next(24) : random.Next(3, 21), 15 * random.Next(4));
        var minutes = time.Hour == 1 ? 10 : 15 * random.Next(1, 12);
        if (time.Hour == 2)
        {
            time = time.PlusHours(1);
        }

        var lines = new List<string> { "UID:1", "DTSTAMP:20200101T000000Z", $"DTSTART;TZID={zoneName}:{Written(start + time)}", $"DURATION:PT{minutes}M", rule + End(random, start, within) };
        var (one, other) = (around.PlusDays(random.Next(12)), around.PlusDays(random.Next(12)));
        if (random.Next(3) == 0)
        {
            lines.Add($"EXDATE;TZID={zoneName}:{Written(one + time)},{Written(other + time)}");
        }

        if (random.Next(3) == 0)
        {
            // libical reads an RDATE as UTC, whatever zone it names, and recurring_ical_events forgets one on the day of a changed time.
            var day = around.PlusDays(random.Next(12));
            var extra = Written((day == start ? day.PlusDays(1) : day) + new LocalTime(21, 7));
            lines.Add(changed ? $"RDATE;TZID={zoneName}:{extra}" : $"RDATE:{extra}Z");
        }

        var moved = $"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nRECURRENCE-ID;TZID={zoneName}:{Written(start + time)}\r\nDTSTART;TZID={zoneName}:{Written(one + new LocalTime(22, 1))}\r\nDURATION:PT5M\r\nEND:VEVENT\r\n";
        return $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WITHIN:{within.Start:yyyyMMdd'T'HHmmss'Z'}/{within.End:yyyyMMdd'T'HHmmss'Z'}\r\nBEGIN:VEVENT\r\n"
            + string.Join("\r\n", lines) + "\r\nEND:VEVENT\r\n" + (changed ? moved : "") + "END:VCALENDAR\r\n";
    }

    /// <summary>Every night from 2020 to 2035 when Sweden's clock changes, a week on each side; or any two weeks.</summary>
    public static IEnumerable<(string Text, Slot Within)> Many(int seed, bool changed)
    {
        var random = new Random(seed);
        var nights = DateTimeZoneProviders.Tzdb["Europe/Stockholm"]
            .GetZoneIntervals(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0)).Skip(1).Select(i => i.Start.ToDateTimeOffset());
        var windows = nights.SelectMany(n => Enumerable.Repeat(Slot.From(n.Date.AddDays(-7), TimeSpan.FromDays(14)), 16))
            .Concat(Enumerable.Range(0, 500).Select(_ => Slot.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(900)), TimeSpan.FromDays(14))));
        foreach (var (within, i) in windows.Select((w, i) => (w, i)).ToList())
        {
            yield return (One(random, within, ZoneNames[i % ZoneNames.Length], changed), within);
        }
    }

    private static string Written(LocalDateTime time) => time.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => Days[(int)date.DayOfWeek - 1];

    private static (string Rule, LocalDate Start) Rule(Random random, LocalDate date, bool anyWeek)
    {
        var often = random.Next(2) == 0 ? "" : $";INTERVAL={random.Next(2, 4)}";
        var nth = ((date.Day - 1) / 7) + 1;
        var some = string.Join(',', Days.Where(d => d == Day(date) || random.Next(3) == 0));
        var early = date.Day > 28 ? date.PlusDays(-3) : date;
        var month = random.Next(1, 13);
        var months = date.Month == month ? $"{month}" : $"{date.Month},{month}";
        return random.Next(14) switch
        {
            0 => ("RRULE:FREQ=DAILY" + often, date),
            1 => ($"RRULE:FREQ=DAILY;BYDAY={some}", date),
            2 => ($"RRULE:FREQ=DAILY;BYMONTH={months}", date),
            3 => ("RRULE:FREQ=WEEKLY" + often, date),
            4 => ($"RRULE:FREQ=WEEKLY;BYDAY={some}{often}", date),
            // libical counts weeks wrongly when they begin on another day than Monday or Sunday.
            5 => ($"RRULE:FREQ=WEEKLY;WKST={Days[anyWeek ? random.Next(7) : 6 * random.Next(2)]};BYDAY={some}{often}", date),
            6 => ("RRULE:FREQ=MONTHLY" + often, early),
            7 => ($"RRULE:FREQ=MONTHLY;BYDAY={(nth < 5 ? nth : -1)}{Day(date)}{often}", date),
            8 => ($"RRULE:FREQ=MONTHLY;BYMONTHDAY={early.Day},-1{often}", early),
            9 => ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" + often, LastWorkday(date)),
            10 => ("RRULE:FREQ=YEARLY", early),
            11 => ($"RRULE:FREQ=YEARLY;BYYEARDAY={date.DayOfYear},{random.Next(1, 365)}", date),
            12 => ($"RRULE:FREQ=YEARLY;BYMONTH={date.Month};BYDAY={(nth < 5 ? nth : -1)}{Day(date)}", date),
            _ => ($"RRULE:FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={early.Day}", early),
        };
    }

    private static LocalDate LastWorkday(LocalDate date)
    {
        var last = date.With(DateAdjusters.EndOfMonth);
        return last.DayOfWeek switch { IsoDayOfWeek.Saturday => last.PlusDays(-1), IsoDayOfWeek.Sunday => last.PlusDays(-2), _ => last };
    }

    private static string End(Random random, LocalDate start, Slot within) => random.Next(4) switch
    {
        0 => $";COUNT={random.Next(1, 60)}",
        1 when start.ToDateTimeUnspecified() < within.Start.Date.AddDays(-2) => $";UNTIL={within.Start.AddDays(random.Next(14)).AddHours(random.Next(24)):yyyyMMdd'T'HHmmss'Z'}",
        _ => "",
    };
}
