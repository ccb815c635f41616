using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Marten;

namespace Handslaget.Booking.Web.Store;

// The standing tables, which stand in the calendars as whose turn it is.
public sealed partial class CalendarMemory
{
    public IReadOnlyList<StandingTable> StandingTables => Index.StandingTables;

    /// <summary>The days of a standing table, and whose turn it is on each.</summary>
    public IReadOnlyList<StandingDay> DaysOf(StandingTable table, DateOnly from, DateOnly to)
    {
        var officials = Index.Officials.Select(o => o.Official).ToList();
        return [.. table.Dates(from, to).Select(date => StandingDay.Of(table, date, officials))];
    }

    /// <summary>The days for which an official is promised and which are not released yet, eight weeks ahead, in order of time.</summary>
    public IReadOnlyList<StandingDay> PromisedTo(Guid official, DateTimeOffset now)
    {
        var today = SwedishTime.Date(now);
        return
        [
            .. StandingTables.SelectMany(t => DaysOf(t, today, today.AddDays(7 * rules.HorizonWeeks)))
                .Where(d => now < d.ReleasedAt && d.Seats.Any(s => s.OfficialId == official)).OrderBy(d => d.Block.Start),
        ];
    }

    /// <summary>What stands in somebody's own calendar, or is booked, during a time that is promised.</summary>
    public Clash ClashOf(Guid official, Slot during, DateTimeOffset now) => Index.Official(official) is not { } found ? Clash.None
        : found.BusyTime.UnreadableSince is not null ? Clash.Unreadable
        : found.Claims.Any(c => c.Stands(now) && c.During.Overlaps(during)) ? Clash.AtTable
        : found.BusyTime.Busy.Any(b => b.Overlaps(during)) ? Clash.Busy
        : Clash.None;

    /// <summary>What became of promised seats during some days.</summary>
    public StandingTableFigures Figures(IEnumerable<StandingDay> days, DateTimeOffset now) => StandingTableFigures.Of(days, id => Index.Official(id)?.Claims ?? [], rules, now);

    /// <summary>What is neither an official nor a room may be a standing table; mostly there is nothing such to read.</summary>
    private async Task<IReadOnlyList<StandingTable>> TablesOf(IQuerySession session, Guid[]? some, CancellationToken ct)
    {
        if (some is null) return await session.Query<StandingTable>().ToListAsync(ct);
        var others = some.Where(id => Index.Official(id) is null && Index.Room(id) is null).ToArray();
        return others.Length == 0 ? [] : await session.LoadManyAsync<StandingTable>(ct, others);
    }
}
