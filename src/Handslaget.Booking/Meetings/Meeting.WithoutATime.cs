using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Meetings;

// There is no time: what the company can ask for instead, and what becomes of it.
public sealed partial record Meeting
{
    /// <summary>On the wait list, with an offer or without.</summary>
    public bool IsWaiting => QueuedAt is not null && !IsBooked && !HasEnded;

    /// <summary>On the wait list, and free to be offered a time.</summary>
    public bool IsInLine(DateTimeOffset now) => IsWaiting && !IsHolding(now);

    /// <summary>The time held is one that became free, and waits for the company's answer.</summary>
    public bool IsOffered(DateTimeOffset now) => Offered && IsHolding(now);

    /// <summary>The company has been offered this time, or one that overlaps it, and did not take it.</summary>
    public bool HasLetPass(Slot slot) => LetPass.Any(slot.Overlaps) || (Offered && Slot is { } offered && slot.Overlaps(offered));

    /// <summary>The company says itself when it could meet, best first. New wishes take the place of the earlier.</summary>
    public Decision Wish(IReadOnlyList<WishedTime> wishes, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (!Meetings.Wishes.CanBeSent(wishes, now, rules)) return Refusal.WishNotPossible;
        return wishes.SequenceEqual(Wishes) ? Decision.AlreadySo : Decision.Of(new OwnTimesWished(wishes, now));
    }

    /// <summary>A coordinator answers that none of the times wished for can be had. (One that can is booked.)</summary>
    public Decision RefuseWishes(DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        return Wishes.Count == 0 ? Decision.AlreadySo : Decision.Of(new WishesRefused(now));
    }

    /// <summary>
    /// The company waits for a time. Where there are times there is nothing to wait for (<paramref name="hasTimes"/>): a place in line would
    /// only be a long hold.
    /// </summary>
    public Decision JoinWaitList(bool hasTimes, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (IsWaiting) return Decision.AlreadySo;
        return hasTimes ? Refusal.ThereAreTimes : Decision.Of(new WaitListJoined(now));
    }

    /// <summary>The company waits no longer. A time that is held as an offer is free for the next in line.</summary>
    public Decision LeaveWaitList(DateTimeOffset now)
    {
        if (!IsWaiting) return Decision.AlreadySo;
        return IsOffered(now) ? Decision.Of(new OfferDeclined(now), new WaitListLeft(now)) : Decision.Of(new WaitListLeft(now));
    }

    /// <summary>
    /// A time has become free, and is held for the company while it answers: one time, to one company, and never one it has let pass or that
    /// would leave too little notice when the offer ends.
    /// </summary>
    public Decision OfferTime(Offer offer, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (!IsWaiting) return Refusal.NotWaiting;
        if (IsHolding(now)) return Decision.AlreadySo;
        if (IsSilentAgain) return Refusal.NotWaiting;
        if (offer.Slot.Start < WaitList.EarliestStart(now, rules)) return Refusal.TooLate;
        if (!Fits(offer.Slot, offer.Places, rules) || HasLetPass(offer.Slot)) return Refusal.TimeDoesNotFit;
        return Decision.Of(new TimeOffered(offer.Slot, offer.Places, offer.RoomId, TimeToAnswer.Until(now, rules.OfferWorkingDays), now));
    }

    /// <summary>
    /// No to the time that begins at <paramref name="seenStart"/>; the company keeps its place in line. A no to an offer that is gone is not
    /// a no to the one that came after it.
    /// </summary>
    public Decision DeclineOffer(DateTimeOffset seenStart, DateTimeOffset now) =>
        IsOffered(now) && Slot!.Value.Start == seenStart ? Decision.Of(new OfferDeclined(now)) : Decision.AlreadySo;

    /// <summary>
    /// Somebody whom the held time needs can not come. A hold is let go of; an offer that the company has not answered is taken back, which is
    /// no answer of the company's.
    /// </summary>
    public Decision GiveUpHold(DateTimeOffset now) =>
        IsOffered(now) ? Decision.Of(new OfferWithdrawn(now)) : Offered ? ExpireHold(now) : ReleaseHold(now);

    /// <summary>The offer that is held, or was until its timer comes, is the last that may lapse in silence.</summary>
    private bool IsSilentAgain => Offered && LapsedInARow + 1 >= WaitList.LapsesAtMost;

    /// <summary>How a held time is let go of: one that was offered is let pass.</summary>
    private object LetGoOfHold(DateTimeOffset now) => Offered ? new OfferDeclined(now) : new HoldReleased(now);
}
