using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Meetings;

public enum DayPart
{
    Whole,

    /// <summary>Over by noon.</summary>
    Morning,

    /// <summary>Begins at noon or later.</summary>
    Afternoon,
}

/// <summary>A time a company wishes for when none could be offered. Whether it can be had, a coordinator finds out by asking people.</summary>
public sealed record WishedTime(DateOnly Day, DayPart Part)
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>The stretch of the day that the meeting would lie in.</summary>
    public Slot Within(BookingRules rules) => SwedishTime.Between(
        Day, Part == DayPart.Afternoon ? Noon : rules.OpensAt, Part == DayPart.Morning ? Noon : rules.ClosesAt);

    public bool SaysTheSameAs(WishedTime other) => Day == other.Day && (Part == other.Part || Part == DayPart.Whole || other.Part == DayPart.Whole);
}

/// <summary>What is wrong with a wish.</summary>
public enum WishFault
{
    /// <summary>The day is over, or it is today.</summary>
    Passed,

    /// <summary>Farther ahead than times are offered.</summary>
    BeyondHorizon,

    /// <summary>A Saturday or a Sunday.</summary>
    Weekend,

    /// <summary>A public holiday, or an eve on which the offices are shut.</summary>
    Holiday,

    /// <summary>An earlier wish says it already.</summary>
    Twice,
}

/// <summary>
/// The rules of wishing: one to three, on working days from tomorrow to the horizon. Sooner than companies book by themselves is no fault,
/// since it is a human who answers.
/// </summary>
public static class Wishes
{
    public const int AtMost = 3;

    public static WishFault? FaultOf(WishedTime wish, IEnumerable<WishedTime> earlier, DateTimeOffset now, BookingRules rules) =>
        wish.Day <= SwedishTime.Date(now) ? WishFault.Passed
        : wish.Day > LastDay(now, rules) ? WishFault.BeyondHorizon
        : wish.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WishFault.Weekend
        : !WorkingDays.IsWorkingDay(wish.Day) ? WishFault.Holiday
        : earlier.Any(wish.SaysTheSameAs) ? WishFault.Twice
        : null;

    public static DateOnly LastDay(DateTimeOffset now, BookingRules rules) => SwedishTime.Date(BookableTime.LatestEnd(now, rules)).AddDays(-1);

    internal static bool CanBeSent(IReadOnlyList<WishedTime> wishes, DateTimeOffset now, BookingRules rules) =>
        wishes.Count is > 0 and <= AtMost && !wishes.Where((wish, i) => FaultOf(wish, wishes.Take(i), now, rules) is not null).Any();
}
