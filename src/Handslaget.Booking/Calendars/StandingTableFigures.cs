namespace Handslaget.Booking.Calendars;

/// <summary>What stands in the way of a promise.</summary>
public enum Clash
{
    None,

    /// <summary>Sits at a table then, as was meant or not.</summary>
    AtTable,

    /// <summary>Something stands in the official's own calendar.</summary>
    Busy,

    /// <summary>The calendar can not be read, so nobody knows.</summary>
    Unreadable,
}

/// <summary>
/// What became of promised seats, counted in sittings: a seat promised for a block of two sittings counts twice. Used: somebody promised sits
/// at a table then. Released: nobody had booked it when the clock let it go. The rest can still be booked. Seats that nobody can keep are not promised.
/// </summary>
public sealed record StandingTableFigures(int Promised, int Used, int Released)
{
    public int Open => Promised - Used - Released;

    public static StandingTableFigures Of(IEnumerable<StandingDay> days, Func<Guid, IReadOnlyList<Claim>> claims, BookingRules rules, DateTimeOffset now)
    {
        var (promised, used, released) = (0, 0, 0);
        foreach (var day in days)
        {
            foreach (var official in day.Seats.Select(seat => seat.OfficialId).OfType<Guid>())
            {
                foreach (var sitting in day.Sittings(rules))
                {
                    var taken = claims(official).Any(c => c.Stands(now) && c.During.Overlaps(Slot.From(sitting, rules.MeetingLasts)));
                    promised++;
                    used += taken ? 1 : 0;
                    released += !taken && now >= day.ReleasedAt ? 1 : 0;
                }
            }
        }

        return new(promised, used, released);
    }
}
