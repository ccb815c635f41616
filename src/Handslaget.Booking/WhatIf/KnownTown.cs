using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.WhatIf;

/// <summary>
/// What the register and the calendars say today: all that is known of anybody's time. Calendars of the past are not kept.
/// </summary>
public sealed record KnownTown(
    DateOnly Today,
    BookingRules Rules,
    IReadOnlyList<OfficialCalendar> Officials,
    IReadOnlyList<RoomCalendar> Rooms,
    IReadOnlyList<StandingTable> Tables)
{
    public bool IsHeld(string competence, DateOnly date) => Holders(competence, date).Any();

    public int Count(string competence) => Holders(competence, Today).Count();

    private IEnumerable<OfficialCalendar> Holders(string competence, DateOnly date) =>
        Officials.Where(o => o.Official.Holds(competence, date));
}
