using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// A letter or a text that has been seen to, written in the same transaction as what came of it: it is carried out once, however often it
/// comes. It names nobody.
/// </summary>
public sealed record Receipt
{
    /// <summary>"mail/…" or "sms/…" and what the message is known by.</summary>
    public string Id { get; init; } = "";

    public Guid? MeetingId { get; init; }

    public Guid? OfficialId { get; init; }

    /// <summary>When the sender's calendar says that the answer was made: an older one that comes later is not heeded.</summary>
    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>What a text was answered with, so that the same text gets the same answer. No names, no link.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Why a human reads a letter or a text.</summary>
public enum WhyToRead
{
    /// <summary>An ordinary letter, in words.</summary>
    InWords,

    /// <summary>An answer in calendar form that could be carried out, with words beside it.</summary>
    WordsWithAnswer,

    /// <summary>A calendar answer that can not be understood, or says two things.</summary>
    Unclear,

    /// <summary>A calendar answer about something that is not a meeting of ours.</summary>
    NotOurs,

    /// <summary>A calendar answer from an address that is not asked to that meeting.</summary>
    NotInvited,

    /// <summary>Our mail server says that it is not from whom it says it is.</summary>
    NotAuthentic,

    /// <summary>Somebody hands their seat over to a person who can not take it.</summary>
    HandedOver,

    /// <summary>A letter about a letter, that we do not know.</summary>
    CameBack,

    /// <summary>Too large, or not a letter at all.</summary>
    Unreadable,

    /// <summary>A text from the number of no meeting ahead, or of several.</summary>
    NoOneMeeting,
}

/// <summary>A letter or a text that nobody but a human can answer. It holds what somebody wrote, so it goes a while after it has been read.</summary>
public sealed record LetterToRead
{
    public Guid Id { get; init; }

    public Channel Channel { get; init; }

    public WhyToRead Why { get; init; }

    /// <summary>Address or number.</summary>
    public string From { get; init; } = "";

    public string Name { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The meeting it seems to be about.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>Written by a machine: a holiday answer, a receipt.</summary>
    public bool IsAutomatic { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>An address that letters have come back from. <see cref="Id"/> is a keyed hash: the list names nobody.</summary>
public sealed record SuspectAddress
{
    public string Id { get; init; } = "";

    /// <summary>The mail server's figure, "5.1.1".</summary>
    public string Status { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

/// <summary>Which process empties a letter box just now. Given up by itself when it is not renewed.</summary>
public sealed record ReadingLease
{
    public string Id { get; init; } = "";

    public string Holder { get; init; } = "";

    public DateTimeOffset Until { get; init; }
}
