using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// Who is promised for a standing table plans nothing else then: the same town, where what would have stood in those calendars during the
/// block is somewhere else. Rooms as well.
/// </summary>
internal static class DemoPromises
{
    private const int Weeks = 26;

    /// <param name="town">The town as it would be without.</param>
    /// <param name="first">The first day looked at.</param>
    /// <param name="keeps">Who keeps the promise on which day; everybody, if left out.</param>
    public static DemoTown KeepingPromises(this DemoTown town, DateOnly first, Func<Guid, DateOnly, bool>? keeps = null)
    {
        var officials = town.Officials.Select(o => o.Events.Aggregate(Official.New, (state, fact) => state.Evolve(fact))).ToList();
        var promised =
            from laid in town.Tables
            let table = StandingTable.New.Evolve(laid)
            from date in table.Dates(first, first.AddDays(7 * Weeks))
            let day = StandingDay.Of(table, date, officials)
            from resource in day.Seats.Select(s => s.OfficialId).Append(laid.Terms.RoomId).OfType<Guid>()
            where keeps is null || keeps(resource, date)
            select new { Resource = resource, day.Block };
        var blocks = promised.ToLookup(p => p.Resource, p => p.Block);
        return town with
        {
            Officials = [.. town.Officials.Select(o => o with { BusyTime = Without(o.BusyTime, blocks[o.Id]) })],
            Rooms = [.. town.Rooms.Select(r => r with { BusyTime = Without(r.BusyTime, blocks[r.Id]) })],
        };
    }

    /// <summary>With the breathing space that is kept on both sides of what stands in a calendar.</summary>
    private static BusyTime Without(BusyTime busy, IEnumerable<Slot> blocks)
    {
        var kept = blocks.Select(b => b.Widened(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15))).ToList();
        return kept.Count == 0 ? busy : busy with { Busy = [.. busy.Busy.Where(b => !kept.Exists(k => k.Overlaps(b)))] };
    }
}
