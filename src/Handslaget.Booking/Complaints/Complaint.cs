using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Complaints;

public enum ComplaintStatus
{
    Received,

    /// <summary>Somebody has read it and said what happens next.</summary>
    Acknowledged,
    Answered,

    /// <summary>The company is not satisfied with the answer, and waits for somebody else's.</summary>
    Reopened,
    Withdrawn,
    PassedOn,
}

/// <summary>
/// A company's complaint about service, treatment, time, matter or unfair competition. It is never handled by the one it is about, nor by
/// anybody who sat at the meeting it is about, nor the second time by the one who answered the first time.
/// </summary>
public sealed partial record Complaint : ISubject<Complaint>
{
    public Guid Id { get; init; }

    public ComplaintStatus Status { get; init; }

    public ComplaintKind Kind { get; init; }

    public Guid? MeetingId { get; init; }

    public Guid? AboutOfficialId { get; init; }

    public string? AboutUnit { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>"sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public Guid? AssignedTo { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public Guid? AnsweredBy { get; init; }

    public ComplaintOutcome? Outcome { get; init; }

    public DateTimeOffset? ReopenedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public ComplaintGoesTo? PassedOnTo { get; init; }

    public DateTimeOffset? PassedOnAt { get; init; }

    /// <summary>When what was learned was published, if it is.</summary>
    public DateTimeOffset? LessonAt { get; init; }

    public static Complaint New { get; } = new();

    /// <summary>Somebody waits for an answer.</summary>
    public bool IsOpen => Status is ComplaintStatus.Received or ComplaintStatus.Acknowledged or ComplaintStatus.Reopened;

    /// <summary>
    /// When somebody has read it and said what happens next, at the latest: as its clock says, the office's closing of a Swedish day. Null: it
    /// came when that was not promised.
    /// </summary>
    public DateTimeOffset? AcknowledgeBy(BookingRules rules) =>
        rules.IsPromised(PromiseRegister.ComplaintRead, ReceivedAt) ? rules.ClosingAfter(ReceivedAt, rules.ComplaintReadWorkingDays) : null;

    /// <summary>When it is answered at the latest, likewise; counted anew when the company was not satisfied.</summary>
    public DateTimeOffset? AnswerBy(BookingRules rules) => (ReopenedAt ?? ReceivedAt) is var from && rules.IsPromised(PromiseRegister.ComplaintAnswered, from)
        ? rules.ClosingAfter(from, rules.ComplaintAnswerWorkingDays)
        : null;

    /// <summary>What is due next, or null when nothing is.</summary>
    public DateTimeOffset? NextBy(BookingRules rules) => Status switch
    {
        ComplaintStatus.Received => AcknowledgeBy(rules) ?? AnswerBy(rules),
        ComplaintStatus.Acknowledged or ComplaintStatus.Reopened => AnswerBy(rules),
        _ => null,
    };

    /// <summary>The last working day before what is due, or later.</summary>
    public bool IsUrgent(BookingRules rules, DateTimeOffset now) =>
        NextBy(rules) is { } by && SwedishTime.Date(now) >= WorkingDays.Previous(SwedishTime.Date(by));

    /// <summary>Nobody has read it, and it was promised that somebody would have.</summary>
    public bool IsReadLate(BookingRules rules, DateTimeOffset now) => Status == ComplaintStatus.Received && now > AcknowledgeBy(rules);

    /// <summary>An answer that comes now comes later than promised.</summary>
    public bool IsAnsweredLate(BookingRules rules, DateTimeOffset now) => IsOpen && now > AnswerBy(rules);

    public bool IsLate(BookingRules rules, DateTimeOffset now) => NextBy(rules) is { } by && now > by;

    public Complaint Evolve(object fact) => fact switch
    {
        ComplaintReceived e => this with
        {
            Id = e.ComplaintId,
            Kind = e.Kind,
            MeetingId = e.MeetingId,
            AboutOfficialId = e.AboutOfficialId,
            AboutUnit = e.AboutUnit,
            Anonymous = e.Anonymous,
            Language = e.Language,
            ReceivedAt = e.At,
        },
        ComplaintAcknowledged e => this with { AcknowledgedAt = e.At, Status = Status == ComplaintStatus.Received ? ComplaintStatus.Acknowledged : Status },
        ComplaintAssigned e => this with { AssignedTo = e.OfficialId },
        ComplaintAnswered e => this with { Status = ComplaintStatus.Answered, AnsweredAt = e.At, AnsweredBy = e.OfficialId, Outcome = e.Outcome },
        ComplaintReopened e => this with { Status = ComplaintStatus.Reopened, ReopenedAt = e.At, AssignedTo = null },
        ComplaintWithdrawn e => this with { Status = ComplaintStatus.Withdrawn, WithdrawnAt = e.At },
        ComplaintPassedOn e => this with { Status = ComplaintStatus.PassedOn, PassedOnTo = e.To, PassedOnAt = e.At },
        LessonPublished e => this with { LessonAt = e.At },
        LessonWithdrawn => this with { LessonAt = null },
        _ => this,
    };
}
