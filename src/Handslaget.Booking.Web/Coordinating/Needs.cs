using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>Why a meeting needs a human, the most urgent first.</summary>
public enum Need
{
    /// <summary>A required seat is empty and nobody could step in.</summary>
    SeatVacant,

    /// <summary>Somebody at the table has not answered, and the time to answer has passed.</summary>
    AnswerOverdue,

    /// <summary>The company asked to be called.</summary>
    CallBack,

    /// <summary>The company has texted that the time does not suit. The meeting stands until somebody has asked what it wants.</summary>
    CompanyCanNot,

    /// <summary>A message could not be delivered, or there is nowhere to send it: call the company.</summary>
    MessageFailed,

    FellThrough,

    /// <summary>Somebody has not written what they answered at the meeting, and the days promised to the company run out today.</summary>
    OutcomeOwed,

    /// <summary>What an official promised the company is late.</summary>
    CommitmentOverdue,

    /// <summary>A promise to the company was broken, and nobody has explained it and apologised.</summary>
    PromiseBroken,

    /// <summary>The time of a promise is running out.</summary>
    PromiseAtRisk,

    /// <summary>The municipality has not reached a goal of its own. The company was not promised it, so nobody is owed an explanation.</summary>
    OwnGoalMissed,

    /// <summary>All answers from the meeting are written, or something has been corrected: the company is to be sent it.</summary>
    OutcomeToSend,

    /// <summary>The day has come when the company was to hear from us.</summary>
    FollowUpDue,

    /// <summary>Somebody at the table proposes another time. Nothing moves by it.</summary>
    OtherTimeProposed,

    /// <summary>The company has wished for times of its own, and waits for an answer.</summary>
    TimesWished,

    /// <summary>A seat answers in writing instead of sitting: somebody must see to it that it does.</summary>
    AnswerInWriting,

    /// <summary>The company needs an interpreter, and somebody must order one.</summary>
    Interpreter,

    /// <summary>Nobody in the register holds a competence the errand needs.</summary>
    NobodyHolds,

    NoTime,

    /// <summary>The company lost its place on the wait list by not answering (<see cref="WaitList.LapsesAtMost"/>): it may not hear us.</summary>
    Silent,

    /// <summary>A company that we would like to visit has answered neither the letter nor the reminder: call it.</summary>
    VisitUnanswered,

    /// <summary>Somebody said no, and a colleague is looked for or asked. The service does it by itself.</summary>
    Mending,

    /// <summary>Somebody at the table has not answered, and the time to answer is running out.</summary>
    AnswerSoon,

    /// <summary>The company waits for a time to become free. The service offers it one by itself.</summary>
    OnWaitList,

    /// <summary>The meeting's time has passed, and nobody has said how it went.</summary>
    AfterMeeting,

    /// <summary>A visit has been held, and nobody has noted what the company needs.</summary>
    NeedsToNote,
}

/// <summary>What of the meeting's case needs a human. Days of the Swedish calendar.</summary>
/// <param name="OverdueSince">The first day promised by an official that has passed; null: none has.</param>
/// <param name="ContactOn">The day the company was to hear from us, when it has come.</param>
/// <param name="LateBy">The officials who promised what is overdue.</param>
internal readonly record struct OfTheCase(DateOnly? OverdueSince, DateOnly? ContactOn, IReadOnlyList<Guid>? LateBy = null);

