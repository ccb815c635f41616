using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Meetings;

// The meeting moves or ends.
public sealed partial record Meeting
{
    /// <summary>
    /// Another time for the same meeting: same identity, same follow page, and everybody is asked again. The company moves until
    /// <see cref="BookingRules.MovesUntil"/> before; the coordinator until it begins, and so does a company whose table is broken: it is
    /// told to choose one of the times held for it. A broken table can be laid anew at the same time, without those who said no to it.
    /// </summary>
    public Decision Move(Offer offer, string by, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot == offer.Slot && Vacant.Count == 0) return Decision.AlreadySo;
        if (offer.Slot.Start <= now) return Refusal.TimeHasPassed;
        if (Slot!.Value.Start <= now) return Refusal.TooLate;
        if (by == "company" && Vacant.Count == 0 && now > Slot.Value.Start - rules.MovesUntil) return Refusal.TooLate;
        if (!Fits(offer.Slot, offer.Places, rules)) return Refusal.TimeDoesNotFit;
        if (Slot == offer.Slot && offer.Places.Any(p => Declined.Contains(p.OfficialId))) return Refusal.TimeDoesNotFit;
        return Decision.Of(new MeetingMoved(
            offer.Slot, offer.Places, offer.RoomId, ReplyTime.For(now, offer.Slot.Start, rules), by, now));
    }

    /// <summary>Cancelled. Every claim is let go of in the same transaction, and everybody is told who cancelled.</summary>
    public Decision Cancel(string by, DateTimeOffset now)
    {
        if (Status == MeetingStatus.Cancelled) return Decision.AlreadySo;
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked && Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        return Decision.Of(new MeetingCancelled(by, now));
    }
}
