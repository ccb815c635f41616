using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Meetings;

// The meeting moves or ends.
public sealed partial record Meeting
{
    /// <summary>
    /// Another time for the same meeting: same identity, same follow page, and everybody is asked again. The company moves until
    /// <see cref="BookingRules.MovesUntil"/> before; the coordinator until it begins.
    /// </summary>
    public Decision Move(Offer offer, string by, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot == offer.Slot && Vacant.Count == 0) return Decision.AlreadySo;
        if (offer.Slot.Start <= now) return Refusal.TimeHasPassed;
        var closes = by == "company" ? Slot!.Value.Start - rules.MovesUntil : Slot!.Value.Start;
        if (now > closes) return Refusal.TooLate;
        if (!Fits(offer.Slot, offer.Places, rules)) return Refusal.TimeDoesNotFit;
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
