namespace Handslaget.Booking.Meetings;

// What is said of a time and settles nothing: perhaps, another time, and what a company texts. It is noted where a human sees it.
public sealed partial record Meeting
{
    /// <summary>Perhaps (a calendar's "tentative") is no answer: the question stays open, and silence is still a no when its time comes.</summary>
    public Decision LeaveOpen(Guid official, DateTimeOffset seenStart, DateTimeOffset now)
    {
        if (WhyNoReply(official, seenStart, now) is { } no) return no;
        return Undecided.Contains(official) ? Decision.AlreadySo : Decision.Of(new SeatUndecided(official, now));
    }

    /// <summary>
    /// An official proposes another time (a calendar's "counter"). The company has the time it has, so nothing moves by itself: it is a
    /// choice for the coordinator, and the question stays open meanwhile.
    /// </summary>
    public Decision ProposeOtherTime(Guid official, Slot proposed, DateTimeOffset seenStart, DateTimeOffset now)
    {
        if (WhyNoReply(official, seenStart, now) is { } no) return no;
        if (proposed.Start == Slot!.Value.Start) return LeaveOpen(official, seenStart, now);
        if (proposed.Start <= now) return Refusal.TimeHasPassed;
        return Proposed.TryGetValue(official, out var before) && before == proposed
            ? Decision.AlreadySo
            : Decision.Of(new OtherTimeProposed(official, proposed, now));
    }

    /// <summary>
    /// The company has texted of its time. A text is too little to cancel a table of five people by: who can not come is shown how to
    /// cancel or move, and a coordinator sees it.
    /// </summary>
    public Decision Hear(CompanyReply reply, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        return CompanySays == reply ? Decision.AlreadySo : Decision.Of(new CompanyReplied(reply, now));
    }

    /// <summary>Something has been said that a coordinator answers.</summary>
    public bool HasSomethingToAnswer => Proposed.Count > 0 || CompanySays is CompanyReply.CanNot or CompanyReply.OtherTime;

    private Refusal? WhyNoReply(Guid official, DateTimeOffset seenStart, DateTimeOffset now) =>
        HasEnded ? Refusal.MeetingHasEnded
        : !IsBooked ? Refusal.NotBooked
        : PlaceOf(official) is null ? Refusal.NotAtThisTable
        : Slot!.Value.Start != seenStart ? Refusal.TimeHasChanged
        : now >= Slot.Value.Start ? Refusal.TimeHasPassed
        : null;
}
