using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// From the request to the booking.
public sealed partial record Meeting
{
    /// <summary>A new request, with the seats its errand needs, and the officials who have met the company before.</summary>
    public static Decision Request(MeetingRequested request, IReadOnlyList<Seat> seats, IReadOnlyList<Guid>? metBefore = null) => metBefore?.Count > 0
        ? Decision.Of(request, new PanelProposed(seats), new CompanyRecognised(metBefore))
        : Decision.Of(request, new PanelProposed(seats));

    /// <summary>
    /// The company goes back and asks for something else, with the seats that needs. A time held for the first request is let go of, since
    /// it may not be one for the second. Asking for the same again is nothing new, and neither is asking for anything else of a visit: it is the municipality's.
    /// </summary>
    public Decision Change(RequestChanged change, IReadOnlyList<Seat> seats)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (IsVisit || (Asks(change) && Seats.SequenceEqual(seats))) return Decision.AlreadySo;
        return Status == MeetingStatus.Held
            ? Decision.Of(LetGoOfHold(change.At), change, new PanelProposed(seats))
            : Decision.Of(change, new PanelProposed(seats));
    }

    private bool Asks(RequestChanged change) =>
        (change.Situation, change.Form, change.Guests, change.StepFree, change.HearingLoop, change.Language, change.Interpreter)
            == (Situation, Form, Guests, StepFree, HearingLoop, Language, Interpreter)
        && change.CaseTypes.SequenceEqual(CaseTypes);

    /// <summary>What the company lets go of so that there will be times. A seat can only be let go of if it is required here.</summary>
    public Decision Relax(IReadOnlyList<string> byLink, IReadOnlyList<string> inWriting, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (IsVisit) return Refusal.TimeDoesNotFit; // Two come, or nobody does.
        if (byLink.Concat(inWriting).Any(c => !IsRequired(c) || c == Coordination)) return Refusal.TimeDoesNotFit;

        // A table where only the coordinator is left answers nothing.
        if (inWriting.Count > 0 && Need.Required.Concat(InWriting).Except(inWriting).All(c => c == Coordination)) return Refusal.TimeDoesNotFit;
        var relaxed = new NeedRelaxed(
            [.. byLink.Distinct().Order(StringComparer.Ordinal)], [.. inWriting.Distinct().Order(StringComparer.Ordinal)], now);
        if (relaxed.ByLink.SequenceEqual(ByLink) && relaxed.InWriting.SequenceEqual(InWriting)) return Decision.AlreadySo;
        return Status == MeetingStatus.Held ? Decision.Of(LetGoOfHold(now), relaxed) : Decision.Of(relaxed);
    }

    /// <summary>Nothing fitted. Said once for as long as it lasts.</summary>
    public Decision FindNoTime(IReadOnlyList<string> blocking, Slot searched, DateTimeOffset now) =>
        HasEnded || IsBooked || NoTime ? Decision.AlreadySo : Decision.Of(new NoTimeFound(blocking, searched.Start, searched.End, now));

    public Decision AskForCallBack(DateTimeOffset now) =>
        HasEnded ? Refusal.MeetingHasEnded : CallBack ? Decision.AlreadySo : Decision.Of(new CallBackAsked(now));

    /// <summary>
    /// What needed a human has been seen to. <paramref name="since"/>: when something that is not in this log last came up, as when a message
    /// could not be delivered.
    /// </summary>
    public Decision Handle(DateTimeOffset now, DateTimeOffset? since = null) =>
        HandledAt is null || since > HandledAt || HasSomethingToAnswer || IsToBeCalled(now) ? Decision.Of(new NeedsHandled(now)) : Decision.AlreadySo;

    /// <summary>
    /// Takes a time while the company decides. Holding another time lets go of the first. A time held twice is held once: the
    /// end does not move (that is <see cref="ExtendHold"/>).
    /// </summary>
    public Decision Hold(Offer offer, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (offer.Slot.Start <= now) return Refusal.TimeHasPassed;
        if (!Fits(offer.Slot, offer.Places, rules)) return Refusal.TimeDoesNotFit;
        if (IsHolding(now) && Slot == offer.Slot) return Decision.AlreadySo;
        return Decision.Of(new SlotHeld(offer.Slot, offer.Places, offer.RoomId, now + rules.HoldLasts, now));
    }

    /// <summary>More time to fill in the rest, once.</summary>
    public Decision ExtendHold(DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (Status != MeetingStatus.Held) return Refusal.NothingHeld;
        if (!IsHolding(now)) return Refusal.HoldHasEnded;
        if (HoldExtended) return Refusal.HoldAlreadyExtended;
        return Decision.Of(new HoldExtended(HoldUntil!.Value + rules.HoldExtension));
    }

    public Decision ReleaseHold(DateTimeOffset now) =>
        IsBooked ? Refusal.AlreadyBooked : Status == MeetingStatus.Held ? Decision.Of(LetGoOfHold(now)) : Decision.AlreadySo;

    /// <summary>The timer's knock. A timer that comes too early, too late or twice changes nothing.</summary>
    public Decision ExpireHold(DateTimeOffset now)
    {
        if (Status != MeetingStatus.Held || IsHolding(now)) return Decision.AlreadySo;
        if (!Offered) return Decision.Of(new HoldExpired(now));
        return IsWaiting && IsSilentAgain ? Decision.Of(new OfferLapsed(now), new WaitListLeft(now, BySilence: true)) : Decision.Of(new OfferLapsed(now));
    }

    /// <summary>The company takes the held time. Everybody at the table is asked, and has until the reply-by time to answer.</summary>
    public Decision Book(DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Decision.AlreadySo;
        if (Status != MeetingStatus.Held) return Refusal.NothingHeld;
        if (!IsHolding(now)) return Refusal.HoldHasEnded;
        if (Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        return Decision.Of(new MeetingBooked(ReplyTime.For(now, Slot.Value.Start, rules), now));
    }

    /// <summary>Every required seat has a place, and the meeting has its full length.</summary>
    private bool Fits(Slot slot, IReadOnlyList<Place> places, BookingRules rules) =>
        slot.Length == rules.MeetingLasts && Need.Required.All(c => places.Any(p => p.Competences.Contains(c)));

    /// <summary>The lots holds the meeting together: a seat at every table that neither moves nor is let go of.</summary>
    public const string Coordination = "coordination";
}
