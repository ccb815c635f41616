using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources;

/// <summary>When a source is read again, and what time of it is looked at. Values in, values out.</summary>
internal static class SourceTimes
{
    /// <summary>An unchanged calendar is read whole so often all the same: a mistake of ours in reading it does not live longer.</summary>
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    private static readonly TimeSpan FailuresWaitAtMost = TimeSpan.FromMinutes(30);

    /// <summary>How much longer is read than is needed, so that it is enough also when the week turns.</summary>
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

    /// <summary>Whether what is known is whole enough and reaches as far as times are looked for, so that only what is new need be asked for.</summary>
    public static bool IsEnough(this SourceState source, BookingRules rules, DateTimeOffset now) =>
        now - source.WholeAt < WholeEvery && source.ReadTo >= Weeks(rules.CalendarWeeks, now).End;

    private static Slot Weeks(int weeks, DateTimeOffset now)
    {
        var monday = SwedishTime.Monday(SwedishTime.Date(now));
        return new(SwedishTime.Midnight(monday), SwedishTime.Midnight(monday.AddDays(7 * weeks)));
    }
}
