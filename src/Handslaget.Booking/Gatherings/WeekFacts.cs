namespace Handslaget.Booking.Gatherings;

/// <summary>A company sits at a sitting.</summary>
public sealed record Seating(Guid SignUpId, string Sitting);

/// <summary>How a proposal was come by.</summary>
public enum LaidHow
{
    /// <summary>Nothing better by the rule was possible.</summary>
    Best,

    /// <summary>The time to look for a better one ran out: it keeps every must, and may fulfil fewer wishes.</summary>
    TimeRanOut,

    /// <summary>The solver could not be used. As many as possible have a table, by lot, and their wishes are met as far as that goes.</summary>
    Plain,
}

// These records are stored as they stand: change them only by adding. They hold no names and no prose.

/// <summary>A company wishes, or wishes anew.</summary>
public sealed record WishesMade(Guid SignUpId, WeekWish Wish, DateTimeOffset At);

/// <summary>A proposal for the whole week. It is nobody's until it is published.</summary>
/// <param name="Lot">What the order of lots is made from (<see cref="WeekLot"/>): drawn once, when no more wishes can be made, and published.</param>
/// <param name="Seatings">Who sits where.</param>
/// <param name="How">Whether a better one was possible.</param>
/// <param name="At">UTC.</param>
public sealed record WeekLaid(string Lot, IReadOnlyList<Seating> Seatings, LaidHow How, DateTimeOffset At);

/// <summary>The proposal holds from now on: each has its sittings, and who got none stands in line by lot.</summary>
public sealed record WeekPublished(DateTimeOffset At);

/// <summary>A company with several sittings gives one of them back, and keeps the others.</summary>
public sealed record SittingGivenBack(Guid SignUpId, string Sitting, DateTimeOffset At);
