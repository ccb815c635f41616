using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// That a meeting stands in an official's own calendar, or is on its way there or from there. It is written before the calendar is, so that
/// nothing is left behind by a process that dies. What it says of the meeting is only a fingerprint.
/// </summary>
public sealed record WrittenEntry
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public Guid OfficialId { get; init; }

    /// <summary>Where it stands, sealed as the source was: it can be taken away also when the source is no longer connected.</summary>
    public CalendarAddress At { get; init; } = new();

    /// <summary>When this entry was begun: part of what Graph knows it again by, since one that was removed can not come back under its old name.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Graph's name for it.</summary>
    public string? Name { get; init; }

    /// <summary>The CalDAV server's tag of it.</summary>
    public string? ETag { get; init; }

    /// <summary>A fingerprint of what stands there. Null: perhaps nothing does.</summary>
    public string? Print { get; init; }

    /// <summary>How far the meeting's log had come when it was last looked at.</summary>
    public long Version { get; init; }

    /// <summary>When the meeting is over: what has been stays in the calendar.</summary>
    public DateTimeOffset Ends { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public CalendarFault? Fault { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>A process is writing until then; no other process may.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    public static Guid IdOf(Guid meeting, Guid official) => Notice.Name($"{meeting:N}/written/{official:N}");
}
