namespace Handslaget.Booking.Meetings;

// From the booking to a table where everybody has said yes.
public sealed partial record Meeting
{
    /// <summary>
    /// An official says yes or no, by page, mail link or otherwise. <paramref name="seenStart"/> is the start the official was shown: an
    /// answer to a time that has since moved is no answer. Changing one's mind is allowed until the meeting begins.
    /// </summary>
    public Decision Answer(Guid official, bool accepts, DateTimeOffset seenStart, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (PlaceOf(official) is null) return !accepts && Declined.Contains(official) ? Decision.AlreadySo : Refusal.NotAtThisTable;
        if (Slot!.Value.Start != seenStart) return Refusal.TimeHasChanged;
        if (now >= Slot.Value.Start) return Refusal.TimeHasPassed;
        if (!accepts) return Decision.Of(new SeatDeclined(official, BySilence: false, now));
        if (Accepted.Contains(official)) return Decision.AlreadySo;
        return ConfirmedBy(new SeatAccepted(official, now), now);
    }

    /// <summary>A reminder of the question, once, while there is still time to answer it. A timer of an earlier time knocks too early.</summary>
    public Decision Nudge(Guid official, DateTimeOffset now, BookingRules rules)
    {
        if (!IsWaitingFor(official) || Nudged.Contains(official)) return Decision.AlreadySo;
        if (now < ReplyBy[official] - rules.NudgeBefore || now >= ReplyBy[official]) return Decision.AlreadySo;
        return Decision.Of(new OfficialNudged(official, now));
    }

    /// <summary>Silence past the reply-by time is a no, so that a colleague can be asked. When the meeting has begun there is nobody left to ask.</summary>
    public Decision TakeSilenceAsNo(Guid official, DateTimeOffset now)
    {
        if (!IsWaitingFor(official) || Slot!.Value.Start <= now) return Decision.AlreadySo;
        return now < ReplyBy[official] ? Refusal.ReplyTimeRemains : Decision.Of(new SeatDeclined(official, BySilence: true, now));
    }

    public bool IsWaitingFor(Guid official) => IsBooked && ReplyBy.ContainsKey(official) && !Accepted.Contains(official);

    /// <summary>The fact, and with it the confirmation if that was the last yes the table waited for.</summary>
    private Decision ConfirmedBy(object fact, DateTimeOffset now)
    {
        var after = Evolve(fact);
        return after.Status == MeetingStatus.Booked && after.IsComplete ? Decision.Of(fact, new MeetingConfirmed(now)) : Decision.Of(fact);
    }

    /// <summary>Every required seat is filled by somebody who has said yes.</summary>
    private bool IsComplete =>
        Unmended.Count == 0
        && Need.Required.All(c => Places.Any(p => p.Competences.Contains(c) && Accepted.Contains(p.OfficialId)));
}
