using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// A no is mended: a free colleague takes the seat at the same time. Only when that fails does the company hear of it, once, with other
// times already held.
public sealed partial record Meeting
{
    /// <summary>Whether the service may still mend the seats that <paramref name="declined"/> left, and if not, why.</summary>
    public Refusal? MayMend(Guid declined, DateTimeOffset now, BookingRules rules)
    {
        if (Unmended.FirstOrDefault(p => p.OfficialId == declined) is not { } left) return Refusal.NotAtThisTable;
        return WhyNotMended(left.Competences, now, rules);
    }

    private Refusal? WhyNotMended(IReadOnlyList<string> seats, DateTimeOffset now, BookingRules rules) =>
        now > Slot!.Value.Start - rules.MendsUntil ? Refusal.TooLate
        : seats.Any(c => Mends.GetValueOrDefault(c) >= rules.MendsAtMost) ? Refusal.MendedTooOften
        : null;

    /// <summary>The required seats that an official who said no has left empty.</summary>
    public IReadOnlyList<string> LeftBy(Guid declined) =>
        [.. Unmended.Where(p => p.OfficialId == declined).SelectMany(p => p.Competences).Where(IsEmpty)];

    /// <summary>
    /// Gives the seats that <paramref name="declined"/> left to <paramref name="standIns"/>, or leaves them vacant when nobody can take
    /// them (null) or the service may not mend any more.
    /// </summary>
    public Decision Mend(Guid declined, IReadOnlyList<Place>? standIns, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded || Unmended.FirstOrDefault(p => p.OfficialId == declined) is not { } left) return Decision.AlreadySo;
        var vacant = LeftBy(declined);
        if (vacant.Count == 0) return ConfirmedBy(new SeatLeftVacant(declined, left.Competences, "optional", now), now);
        if (MayMend(declined, now, rules) is { } no) return Decision.Of(new SeatLeftVacant(declined, left.Competences, Why(no), now));
        if (standIns is null) return Decision.Of(new SeatLeftVacant(declined, left.Competences, "nobody-free", now));
        if (!vacant.All(c => standIns.Any(p => p.Competences.Contains(c)))) throw new ArgumentException("The stand-ins do not fill the seats.");
        if (standIns.Any(HasBeenAsked)) throw new ArgumentException("A stand-in sits at the table already, or said no to this time.");
        return Decision.Of(new SeatSubstituted(declined, standIns, ReplyTime.For(now, Slot!.Value.Start, rules), now));
    }

    /// <summary>The coordinator seats somebody in a vacant seat by hand.</summary>
    public Decision Fill(IReadOnlyList<Place> standIns, DateTimeOffset now, BookingRules rules)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (Slot!.Value.Start <= now) return Refusal.TimeHasPassed;
        if (Vacant.Count == 0) return Decision.AlreadySo;
        if (standIns.Count == 0 || standIns.Any(p => HasBeenAsked(p) || p.Competences.Count == 0 || !p.Competences.All(Vacant.Contains)))
            return Refusal.TimeDoesNotFit;
        return Decision.Of(new SeatSubstituted(Guid.Empty, standIns, ReplyTime.For(now, Slot.Value.Start, rules), now));
    }

    /// <summary>
    /// Holds other times for the company while a required seat is vacant, and never longer than until the table falls through: the company
    /// can choose for as long as it was told. Held once for each broken table, also when there was nothing to hold or the times have lapsed.
    /// </summary>
    public Decision HoldAlternatives(IReadOnlyList<Offer> offers, DateTimeOffset now, BookingRules rules)
    {
        if (!IsBooked || Vacant.Count == 0 || ToldBroken) return Decision.AlreadySo;
        var fallsThrough = Slot!.Value.Start - rules.FallsThrough;
        if (now >= fallsThrough) return Decision.AlreadySo;
        // A day over a weekend is no time to choose in: the times wait at least until offices close on the next working day.
        var workingDay = SwedishTime.At(WorkingDays.Next(SwedishTime.Date(now)), rules.ClosesAt);
        var lapse = now + rules.AlternativesLast > workingDay ? now + rules.AlternativesLast : workingDay;
        return Decision.Of(new AlternativesHeld(Apart(offers, now, rules), lapse < fallsThrough ? lapse : fallsThrough, now));
    }

    /// <summary>The offers that fit and touch neither this meeting's own time nor each other: nobody can be claimed twice.</summary>
    private List<Alternative> Apart(IReadOnlyList<Offer> offers, DateTimeOffset now, BookingRules rules)
    {
        List<Slot> taken = [Taken(Slot!.Value, rules)];
        List<Alternative> apart = [];
        foreach (var offer in offers.Where(o => o.Slot.Start > now && Fits(o.Slot, o.Places, rules)))
        {
            var time = Taken(offer.Slot, rules);
            if (taken.Exists(time.Overlaps)) continue;
            taken.Add(time);
            apart.Add(new Alternative(offer.Slot, offer.Places, offer.RoomId));
        }
        return apart;
    }

    /// <summary>The company did not choose; the times are free for others. The clock decides, this only tidies.</summary>
    public Decision LetAlternativesLapse(DateTimeOffset now) =>
        Alternatives.Count > 0 && now >= AlternativesUntil ? Decision.Of(new AlternativesLapsed(now)) : Decision.AlreadySo;

    /// <summary>
    /// Too late, and a required seat is still empty: the table is not laid. An empty seat that was only wished for does not stop it, and a
    /// meeting that has begun is not undone by a timer that comes late.
    /// </summary>
    public Decision FallThrough(DateTimeOffset now, BookingRules rules)
    {
        if (!IsBooked || now < Slot!.Value.Start - rules.FallsThrough || Slot.Value.Start <= now) return Decision.AlreadySo;
        var empty = EmptySeats().ToList();
        return empty.Count == 0 ? Decision.AlreadySo : Decision.Of(new MeetingFellThrough(empty, now));
    }

    /// <summary>Sits at the table, or said no to this time.</summary>
    private bool HasBeenAsked(Place place) => PlaceOf(place.OfficialId) is not null || Declined.Contains(place.OfficialId);

    private static string Why(Refusal refusal) => refusal == Refusal.TooLate ? "too-late" : "mended-too-often";
}
