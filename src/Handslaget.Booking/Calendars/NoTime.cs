namespace Handslaget.Booking.Calendars;

/// <summary>
/// Nothing fits in a period: the seats that stand in the way, whether a room does, and what would give a time, each with its first. An
/// empty list of relaxations is an honest answer too: then a human takes over.
/// </summary>
public sealed record NoTime(IReadOnlyList<BlockingSeat> Blocking, bool RoomBlocks, IReadOnlyList<Relaxation> Relaxations);

/// <summary>
/// A required seat without which there would be a time. <see cref="NobodyFree"/>: nobody who may fill it has any time in the period, so it
/// blocks whether or not others do too.
/// </summary>
public sealed record BlockingSeat(string Competence, bool NobodyFree);

/// <summary>Something that can be given up, and the first time there is when it is.</summary>
public abstract record Relaxation(DateTimeOffset FirstStart)
{
    /// <summary>One seat is filled by link.</summary>
    public sealed record SeatByLink(string Competence, DateTimeOffset FirstStart) : Relaxation(FirstStart);

    /// <summary>One seat stays empty, and its questions are answered in writing.</summary>
    public sealed record SeatInWriting(string Competence, DateTimeOffset FirstStart) : Relaxation(FirstStart);

    /// <summary>The same table, after the period.</summary>
    public sealed record Later(DateTimeOffset FirstStart) : Relaxation(FirstStart);

    /// <summary>Two smaller tables that do not overlap, in the order in which they are held; who coordinates sits at both.</summary>
    public sealed record TwoMeetings(
        IReadOnlyList<string> First,
        DateTimeOffset FirstStart,
        IReadOnlyList<string> Second,
        DateTimeOffset SecondStart) : Relaxation(FirstStart);
}
