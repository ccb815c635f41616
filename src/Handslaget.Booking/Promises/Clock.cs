namespace Handslaget.Booking.Promises;

public enum ClockState
{
    Running,

    /// <summary>It runs, and the time is running out (<see cref="ServiceGuarantee.WarnsWorkingDays"/>).</summary>
    Amber,

    /// <summary>The time has passed. It stays broken also when there is nobody left to keep it to.</summary>
    Broken,
    Kept,

    /// <summary>It was kept, but too late: a broken promise.</summary>
    KeptLate,
    Paused,

    /// <summary>There was nobody left to keep it to before the time had passed, or it was given anew.</summary>
    Void,
}

/// <summary>A stretch in which a clock does not count; <see cref="Until"/> is null while it lasts. No reason: a fact of the subject's own paused it.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until, PauseReason? Reason);

/// <summary>
/// The clock of one promise to one subject, as its facts have made it; what it says depends on the time it is asked. A promise is kept until
/// and including <see cref="DueAt"/>.
/// </summary>
public sealed record Clock(ServiceGuarantee Promise, DateTimeOffset StartedAt)
{
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>By when it must be kept. A pause that is not over has not moved it yet.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>From when somebody should look at it.</summary>
    public DateTimeOffset AmberAt { get; init; }

    /// <summary>When the clock ended: kept, or (<see cref="IsVoid"/>) with nobody left to keep it to.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsVoid { get; init; }

    /// <summary>How much of the target was used when it ended, in the target's unit.</summary>
    public double? Used { get; init; }

    /// <summary>When the company was given an explanation and an apology.</summary>
    public DateTimeOffset? ExplainedAt { get; init; }

    /// <summary>The pause it is in, if it began while there was time left.</summary>
    public Pause? PausedBy => EndedAt is null && Pauses is [.., { Until: null } last] && last.From <= DueAt ? last : null;

    public ClockState StateAt(DateTimeOffset now) =>
        EndedAt is { } ended ? (ended <= DueAt, IsVoid) switch
        {
            (true, true) => ClockState.Void,
            (true, false) => ClockState.Kept,
            (false, true) => ClockState.Broken,
            (false, false) => ClockState.KeptLate,
        }
        : PausedBy is not null ? ClockState.Paused
        : now > DueAt ? ClockState.Broken
        : now >= AmberAt ? ClockState.Amber
        : ClockState.Running;

    public bool IsBrokenAt(DateTimeOffset now) => StateAt(now) is ClockState.Broken or ClockState.KeptLate;

    /// <summary>From when a human is needed: somebody should keep it, or explain that it was not kept. Null: nobody is needed.</summary>
    public DateTimeOffset? NeedsSomebodyFrom =>
        EndedAt is null ? (PausedBy is null && ExplainedAt is null ? AmberAt : null)
        : EndedAt > DueAt && Promise.IsPublic && ExplainedAt is null ? AmberAt
        : null;

    /// <summary>Only a clock that runs, with time left, can be paused.</summary>
    public Decision Pause(PauseReason reason, DateTimeOffset now) =>
        PausedBy is not null ? Decision.AlreadySo
        : StateAt(now) is ClockState.Running or ClockState.Amber ? Decision.Of(new ClockPaused(Promise.Key, reason, now))
        : Refusal.ClockDoesNotRun;

    public Decision Resume(DateTimeOffset now) =>
        PausedBy is not null ? Decision.Of(new ClockResumed(Promise.Key, now))
        : StateAt(now) is ClockState.Running or ClockState.Amber ? Decision.AlreadySo
        : Refusal.ClockDoesNotRun;

    /// <summary>The company is told why a promise to it was broken, once.</summary>
    public Decision Explain(DateTimeOffset now) =>
        ExplainedAt is not null ? Decision.AlreadySo
        : IsBrokenAt(now) && Promise.IsPublic ? Decision.Of(new PromiseExplained(Promise.Key, StartedAt, now))
        : Refusal.PromiseNotBroken;
}
