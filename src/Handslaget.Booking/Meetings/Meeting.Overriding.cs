using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// A coordinator decides otherwise than the service, with a reason. The claims still decide: nobody is put at two tables by hand either.
public sealed partial record Meeting
{
    /// <summary>
    /// A time that the calendars do not offer, with the people who have said that they can: booked at once, and everybody is asked as always.
    /// Sooner than companies book by themselves is allowed too.
    /// </summary>
    public Decision BookByHand(Slot slot, IReadOnlyList<Place> places, Guid? room, OverrideReason reason, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (slot.Start <= now) return Refusal.TimeHasPassed;
        if (!IsTable(places) || !Fits(slot, places, rules) || (room is null) == (Form == Calendars.MeetingForm.AtMunicipality)) return Refusal.TimeDoesNotFit;
        var replyBy = ReplyTime.For(now, slot.Start, rules);
        return Decision.Of(
            new SlotHeld(slot, places, room, now + rules.HoldLasts, now), new MeetingBooked(replyBy, now), new PanelSetByHand(places, reason, replyBy, now));
    }

    /// <summary>
    /// The people at the table, all of them, as the coordinator wants them: also when a seat has been mended as often as it may be, and also
    /// somebody who was silent or said no to this time. A seat that somebody fills now is not left empty; one that is empty may remain so.
    /// </summary>
    public Decision SetPanel(IReadOnlyList<Place> places, OverrideReason reason, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        var seated = places.SelectMany(p => p.Competences).ToList();
        if (!IsTable(places) || Need.Required.Any(c => !IsEmpty(c) && !seated.Contains(c))) return Refusal.TimeDoesNotFit;
        // Who has just left a seat and sits down in another leaves the first to be looked after under their name, which now means another seat.
        if (Unmended.Any(left => places.Any(p => p.OfficialId == left.OfficialId) && left.Competences.Any(c => IsEmpty(c) && !seated.Contains(c))))
            return Refusal.TimeDoesNotFit;
        if (places.Count == Places.Count && places.All(KeepsSeats)) return Decision.AlreadySo;
        return ConfirmedBy(new PanelSetByHand(places, reason, ReplyTime.For(now, Slot.Value.Start, rules), now), now);
    }

    /// <summary>People who each sit once, in seats that the table has and that nobody else sits in.</summary>
    private bool IsTable(IReadOnlyList<Place> places)
    {
        var seated = places.SelectMany(p => p.Competences).ToList();
        return places.Count > 0 && places.All(p => p.Competences.Count > 0) && places.Select(p => p.OfficialId).Distinct().Count() == places.Count
            && seated.Distinct().Count() == seated.Count && seated.All(c => Seats.Any(s => s.Competence == c));
    }

    /// <summary>Another room at the same time, for a table at the municipality.</summary>
    public Decision SetRoom(Guid room, OverrideReason reason, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        if (Form != Calendars.MeetingForm.AtMunicipality) return Refusal.TimeDoesNotFit;
        return RoomId == room ? Decision.AlreadySo : Decision.Of(new RoomSetByHand(room, reason, now));
    }

    /// <summary>Afterwards: whether the company came. What was said first can be put right.</summary>
    public Decision SayHowItWent(bool tookPlace, DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (now < Slot!.Value.Start) return Refusal.NotHeldYet;
        if (TookPlace == tookPlace) return Decision.AlreadySo;
        return Decision.Of(tookPlace ? HeldBy(now) : new CompanyStayedAway(now));
    }
}
