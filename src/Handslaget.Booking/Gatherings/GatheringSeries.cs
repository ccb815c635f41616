namespace Handslaget.Booking.Gatherings;

public enum SkipReason
{
    /// <summary>Breakfasts rest in July.</summary>
    July,

    /// <summary>A working day of the week is a holiday, or an eve when offices are shut.</summary>
    HolidayWeek,

    /// <summary>The day itself is.</summary>
    Holiday,
}

/// <summary>A day of a series, and why there should be no gathering on it.</summary>
public sealed record SeriesDay(DateOnly Date, SkipReason? Pause);

/// <summary>
/// Monthly gatherings: the same weekday of the same week of each month as the first ("the second Tuesday"). A month without a fifth such
/// day has the fourth. Days that should be skipped are said to be, with the reason; a coordinator decides.
/// </summary>
public static class GatheringSeries
{
    public static IReadOnlyList<SeriesDay> Days(DateOnly first, int months) =>
        [.. Enumerable.Range(0, months).Select(m => Nth(new DateOnly(first.Year, first.Month, 1).AddMonths(m), first.DayOfWeek, (first.Day - 1) / 7)).Select(d => new SeriesDay(d, PauseOf(d)))];

    public static SkipReason? PauseOf(DateOnly day)
    {
        if (!WorkingDays.IsWorkingDay(day)) return SkipReason.Holiday;
        if (day.Month == 7) return SkipReason.July;
        var monday = SwedishTime.Monday(day);
        return Enumerable.Range(0, 5).Any(d => !WorkingDays.IsWorkingDay(monday.AddDays(d))) ? SkipReason.HolidayWeek : null;
    }

    private static DateOnly Nth(DateOnly monthsFirst, DayOfWeek weekday, int n)
    {
        var first = monthsFirst.AddDays(((int)weekday - (int)monthsFirst.DayOfWeek + 7) % 7);
        var day = first.AddDays(7 * n);
        return day.Month == monthsFirst.Month ? day : day.AddDays(-7);
    }
}