/// <summary>What of a meeting and its clocks needs a human, and until when. Values in, values out.</summary>
internal static class Needs
{
    /// <summary>The most urgent first. A request that nobody can be reached about is nobody's promise.</summary>
    public static IReadOnlyList<Need> Of(
        Meeting m, IReadOnlyList<Clock> clocks, IEnumerable<Notice> failed, bool canBeReached, OfTheCase promised, BookingRules rules, DateTimeOffset now)
    {
        var unheard = failed.Where(n => m.HandledAt is null || (n.CameBackAt ?? n.WrittenAt) > m.HandledAt);
        if (m.Status == MeetingStatus.Cancelled) return canBeReached ? [.. OfTheCancelled(m, clocks, unheard, now)] : [];
        var isOver = m.IsBooked && m.Slot!.Value.End <= now;
        var needs = new List<Need>();
        if (m.Vacant.Count > 0 && !m.HasEnded && !isOver) needs.Add(Need.SeatVacant);
        if (m.CallBack) needs.Add(Need.CallBack);
        if (unheard.Any()) needs.Add(Need.MessageFailed);
        if (m.Wishes.Count > 0 && !m.HasEnded) needs.Add(Need.TimesWished);
        if (m.IsWaiting) needs.Add(Need.OnWaitList);
        if (m.IsToBeCalled(now)) needs.Add(Need.VisitUnanswered);
        if (m.IsBooked && !isOver) needs.AddRange(OfTheTable(m, rules, now));
        if (isOver && m.TookPlace is null) needs.Add(Need.AfterMeeting);
        if (m.MayHaveOutcome(now)) needs.AddRange(OfTheOutcome(m, rules, now));
        if (promised.OverdueSince is not null) needs.Add(Need.CommitmentOverdue);
        if (promised.ContactOn is not null) needs.Add(Need.FollowUpDue);
        if (m.HandledAt is null) needs.AddRange(Unhandled(m, isOver));
        else if (canBeReached && BackAt(m) <= now) needs.Add(Need.NoTime);
        if (canBeReached && Broken(clocks, now).Any()) needs.Add(Need.PromiseBroken);
        if (canBeReached && AtRisk(m, clocks, now).Any()) needs.Add(Need.PromiseAtRisk);
        if (canBeReached && Missed(m, clocks, now).Any()) needs.Add(Need.OwnGoalMissed);
        return [.. needs.Distinct().Order()];
    }

    /// <summary>When the need is too late, or for what has passed: when it began.</summary>
    public static DateTimeOffset ClockOf(Need need, Meeting m, IReadOnlyList<Clock> clocks, OfTheCase promised, BookingRules rules, DateTimeOffset now) => need switch
    {
        Need.PromiseBroken => Broken(clocks, now).Min(c => c.DueAt),
        Need.PromiseAtRisk => AtRisk(m, clocks, now).Min(c => c.DueAt),
        Need.OwnGoalMissed => Missed(m, clocks, now).Min(c => c.DueAt),
        Need.OutcomeToSend when m.IsVisit => m.Wrote.Values.Max(),
        Need.OutcomeOwed or Need.OutcomeToSend => m.OutcomeBy(rules),
        Need.CommitmentOverdue when promised.OverdueSince is { } due => SwedishTime.At(due, rules.ClosesAt),
        Need.FollowUpDue when promised.ContactOn is { } day => SwedishTime.At(day, rules.ClosesAt),
        Need.SeatVacant when m.Slot is { } slot => slot.Start - rules.FallsThrough,
        Need.AnswerOverdue or Need.AnswerSoon or Need.Mending => Waiting(m).Select(id => m.ReplyBy[id]).DefaultIfEmpty(m.Slot?.Start ?? m.RequestedAt).Min(),
        Need.AfterMeeting or Need.NeedsToNote => m.Slot!.Value.End,
        Need.VisitUnanswered => m.InvitationEndsAt(rules),
        _ when m.IsBooked || m.Status == MeetingStatus.FellThrough => m.Slot!.Value.Start,
        Need.MessageFailed when m is { Status: MeetingStatus.Cancelled, Slot: { } slot } => slot.Start,
        _ => FirstDue(clocks)?.DueAt ?? m.SilentSince ?? m.RequestedAt,
    };

    /// <summary>A company that still has no time some working days after somebody saw to it is somebody's concern again, until it has one or the matter is ended.</summary>
    public static DateTimeOffset? BackAt(Meeting m) => m is { Status: MeetingStatus.Requested, NoTime: true, HandledAt: { } handled }
        ? SwedishTime.At(WorkingDays.Add(SwedishTime.Date(handled), 5), new TimeOnly(9, 0))
        : null;

    /// <summary>The officials whose answer or deed the needs are about: whom to call rather than the company.</summary>
    public static IReadOnlyList<Guid> WaitedFor(IReadOnlyList<Need> needs, Meeting m, OfTheCase promised, DateTimeOffset now) =>
    [
        .. needs.SelectMany(need => need switch
        {
            Need.AnswerOverdue => Waiting(m).Where(id => m.ReplyBy[id] <= now),
            Need.OutcomeOwed => m.OwesOutcome,
            Need.CommitmentOverdue => promised.LateBy ?? [],
            _ => [],
        }).Distinct(),
    ];

