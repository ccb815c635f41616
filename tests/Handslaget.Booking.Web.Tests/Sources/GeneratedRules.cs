namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>Rules of everything the grammar has from DAILY up, sensible or not, each with a start that it may or may not give itself.</summary>
internal static class GeneratedRules
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static IEnumerable<(string Text, Slot Within)> Many(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var start = new DateTime(2022, 1, 1, 9, 0, 0).AddDays(random.Next(1_500)).AddMinutes(15 * random.Next(20));
            var within = Slot.From(new DateTimeOffset(start.Date, TimeSpan.Zero).AddDays(random.Next(900) - 5), TimeSpan.FromDays(120));
            yield return (
                $"BEGIN:VCALENDAR\r\nX-WITHIN:{within.Start:yyyyMMdd'T'HHmmss'Z'}/{within.End:yyyyMMdd'T'HHmmss'Z'}\r\nBEGIN:VEVENT\r\nUID:{i}\r\n"
                + $"DTSTART:{start:yyyyMMdd'T'HHmmss'Z'}\r\nDURATION:PT30M\r\nRRULE:{Rule(random)}{End(random, start)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                within);
        }
    }

    private static string Rule(Random random)
    {
        var often = random.Next(3) == 0 ? $";INTERVAL={random.Next(2, 5)}" : "";
        var week = random.Next(4) == 0 ? $";WKST={Days[random.Next(7)]}" : "";
        var parts = random.Next(4) switch
        {
            0 => "FREQ=DAILY" + Months(random) + MonthDays(random) + (random.Next(3) == 0 ? ByDay(random, nth: false) : ""),
            1 => "FREQ=WEEKLY" + Months(random) + (random.Next(3) > 0 ? ByDay(random, nth: false) : ""),
            2 => "FREQ=MONTHLY" + Months(random) + MonthDays(random) + (random.Next(2) == 0 ? ByDay(random, nth: true) : ""),
            _ => "FREQ=YEARLY" + Yearly(random),
        };
        var hours = random.Next(5) == 0 ? $";BYHOUR={Numbers(random, 6, 20, 2)}" : "";
        var position = parts.Contains(";BY", StringComparison.Ordinal) && random.Next(4) == 0 ? $";BYSETPOS={Numbers(random, -3, 3, 2)}" : "";
        return parts + often + week + hours + position;
    }

    private static string Yearly(Random random) => random.Next(6) switch
    {
        0 => $";BYYEARDAY={Numbers(random, -366, 366, 4)}",
        1 => $";BYWEEKNO={Numbers(random, -53, 53, 3)}" + ByDay(random, nth: false),
        2 => Months(random) + ByDay(random, nth: true),
        3 => $";BYMONTH={Numbers(random, 1, 12, 3)};BYMONTHDAY={Numbers(random, -31, 31, 3)}",
        4 => $";BYMONTH={Numbers(random, 1, 12, 3)}",
        _ => "",
    };

    private static string Months(Random random) => random.Next(4) == 0 ? $";BYMONTH={Numbers(random, 1, 12, 4)}" : "";

    private static string MonthDays(Random random) => random.Next(3) == 0 ? $";BYMONTHDAY={Numbers(random, -31, 31, 4)}" : "";

    // dateutil finds nothing where days with a number and days without stand side by side.
    private static string ByDay(Random random, bool nth)
    {
        nth = nth && random.Next(2) == 0;
        var days = Days.OrderBy(_ => random.Next()).Take(random.Next(1, 4));
        return ";BYDAY=" + string.Join(',', days.Select(d => nth ? $"{(random.Next(2) == 0 ? 1 : -1) * random.Next(1, 5)}{d}" : d));
    }

    private static string Numbers(Random random, int least, int most, int count) =>
        string.Join(',', Enumerable.Range(0, random.Next(1, count + 1)).Select(_ => random.Next(least, most + 1)).Where(n => n != 0).DefaultIfEmpty(1).Distinct().Order());

    private static string End(Random random, DateTime start) => random.Next(4) switch
    {
        0 => $";COUNT={random.Next(1, 80)}",
        1 => $";UNTIL={start.AddDays(random.Next(1, 900)):yyyyMMdd'T'HHmmss'Z'}",
        _ => "",
    };
}
