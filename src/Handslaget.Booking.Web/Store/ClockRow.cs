using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// One clock of one subject as it can be asked for: whose, of which promise, and what of it does not depend on the time it is asked. It is
/// made from the facts alone (<see cref="ClockProjection"/>) and can be made anew from them (<see cref="ClockRecount"/>).
/// </summary>
public sealed record ClockRow
{
    public Guid Id { get; init; }

    /// <summary>The subject's log.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What the subject is: "meeting", by the noun of its first fact.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The promise's key, and from when its version is valid.</summary>
    public string Promise { get; init; } = "";

    public DateOnly Version { get; init; }

    public bool IsPublic { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset AmberAt { get; init; }

    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsVoid { get; init; }

    public double? Used { get; init; }

    public DateTimeOffset? ExplainedAt { get; init; }

    /// <summary><see cref="Clock.NeedsSomebodyFrom"/>: what the board asks for.</summary>
    public DateTimeOffset? NeedsSomebodyFrom { get; init; }

    public static Guid IdOf(Guid subject, string promise, DateTimeOffset startedAt) => Notice.Name($"clock/{subject:N}/{promise}/{startedAt.UtcTicks}");

    public static ClockRow Of(Guid subject, string kind, Clock clock) => new()
    {
        Id = IdOf(subject, clock.Promise.Key, clock.StartedAt),
        SubjectId = subject,
        Subject = kind,
        Promise = clock.Promise.Key,
        Version = clock.Promise.ValidFrom,
        IsPublic = clock.Promise.IsPublic,
        StartedAt = clock.StartedAt,
        DueAt = clock.DueAt,
        AmberAt = clock.AmberAt,
        Pauses = clock.Pauses,
        PausedAt = clock.PausedBy?.From,
        EndedAt = clock.EndedAt,
        IsVoid = clock.IsVoid,
        Used = clock.Used,
        ExplainedAt = clock.ExplainedAt,
        NeedsSomebodyFrom = clock.NeedsSomebodyFrom,
    };

    /// <summary>The clock again, with the promise that the register has for it.</summary>
    public Clock With(ServiceGuarantee promise) => new(promise, StartedAt)
    {
        DueAt = DueAt,
        AmberAt = AmberAt,
        Pauses = Pauses,
        EndedAt = EndedAt,
        IsVoid = IsVoid,
        Used = Used,
        ExplainedAt = ExplainedAt,
    };
}

/// <summary>Which register of promises, and which way of counting, the rows were last counted by.</summary>
public sealed record ClocksCountedBy
{
    public const string TheOnly = "clocks";

    public string Id { get; init; } = TheOnly;

    public string Fingerprint { get; init; } = "";
}

/// <summary>What a company was told of a broken promise. Beside the log: it is free text. <see cref="Id"/> is the clock's.</summary>
public sealed record Explanation
{
    public Guid Id { get; init; }

    public Guid SubjectId { get; init; }

    public string Promise { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    public string Why { get; init; } = "";

    /// <summary>What happens next.</summary>
    public string Next { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