    /// <summary>The clock that a need of a meeting without a time is under: the one that runs out first.</summary>
    public static Clock? FirstDue(IEnumerable<Clock> clocks) => clocks.Where(c => c is { EndedAt: null, PausedBy: null }).MinBy(c => c.DueAt);

    /// <summary>Broken promises to the company that nobody has explained.</summary>
    public static IEnumerable<Clock> Broken(IEnumerable<Clock> clocks, DateTimeOffset now) =>
        clocks.Where(c => c.Promise.IsPublic && c.ExplainedAt is null && c.IsBrokenAt(now));

    /// <summary>What was seen to before the last working day came is not seen to on it. A time that the company holds is about to be booked.</summary>
    public static IEnumerable<Clock> AtRisk(Meeting m, IEnumerable<Clock> clocks, DateTimeOffset now) =>
        Unseen(m, clocks, now).Where(c => c.StateAt(now) == ClockState.Amber);

    /// <summary>Goals that are only the municipality's own, and were not reached.</summary>
    public static IEnumerable<Clock> Missed(Meeting m, IEnumerable<Clock> clocks, DateTimeOffset now) =>
        Unseen(m, clocks, now).Where(c => !c.Promise.IsPublic && c.StateAt(now) == ClockState.Broken);

    private static IEnumerable<Clock> Unseen(Meeting m, IEnumerable<Clock> clocks, DateTimeOffset now) =>
        m.IsHolding(now) ? [] : clocks.Where(c => c.NeedsSomebodyFrom <= now && !(m.HandledAt >= c.AmberAt));

    /// <summary>A company that does not know that its meeting is cancelled may come to it.</summary>
    private static IEnumerable<Need> OfTheCancelled(Meeting m, IReadOnlyList<Clock> clocks, IEnumerable<Notice> unheard, DateTimeOffset now)
    {
        if (m.Slot?.Start > now && unheard.Any(n => n is { Kind: NoticeKind.Cancelled, OfficialId: null } && n.IsWorthACall(m))) yield return Need.MessageFailed;
        if (Broken(clocks, now).Any()) yield return Need.PromiseBroken;
    }

    private static IEnumerable<Need> OfTheTable(Meeting m, BookingRules rules, DateTimeOffset now)
    {
        foreach (var official in Waiting(m))
        {
            if (m.ReplyBy[official] <= now) yield return Need.AnswerOverdue;
            else if (ReplyTime.NudgeAt(m.ReplyBy[official], rules) <= now) yield return Need.AnswerSoon;
            if (m.PlaceOf(official)!.Competences.Any(m.Mends.ContainsKey)) yield return Need.Mending;
        }
        if (m.Unmended.Count > 0) yield return Need.Mending;
        if (m.Proposed.Count > 0) yield return Need.OtherTimeProposed;
        if (m.CompanySays is CompanyReply.CanNot or CompanyReply.OtherTime) yield return Need.CompanyCanNot;
    }

    private static IEnumerable<Need> OfTheOutcome(Meeting m, BookingRules rules, DateTimeOffset now)
    {
        var isOwed = m.OutcomeSharedAt is null && m.OwesOutcome.Count > 0;
        if (m.IsVisit && isOwed)
        {
            yield return Need.NeedsToNote;
            yield break;
        }
        if (m.OutcomeWaits && !isOwed) yield return Need.OutcomeToSend;
        if (isOwed && now >= SwedishTime.Midnight(SwedishTime.Date(m.OutcomeBy(rules)))) yield return Need.OutcomeOwed;
    }

    private static IEnumerable<Need> Unhandled(Meeting m, bool isOver)
    {
        if (m.Status == MeetingStatus.FellThrough) yield return Need.FellThrough;
        if (m.IsBooked && !isOver && m.InWriting.Count > 0) yield return Need.AnswerInWriting;
        if (m.IsBooked && !isOver && m.Interpreter is not null) yield return Need.Interpreter;
        if (!m.HasEnded && !isOver && m.Seats.Any(s => s.Unheld && s.Required)) yield return Need.NobodyHolds;
        if (m.NoTime && !m.HasEnded) yield return Need.NoTime;
        if (m.SilentSince is not null && !m.HasEnded) yield return Need.Silent;
    }

    private static IEnumerable<Guid> Waiting(Meeting m) => m.Places.Select(p => p.OfficialId).Where(m.IsWaitingFor);
}
