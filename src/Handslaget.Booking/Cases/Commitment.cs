using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Cases;

// These records are stored as they stand: change them only by adding. What is promised, in words, stands beside the log.

/// <summary>Somebody said at a meeting that they would do something by a day. <see cref="OfficialId"/>: who; null: the company itself.</summary>
public sealed record CommitmentMade(
    Guid MeetingId, Guid CaseId, Guid? OfficialId, string Competence, DateOnly DueOn, DateTimeOffset At, CommitmentKind Kind = CommitmentKind.NextStep);

/// <summary><see cref="PositionsFilled"/>: how many positions an effort has filled, as the company tells it; null: not told.</summary>
public sealed record CommitmentKept(DateTimeOffset At, int? PositionsFilled = null);

public sealed record CommitmentDropped(CommitmentDropReason Reason, DateTimeOffset At);

public sealed record CommitmentDueMoved(DateOnly DueOn, DueMoveReason Reason, DateTimeOffset At);

/// <summary>Who owes it was reminded.</summary>
public sealed record CommitmentReminded(DateTimeOffset At);

public enum CommitmentKind
{
    /// <summary>What happens next in the matter.</summary>
    NextStep,

    /// <summary>An agreed effort (insats) for the company's skills supply, Handslaget's point 12.</summary>
    Effort,
}

public enum CommitmentDropReason
{
    /// <summary>The errand has changed, and it is not needed.</summary>
    NotNeeded,

    /// <summary>It was solved in another way.</summary>
    SolvedOtherwise,

    /// <summary>The answers were corrected, and it is not in them any more.</summary>
    Corrected,
}

public enum DueMoveReason
{
    /// <summary>It takes longer than was thought.</summary>
    NeedsMoreTime,

    /// <summary>It waits for something from the company.</summary>
    WaitsForCompany,

    /// <summary>It waits for another office or authority.</summary>
    WaitsForOthers,

    /// <summary>The answers were corrected.</summary>
    Corrected,
}

public sealed record RemindOfCommitment(Guid CommitmentId);

/// <summary>
/// What somebody owes the case: an official or the company, by a day (Swedish calendar, a working day). An official is reminded the working day
/// before and the working day after; a company once, the working day before. Overdue when the day has passed and it is neither kept nor dropped.
/// An effort is one too, and is followed in the same way.
/// </summary>
public sealed record Commitment : ISubject<Commitment>
{
    /// <summary>The case type at whose table an effort can be agreed.</summary>
    public const string EffortsCaseType = "skills-and-recruitment";

    /// <summary>More positions than that are a slip of the pen.</summary>
    public const int MostPositions = 1000;

    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public Guid CaseId { get; init; }

    public Guid? OfficialId { get; init; }

    public string Competence { get; init; } = "";

