namespace Handslaget.Booking.Promises;

/// <summary>The municipality's promises of service, all versions of them. It is data, checked as a whole before it is used (<see cref="PromiseCheck"/>).</summary>
public sealed record PromiseRegister(IReadOnlyList<ServiceGuarantee> Promises)
{
    /// <summary>The key of the promise that somebody reads a complaint.</summary>
    public const string ComplaintRead = "complaint-acknowledged";

    /// <summary>The key of the promise that a complaint is answered.</summary>
    public const string ComplaintAnswered = "complaint-answered";

    public IEnumerable<ServiceGuarantee> ValidOn(DateOnly day) => Promises.Where(p => p.IsValidOn(day));

    /// <summary>The version of a promise that holds for a clock started then; else the newest, so that an old clock still has a name.</summary>
    public ServiceGuarantee? Of(string key, DateTimeOffset startedAt) =>
        Promises.Where(p => p.Key == key).OrderByDescending(p => p.IsValidOn(SwedishTime.Date(startedAt))).ThenByDescending(p => p.ValidFrom).FirstOrDefault();

    /// <summary>By when a promise would be due that a fact gives if it happens at an instant; null when the fact gives none. The earliest, of several.</summary>
    public DateTimeOffset? DueIf(string fact, DateTimeOffset at, BookingRules rules)
    {
        var started = ValidOn(SwedishTime.Date(at)).Where(p => p.Starts.Contains(fact) || p.Restarts.Contains(fact));
        return Clocks.Of(started, [new(fact, at)], rules).Select(c => (DateTimeOffset?)c.DueAt).Min();
    }

    /// <summary>
    /// The rules with the days that are promised, so that what is counted, reminded of and written on pages is one and the same. A promise
    /// that is not in the register, or is counted in something else than working days, leaves the rule as it is.
    /// </summary>
    public BookingRules Into(BookingRules rules, DateOnly today) => rules with
    {
        OutcomeWorkingDays = WorkingDaysOf("outcome-shared", today) ?? rules.OutcomeWorkingDays,
        FollowUpWorkingDays = WorkingDaysOf("follow-up", today) ?? rules.FollowUpWorkingDays,
        ComplaintReadWorkingDays = WorkingDaysOf(ComplaintRead, today) ?? rules.ComplaintReadWorkingDays,
        ComplaintPromises = [.. Promises.Where(p => p.Key is ComplaintRead or ComplaintAnswered)],
        ComplaintAnswerWorkingDays = WorkingDaysOf(ComplaintAnswered, today) ?? rules.ComplaintAnswerWorkingDays,
    };

    private int? WorkingDaysOf(string key, DateOnly today) =>
        Promises.FirstOrDefault(p => p.Key == key && p.IsValidOn(today)) is { Time: ClockTime.Working, Target: { Unit: TargetUnit.Days } target } ? target.Amount : null;
}
