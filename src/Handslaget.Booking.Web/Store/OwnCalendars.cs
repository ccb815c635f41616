using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Where somebody's calendar lies, and how to be let in. <see cref="Id"/> is the source's; the log knows only that. What is secret is
/// sealed with the house's protection keys, and only the host is ever shown.
/// </summary>
public sealed record CalendarAddress
{
    public Guid Id { get; init; }

    /// <summary>The official or the room.</summary>
    public Guid OwnerId { get; init; }

    public CalendarKind Kind { get; init; }

    public string Host { get; init; } = "";

    public string Sealed { get; init; } = "";
}

/// <summary>Why a calendar could not be read. What we refuse to ask is told as what does not answer: nobody is to learn our network by asking.</summary>
public enum CalendarFault
{
    Unreachable,
    Denied,
    NotFound,
    TooLarge,
    TooSlow,
    TooManyRedirects,
    AsksToWait,
    ServerFault,
    NotACalendar,

    /// <summary>It is a calendar, and can not be made sense of. <see cref="SourceState.Why"/> says why.</summary>
    Unreadable,

    /// <summary>What it is sealed with is gone, so it must be written in anew.</summary>
    Locked,
}

/// <summary>Something in a calendar that could not be read for certain, and how many entries it is true of.</summary>
public sealed record SourceDoubt(Text Reason, int Count);

/// <summary>What the reading of one source has come to. Only when somebody is busy: no titles, no places, and no address.</summary>
public sealed record SourceState
{
    public Guid Id { get; init; }

    public CalendarKind Kind { get; init; }

    public string Host { get; init; } = "";

    public DateTimeOffset AddedAt { get; init; }

    public IReadOnlyList<Slot> Busy { get; init; } = [];

    /// <summary>When it was last known how the calendar looks. Null: it has never been read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>How far ahead <see cref="Busy"/> tells. An unchanged calendar is read anew when that is no longer far enough.</summary>
    public DateTimeOffset? ReadTo { get; init; }

    /// <summary>When all of it was last read, and not only seen to be as before.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    /// <summary>What could not be read for certain.</summary>
    public IReadOnlyList<SourceDoubt> Doubts { get; init; } = [];

    public DateTimeOffset? FailingSince { get; init; }

    public CalendarFault? Fault { get; init; }

    public Text? Why { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The CalDAV collection's own mark of its contents: its ctag, its sync-token, or a fingerprint of its entries' ETags.</summary>
    public string? Mark { get; init; }

    /// <summary>
    /// Since when its owner is not to be offered; null while what was last read may still be leaned on. One that should have been read long
    /// ago, and was not even tried, is one that nobody knows anything of: the house was shut.
    /// </summary>
    public DateTimeOffset? UnreadableSince(DateTimeOffset now, TimeSpan grace) =>
        ReadAt is null ? FailingSince ?? AddedAt
        : FailingSince is { } since ? now - since >= grace ? since : null
        : now - NextAt > grace + TimeSpan.FromMinutes(10) ? NextAt
        : null;
}

/// <summary>
/// An official's or a room's sources and what they came to. <see cref="Id"/> is the owner's: one process at a time reads everything of one
/// owner, so that what they unite to is never half of it.
/// </summary>
public sealed record OwnCalendars
{
    public Guid Id { get; init; }

    public bool IsRoom { get; init; }

    public IReadOnlyList<SourceState> Sources { get; init; } = [];

    public DateTimeOffset DueAt { get; init; }

    /// <summary>A process is reading until then; no other process may.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }
}
