namespace Handslaget.Booking;

/// <summary>
/// A half-open piece of time: <see cref="Start"/> belongs to it, <see cref="End"/> does not, so slots that touch do not overlap.
/// Both are instants in UTC; <see cref="SwedishTime"/> is the only place that knows the wall clock.
/// </summary>
public readonly record struct Slot(DateTimeOffset Start, DateTimeOffset End)
{
    public DateTimeOffset Start { get; init; } = Start.ToUniversalTime();

    public DateTimeOffset End { get; init; } = End.ToUniversalTime();

    public TimeSpan Length => End - Start;

    public static Slot From(DateTimeOffset start, TimeSpan length) => new(start, start + length);

    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;

    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    public bool Contains(Slot other) => Start <= other.Start && other.End <= End;

    /// <summary>The same slot with <paramref name="before"/> added in front of it and <paramref name="after"/> behind it.</summary>
    public Slot Widened(TimeSpan before, TimeSpan after) => new(Start - before, End + after);
}
