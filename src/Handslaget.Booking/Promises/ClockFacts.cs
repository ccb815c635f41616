namespace Handslaget.Booking.Promises;

// These records are stored as they stand: change them only by adding. They stand in the subject's own log, among its other facts, so that one
// order holds for all of them. That a promise is broken is no fact: it follows from the facts, the register and the time.

/// <summary>A coordinator has stopped the count of the clock of one promise (<see cref="ServiceGuarantee.Key"/>) that runs.</summary>
public sealed record ClockPaused(string Promise, PauseReason Reason, DateTimeOffset At);

/// <summary>The count goes on.</summary>
public sealed record ClockResumed(string Promise, DateTimeOffset At);

/// <summary>
/// A promise was broken, and the subject's company has been given an explanation and an apology. <see cref="StartedAt"/> says which of the
/// promise's clocks. The words lie beside the log.
/// </summary>
public sealed record PromiseExplained(string Promise, DateTimeOffset StartedAt, DateTimeOffset At);

/// <summary>Why a clock is paused. A short list, so that it can be counted and shown.</summary>
public enum PauseReason
{
    /// <summary>The company has been asked for something that is needed first.</summary>
    WaitsForPapers,

    /// <summary>The company wants to wait.</summary>
    CompanyWantsToWait,

    /// <summary>The company can not be reached.</summary>
    CompanyNotReached,

    /// <summary>Another authority must answer first.</summary>
    WaitsForOthers,

    /// <summary>The municipality's offices are closed although it is a working day.</summary>
    OfficesClosed,
}

/// <summary>A fact as a clock sees it: the name it is stored under and when it was so. The rest only clocks' own facts have.</summary>
public sealed record TimedFact(string Name, DateTimeOffset At)
{
    public const string Paused = "clock_paused";
    public const string Resumed = "clock_resumed";
    public const string Explained = "promise_explained";

    /// <summary>The promise whose clock it is about.</summary>
    public string? Promise { get; init; }

    public PauseReason? Reason { get; init; }

    /// <summary>When the clock it is about started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the meeting was to begin, as it stood at the fact; null when it has no time, or is no meeting.</summary>
    public DateTimeOffset? MeetingStart { get; init; }

    /// <summary>A fact under its stored name, which <paramref name="at"/> is the time of if it does not say itself.</summary>
    public static TimedFact Of(object fact, string name, DateTimeOffset at) => fact switch
    {
        ClockPaused e => new(name, e.At) { Promise = e.Promise, Reason = e.Reason },
        ClockResumed e => new(name, e.At) { Promise = e.Promise },
        PromiseExplained e => new(name, e.At) { Promise = e.Promise, StartedAt = e.StartedAt },
        _ => new(name, at),
    };
}
