using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources;

/// <summary>When a source is read again, and what time of it is looked at. Values in, values out.</summary>
internal static class SourceTimes
{
    private static readonly TimeSpan FailuresWaitAtMost = TimeSpan.FromMinutes(30);

    /// <summary>How much longer is read than is needed, so that an unchanged calendar need not be read anew every week.</summary>
    private const int WeeksToSpare = 2;

    /// <summary>A little sooner than it must be, by chance: two hundred calendars are not all asked in the same second.</summary>
    public static DateTimeOffset AfterReading(DateTimeOffset now, TimeSpan every, double chance) => now + (every * (1 - (0.2 * chance)));

    /// <summary>Twice as long for every failure, up to half an hour, and never sooner than the calendar has asked us to wait.</summary>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, TimeSpan every, int failures, TimeSpan? wait, double chance)
    {
        var most = every > FailuresWaitAtMost ? every : FailuresWaitAtMost;
        var backOff = every * Math.Pow(2, Math.Min(failures - 1, 10));
        var next = AfterReading(now, backOff < most ? backOff : most, chance);
        return wait is { } asked && now + asked > next ? now + asked : next;
    }

    public static Slot Within(BookingRules rules, DateTimeOffset now) => Weeks(rules.CalendarWeeks + WeeksToSpare, now);

    /// <summary>Whether what is known reaches as far as times are looked for.</summary>
    public static bool ReachesFarEnough(this SourceState source, BookingRules rules, DateTimeOffset now) =>
        source.ReadAt is not null && source.ReadTo >= Weeks(rules.CalendarWeeks, now).End;

    private static Slot Weeks(int weeks, DateTimeOffset now)
    {
        var monday = SwedishTime.Monday(SwedishTime.Date(now));
        return new(SwedishTime.Midnight(monday), SwedishTime.Midnight(monday.AddDays(7 * weeks)));
    }
}
