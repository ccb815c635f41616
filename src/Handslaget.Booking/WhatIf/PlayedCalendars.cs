using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.WhatIf;

/// <summary>
/// Everybody's calendars as they are assumed to have looked, week by week, with what has been booked while playing. Whoever is promised at a
/// standing table keeps that time free of other things.
/// </summary>
internal sealed class PlayedCalendars
{
    private readonly KnownTown town;
    private readonly BookingRules rules;
    private readonly IReadOnlyList<Seated> staff;
    private readonly IReadOnlyList<Register.StandingTable> tables;
    private readonly AssumedTime assumed;
    private readonly Dictionary<Guid, IReadOnlyList<Claim>> claims = [];
    private CalendarIndex? index;

    public PlayedCalendars(KnownTown town, Trial trial, BookingRules rules, int seed)
    {
        (this.town, this.rules) = (town, rules);
        staff = Staff.Of(town, trial.Officials);
        tables = trial.Tables(town);
        assumed = new AssumedTime(town.Today, town.Rules.CalendarWeeks, seed);
    }

    /// <summary>Time goes forwards: the week of an instant, or the one that is open already.</summary>
    public CalendarIndex At(DateTimeOffset now)
    {
        var monday = SwedishTime.Monday(SwedishTime.Date(now));
        return index is { } open && open.Grid.Monday >= monday ? open : index = Open(monday);
    }

    public void Keep(Guid meeting, IReadOnlyList<Claim> claimed) => claims[meeting] = claimed;

    public void LetGo(Guid meeting, DateTimeOffset now)
    {
        if (!claims.Remove(meeting, out var claimed)) return;
        foreach (var claim in claimed) At(now).PutClaims(claim.ResourceId, meeting, []);
    }

    private CalendarIndex Open(DateOnly monday)
    {
        var begins = SwedishTime.Midnight(monday);
        foreach (var past in claims.Where(c => c.Value.All(claim => claim.During.End <= begins)).Select(c => c.Key).ToList()) claims.Remove(past);
        var (standing, promised) = (claims.Values.SelectMany(c => c).ToLookup(c => c.ResourceId), Promised(monday));
        return new CalendarIndex(
            rules, monday,
            staff.Select(s => new OfficialCalendar(s.Official, Busy(s, monday, promised), [.. standing[s.Official.Id]])),
            town.Rooms.Select(r => new RoomCalendar(r.Room, Busy(r, monday, promised), [.. standing[r.Room.Id]])),
            tables);
    }

    private BusyTime Busy(Seated seated, DateOnly monday, ILookup<Guid, Slot> promised) =>
        seated.DrawnFrom is [{ BusyTime.UnreadableSince: not null } unreadable] ? unreadable.BusyTime
            : Without(assumed.Of(seated.Official.Id, [.. seated.DrawnFrom.Select(c => (c.Official.Id, c.BusyTime))], monday, rules.CalendarWeeks), promised[seated.Official.Id]);

    private BusyTime Busy(RoomCalendar room, DateOnly monday, ILookup<Guid, Slot> promised) =>
        room.BusyTime.UnreadableSince is not null ? room.BusyTime
            : Without(assumed.Of(room.Room.Id, [(room.Room.Id, room.BusyTime)], monday, rules.CalendarWeeks), promised[room.Room.Id]);

    private ILookup<Guid, Slot> Promised(DateOnly monday)
    {
        var officials = staff.Select(s => s.Official).ToList();
        var promised =
            from table in tables
            from date in table.Dates(monday, monday.AddDays((rules.CalendarWeeks * 7) - 1))
            let day = StandingDay.Of(table, date, officials)
            from resource in day.Seats.Select(s => s.OfficialId).Append(table.Terms.RoomId).OfType<Guid>()
            select (resource, Block: day.Block.Widened(rules.Buffer, rules.Buffer));
        return promised.ToLookup(p => p.resource, p => p.Block);
    }

    private static BusyTime Without(IReadOnlyList<Slot> busy, IEnumerable<Slot> blocks)
    {
        Slot[] kept = [.. blocks];
        return new(kept.Length == 0 ? [.. busy] : [.. busy.Where(b => !Array.Exists(kept, k => k.Overlaps(b)))]);
    }
}
