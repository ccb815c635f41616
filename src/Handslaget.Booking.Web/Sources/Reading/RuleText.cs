using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ical.Net;
using Ical.Net.DataTypes;

namespace Handslaget.Booking.Web.Sources.Reading;

internal sealed partial record RepeatRule
{
    private const int MostNumbers = 400;

    // A step longer than any calendar is written by mistake or in spite.
    private const int LongestInterval = 10_000;

    // Every day of the year, named one by one, is half of this.
    private const int LongestText = 4_000;

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>
    /// Reads the rule part by part. What only ends a series is doubted and left out, since without it the series is longer and nobody is
    /// free in error; any other part that can not be read makes the whole rule unreadable.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out RepeatRule? rule, out Text? doubt)
    {
        (rule, doubt) = (null, null);
        if (text.Length > LongestText)
        {
            return false;
        }

        var pattern = new RecurrenceRule { FirstDayOfWeek = DayOfWeek.Monday };
        Stamp? until = null;
        var hasFrequency = false;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).Trim().ToUpperInvariant();
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim().ToUpperInvariant();
            switch (name)
            {
                case "FREQ" when Enum.TryParse<FrequencyType>(value, ignoreCase: true, out var frequency) && !char.IsAsciiDigit(value[0]):
                    pattern.Frequency = frequency;
                    hasFrequency = true;
                    break;
                case "UNTIL" when Stamp.TryRead(value, out var last):
                    until = last;
                    break;
                case "COUNT" when TryCount(value, out var count):
                    pattern.Count = count;
                    break;
                case "UNTIL" or "COUNT":
                    doubt = Reasons.NoLastTime;
                    break;
                case "INTERVAL" when TryCount(value, out var interval) && interval <= LongestInterval:
                    pattern.Interval = interval;
                    break;
                case "WKST" when Array.IndexOf(Days, value) is >= 0 and var day:
                    pattern.FirstDayOfWeek = (DayOfWeek)day;
                    break;
                case "BYDAY" when TryDays(value, pattern.ByDay):
                case "BYSECOND" when TryNumbers(value, 0, 60, pattern.BySecond):
                case "BYMINUTE" when TryNumbers(value, 0, 59, pattern.ByMinute):
                case "BYHOUR" when TryNumbers(value, 0, 23, pattern.ByHour):
                case "BYMONTH" when TryNumbers(value, 1, 12, pattern.ByMonth):
                case "BYMONTHDAY" when TryNumbers(value, -31, 31, pattern.ByMonthDay):
                case "BYYEARDAY" when TryNumbers(value, -366, 366, pattern.ByYearDay):
                case "BYWEEKNO" when TryNumbers(value, -53, 53, pattern.ByWeekNo):
                case "BYSETPOS" when TryNumbers(value, -366, 366, pattern.BySetPosition):
                case "RSCALE" when value is "GREGORIAN":
                case "SKIP" when value is "OMIT":
                case var other when other.StartsWith("X-", StringComparison.Ordinal):
                    break;
                default:
                    return false;
            }
        }

        if (!hasFrequency)
        {
            return false;
        }

        rule = new(WithoutWhatDoesNotBelong(pattern), until);
        return true;
    }

    // The standard forbids these, programs write them, and the series is no shorter without them.
    private static RecurrenceRule WithoutWhatDoesNotBelong(RecurrenceRule pattern)
    {
        if (pattern.Frequency is not (FrequencyType.Monthly or FrequencyType.Yearly))
        {
            pattern.ByDay = [.. pattern.ByDay.Select(d => new WeekDay(d.DayOfWeek)).DistinctBy(d => d.DayOfWeek)];
        }

        if (pattern.Frequency != FrequencyType.Yearly)
        {
            pattern.ByWeekNo.Clear();
        }

        if (pattern.Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly)
        {
            pattern.ByYearDay.Clear();
        }

        if (pattern.Frequency == FrequencyType.Weekly)
        {
            pattern.ByMonthDay.Clear();
        }

        return pattern;
    }

    private static bool TryCount(string text, out int count)
    {
        var understood = double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        count = understood ? (int)Math.Clamp(number, 1, int.MaxValue) : 0;
        return understood;
    }

    private static bool TryNumbers(string text, int least, int most, List<int> into)
    {
        into.Clear();
        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                || number < least || number > most || (number == 0 && least < 0) || into.Count > MostNumbers)
            {
                return false;
            }

            // A leap second, and a number written twice.
            number = most == 60 ? Math.Min(number, 59) : number;
            if (!into.Contains(number))
            {
                into.Add(number);
            }
        }

        return into.Count > 0;
    }

    private static bool TryDays(string text, List<WeekDay> into)
    {
        into.Clear();
        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var day = item.Length < 2 ? -1 : Array.IndexOf(Days, item[^2..]);
            int? nth = null;
            if (item.Length > 2)
            {
                if (!int.TryParse(item[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number is 0 or < -53 or > 53)
                {
                    return false;
                }

                nth = number;
            }

            if (day < 0 || into.Count > MostNumbers)
            {
                return false;
            }

            into.Add(nth is { } n ? new WeekDay((DayOfWeek)day, n) : new WeekDay((DayOfWeek)day));
        }

        return into.Count > 0;
    }
}
