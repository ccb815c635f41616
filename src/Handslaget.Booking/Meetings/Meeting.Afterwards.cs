namespace Handslaget.Booking.Meetings;

// After the meeting: what each seat answered is written, sent to the company, and followed up.
public sealed partial record Meeting
{
    /// <summary>
    /// Those at the table who owe a written answer: who sits in a required seat. The coordinator's own seat holds the meeting together and
    /// answers for nothing, so it owes nothing; it may write all the same. After a visit both owe what the company needs, until one has noted it.
    /// </summary>
    public IReadOnlyList<Guid> OwesOutcome => IsVisit
        ? NeedsNotedAt is null ? [.. Places.Select(p => p.OfficialId)] : []
        : [.. Places.Where(p => p.Competences.Any(c => c != Coordination && IsRequired(c)) && !Wrote.ContainsKey(p.OfficialId)).Select(p => p.OfficialId)];

    /// <summary>It was held, or nobody has said that it was not.</summary>
    public bool MayHaveOutcome(DateTimeOffset now) => IsBooked && TookPlace != false && Slot!.Value.Start <= now;

    /// <summary>What is done after a meeting can only be done of one that was held, as far as anybody knows; null: nothing is in the way.</summary>
    private Refusal? WhyNotAfterwards(DateTimeOffset now) =>
        HasEnded ? Refusal.MeetingHasEnded
        : !IsBooked ? Refusal.NotBooked
        : now < Slot!.Value.Start ? Refusal.NotHeldYet
        : TookPlace == false ? Refusal.CompanyWasAway
        : null;

    /// <summary>That the meeting was held, when it ended: what is promised after it is counted from then, and not from when somebody says so.</summary>
    private MeetingTookPlace HeldBy(DateTimeOffset now) => new(now < Slot!.Value.End ? now : Slot.Value.End);

    /// <summary>Promised to the company no later than this: the end of the office's day so many working days after the meeting.</summary>
    public DateTimeOffset OutcomeBy(BookingRules rules) =>
        rules.ClosingAfter(Slot!.Value.Start, rules.OutcomeWorkingDays);

    /// <summary>When those who owe an answer are asked for it: the working day after, and the morning of the last promised day.</summary>
    public IReadOnlyList<DateTimeOffset> OutcomeAskTimes(BookingRules rules)
    {
        var held = SwedishTime.Date(Slot!.Value.Start);
        DateOnly[] days = [WorkingDays.Next(held), WorkingDays.Add(held, rules.OutcomeWorkingDays)];
        return [.. days.Distinct().Select(day => SwedishTime.At(day, new TimeOnly(9, 0)))];
    }

    /// <summary>A timer: who has not written is asked to, unless they have been since that time came. One that comes late asks once.</summary>
    public Decision AskForOutcome(DateTimeOffset now, BookingRules rules)
    {
        if (!MayHaveOutcome(now) || OutcomeSharedAt is not null || OwesOutcome.Count == 0) return Decision.AlreadySo;
        return OutcomeAskTimes(rules).Any(at => at <= now && !(OutcomeAskedAt >= at)) ? Decision.Of(new OutcomeAsked(OwesOutcome, now)) : Decision.AlreadySo;
    }

    /// <summary>
    /// An official writes what their seats answered, as often as they like; what the company has is the last that was sent. A coordinator
    /// may write it down for them (<paramref name="writtenBy"/>), and then it says so.
    /// </summary>
    public Decision WriteOutcome(Guid official, DateTimeOffset now, Guid? writtenBy = null)
    {
        if (IsBooked && PlaceOf(official) is null) return Refusal.NotAtThisTable;
        if (WhyNotAfterwards(now) is { } no) return no;
        return Decision.Of(new OutcomeWritten(official, now, writtenBy));
    }

    /// <summary>
    /// A coordinator sends the answers to the company: when everybody who owes one has written, or is among those that the coordinator says
    /// are left out. Sending says that the meeting was held, if nobody has. Sent again only when something has been written since.
    /// </summary>
    /// <param name="read">When the newest of the answers that the coordinator has read was written: nothing is sent that they have not read.</param>
    /// <param name="lastDay">The last day by which something is promised in them.</param>
    public Decision ShareOutcome(IReadOnlyList<Guid> leftOut, DateTimeOffset read, DateTimeOffset now, DateOnly? lastDay = null)
    {
        if (WhyNotAfterwards(now) is { } no) return no;
        if (OutcomeSharedAt is not null && !OutcomeWaits) return Decision.AlreadySo;
        if (Wrote.Count == 0 || (OutcomeSharedAt is null && OwesOutcome.Except(leftOut).Any())) return Refusal.OutcomeMissing;
        if (Wrote.Values.Max() > read) return Refusal.OutcomeChanged;
        var shared = new OutcomeShared(now, [.. OwesOutcome], lastDay);
        return TookPlace is null ? Decision.Of(HeldBy(now), shared) : Decision.Of(shared);
    }

    /// <summary>The company was reached after it had the answers. Once for what was sent.</summary>
    public Decision FollowUp(ContactResult result, DateTimeOffset now)
    {
        if (OutcomeSharedAt is not { } shared) return Refusal.OutcomeMissing;
        return FollowedUpAt >= shared || result == ContactResult.NotReached ? Decision.AlreadySo : Decision.Of(new FollowUpDone(now, result));
    }
}