    public DateOnly DueOn { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public CommitmentKind Kind { get; init; }

    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>Of an effort that is done; null: the company has not told.</summary>
    public int? PositionsFilled { get; init; }

    public DateTimeOffset? DroppedAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Why it was last put off; null: it was not.</summary>
    public DueMoveReason? MovedFor { get; init; }

    public bool IsOpen => Id != Guid.Empty && KeptAt is null && DroppedAt is null;

    public static Commitment New { get; } = new();

    /// <summary>One for each seat and who owes it, so that the same promise is not made twice.</summary>
    public static Guid IdOf(Guid meeting, string competence, Guid? official) => Notice.Name($"commitment/{meeting:N}/{competence}/{official:N}");

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>What was said anew of one that stands moves its day; one that was dropped, kept by another day, or is of another kind, is made again.</summary>
    public Decision Make(Guid meeting, Guid businessCase, Guid? official, string competence, DateOnly dueOn, DateTimeOffset now, CommitmentKind kind = CommitmentKind.NextStep)
    {
        if (KeptAt is not null && DueOn == dueOn && Kind == kind) return Decision.AlreadySo;
        if (!IsOpen || Kind != kind) return Decision.Of(new CommitmentMade(meeting, businessCase, official, competence, dueOn, now, kind));
        return DueOn == dueOn ? Decision.AlreadySo : Decision.Of(new CommitmentDueMoved(dueOn, DueMoveReason.Corrected, now));
    }

    /// <param name="now">When it is said to be done.</param>
    /// <param name="positions">Positions that an effort has filled, 0–<see cref="MostPositions"/>, as the company tells it.</param>
    public Decision Keep(DateTimeOffset now, int? positions = null) =>
        KeptAt is not null ? Decision.AlreadySo
        : IsOpen ? Decision.Of(new CommitmentKept(now, Kind == CommitmentKind.Effort ? positions : null))
        : Refusal.CommitmentIsOver;

    public Decision Drop(CommitmentDropReason reason, DateTimeOffset now) =>
        DroppedAt is not null ? Decision.AlreadySo : IsOpen ? Decision.Of(new CommitmentDropped(reason, now)) : Refusal.CommitmentIsOver;

    /// <summary>Another day, from today on, with a reason. It is said to the company, so it is never silent.</summary>
    public Decision MoveDue(DateOnly dueOn, DueMoveReason reason, DateTimeOffset now)
    {
        if (!IsOpen) return Refusal.CommitmentIsOver;
        if (dueOn == DueOn) return Decision.AlreadySo;
        if (!CanMoveTo(dueOn, now)) return Refusal.DayNotPossible;
        return Decision.Of(new CommitmentDueMoved(dueOn, reason, now));
    }

    /// <summary>A day that it can be due on: the one it is, or a working day from today on.</summary>
    public bool CanMoveTo(DateOnly dueOn, DateTimeOffset now) => dueOn == DueOn || (dueOn >= SwedishTime.Date(now) && WorkingDays.IsWorkingDay(dueOn));

    /// <summary>A timer: the last of the reminders whose time has come, if it has not been sent. One that comes late asks the state.</summary>
    public Decision Remind(DateTimeOffset now) =>
        IsOpen && ReminderTimes().Where(at => at <= now).Select(at => (DateTimeOffset?)at).LastOrDefault() is { } due && !(RemindedAt >= due) && !(OfficialId is null && RemindedAt is not null)
            ? Decision.Of(new CommitmentReminded(now))
            : Decision.AlreadySo;

    private IEnumerable<DateTimeOffset> ReminderTimes()
    {
        yield return SwedishTime.At(WorkingDays.Previous(DueOn), new TimeOnly(9, 0));
        if (OfficialId is not null) yield return SwedishTime.At(WorkingDays.Next(DueOn), new TimeOnly(9, 0));
    }

    public Commitment Evolve(object fact) => fact switch
    {
        CommitmentMade e => this with
        {
            Id = IdOf(e.MeetingId, e.Competence, e.OfficialId),
            MeetingId = e.MeetingId,
            CaseId = e.CaseId,
            OfficialId = e.OfficialId,
            Competence = e.Competence,
            DueOn = e.DueOn,
            MadeAt = e.At,
            Kind = e.Kind,
            KeptAt = null,
            PositionsFilled = null,
            DroppedAt = null,
            RemindedAt = null,
            MovedFor = null,
        },
        CommitmentKept e => this with { KeptAt = e.At, PositionsFilled = e.PositionsFilled },
        CommitmentDropped e => this with { DroppedAt = e.At },
        CommitmentDueMoved e => this with { DueOn = e.DueOn, MovedFor = e.Reason },
        CommitmentReminded e => this with { RemindedAt = e.At },
        _ => this,
    };

    /// <summary>One letter a day for all that somebody owes of a meeting: it stands under the meeting, where a letter that fails is seen.</summary>
    public IEnumerable<Notice> Tell(object fact, Commitment before) => fact is CommitmentReminded e
        ? [Notice.Of(MeetingId, NoticeKind.CommitmentDue, OfficialId, SwedishTime.Midnight(SwedishTime.Date(e.At)))]
        : [];

    public IEnumerable<Message> Call(object fact) => fact is CommitmentMade or CommitmentDueMoved
        ? ReminderTimes().Select(at => new Message(new RemindOfCommitment(Id), at))
        : [];
}
