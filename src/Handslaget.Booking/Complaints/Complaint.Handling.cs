using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Complaints;

// What is decided about a complaint.
public sealed partial record Complaint
{
    /// <summary>To the one it is about it does not exist, whatever else they may see.</summary>
    public bool IsKeptFrom(Guid official) => AboutOfficialId == official;

    /// <summary>
    /// Who may look into it and answer: neither the one it is about, nor who sat at the meeting, nor anybody of the unit it is about, nor
    /// who answered before.
    /// </summary>
    /// <param name="official">Who would.</param>
    /// <param name="unit">Where they work.</param>
    /// <param name="seated">Who sat at the meeting the complaint is about, if it is about one.</param>
    public bool MayBeHandledBy(Guid official, string? unit, IReadOnlyCollection<Guid> seated) =>
        !IsKeptFrom(official) && !seated.Contains(official) && (AboutUnit is null || AboutUnit != unit) && (ReopenedAt is null || AnsweredBy != official);

    public Decision Receive(ComplaintReceived received) => Id == received.ComplaintId ? Decision.AlreadySo : Decision.Of(received);

    /// <summary>What comes later than promised comes with an explanation and an apology, in the same words.</summary>
    public Decision Acknowledge(BookingRules rules, DateTimeOffset now) =>
        AcknowledgedAt is not null ? Decision.AlreadySo
        : !IsOpen ? Refusal.ComplaintIsClosed
        : Decision.Of([new ComplaintAcknowledged(now), .. ReadLate(rules, now)]);

    public Decision Assign(Guid official, string? unit, IReadOnlyCollection<Guid> seated, DateTimeOffset now) =>
        !IsOpen ? Refusal.ComplaintIsClosed
        : !MayBeHandledBy(official, unit, seated) ? Refusal.NotImpartial
        : AssignedTo == official ? Decision.AlreadySo
        : Decision.Of(new ComplaintAssigned(official, now));

    /// <summary>An answer is also an acknowledgement: who answers has read it. What comes later than promised comes with an explanation and an apology.</summary>
    public Decision Answer(Guid official, string? unit, IReadOnlyCollection<Guid> seated, ComplaintOutcome outcome, BookingRules rules, DateTimeOffset now)
    {
        if (!IsOpen) return Refusal.ComplaintIsClosed;
        if (!MayBeHandledBy(official, unit, seated)) return Refusal.NotImpartial;
        return Decision.Of(
            [
                .. AcknowledgedAt is null ? [new ComplaintAcknowledged(now)] : Array.Empty<object>(),
                new ComplaintAnswered(outcome, now, official),
                .. ReadLate(rules, now),
                .. IsAnsweredLate(rules, now) ? [new PromiseExplained(PromiseRegister.ComplaintAnswered, ReopenedAt ?? ReceivedAt, now)] : Array.Empty<object>(),
            ]);
    }

    private object[] ReadLate(BookingRules rules, DateTimeOffset now) =>
        IsReadLate(rules, now) ? [new PromiseExplained(PromiseRegister.ComplaintRead, ReceivedAt, now)] : [];

    /// <summary>The company is not satisfied. Once: the second answer is the municipality's last.</summary>
    public Decision Reopen(DateTimeOffset now) =>
        Status == ComplaintStatus.Reopened ? Decision.AlreadySo
        : ReopenedAt is not null ? Refusal.ReopenedOnce
        : Status != ComplaintStatus.Answered ? Refusal.NotAnswered
        : Decision.Of(new ComplaintReopened(now));

    public Decision Withdraw(DateTimeOffset now) =>
        Status == ComplaintStatus.Withdrawn ? Decision.AlreadySo
        : !IsOpen ? Refusal.ComplaintIsClosed
        : Decision.Of(new ComplaintWithdrawn(now));

    public Decision PassOn(ComplaintGoesTo to, DateTimeOffset now) =>
        Status == ComplaintStatus.PassedOn && PassedOnTo == to ? Decision.AlreadySo
        : !IsOpen ? Refusal.ComplaintIsClosed
        : Decision.Of(new ComplaintPassedOn(to, now));

    /// <summary>A lesson that stands can be worded anew; it keeps no trace of what it said before.</summary>
    public Decision PublishLesson(DateTimeOffset now) => Id == Guid.Empty ? Decision.AlreadySo : Decision.Of(new LessonPublished(now));

    public Decision WithdrawLesson(DateTimeOffset now) => LessonAt is null ? Decision.AlreadySo : Decision.Of(new LessonWithdrawn(now));
}
