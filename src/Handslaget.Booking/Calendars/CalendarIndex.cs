using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// Every calendar in memory, one bit per step of the grid, from a Monday over the weeks that are kept. Searches take no lock: they read the
/// rows of one moment, and what is put in gives the rows of the next. It is a hint, always fresh; who gets a time is decided by the claims.
/// </summary>
public sealed class CalendarIndex
{
    private CalendarIndex(OfficeHours office, CalendarRows rows) => (this.office, this.rows) = (office, rows);

    /// <summary>The same calendars, in which something can be put without anybody else seeing it. Shares every row it has not been given.</summary>
    public CalendarIndex Copy() => new(office, rows);

    /// <summary>
    /// No clock is asked when a calendar is put in: a hold counts as taken, and a promise is kept, until a search comes whose time is past its end.
    /// </summary>
    internal static readonly DateTimeOffset AllClaimsStand = DateTimeOffset.MinValue;

    private readonly OfficeHours office;
    private readonly Lock writing = new();
    private volatile CalendarRows rows;

    public CalendarIndex(
        BookingRules rules,
        DateOnly from,
        IEnumerable<OfficialCalendar> officials,
        IEnumerable<RoomCalendar> rooms,
        IEnumerable<StandingTable>? tables = null)
    {
        office = new OfficeHours(rules, new Grid(rules, from));
        rows = CalendarRows.Of(office, [.. officials], [.. rooms], [.. tables ?? []], AllClaimsStand);
    }

    public BookingRules Rules => office.Rules;

    public Grid Grid => office.Grid;

    public IEnumerable<OfficialCalendar> Officials => rows.Officials.ToArray().Select(row => row.Calendar);

    public IEnumerable<RoomCalendar> Rooms => rows.Rooms.Rows.Select(row => row.Calendar);

    public IReadOnlyList<StandingTable> StandingTables => rows.Promises.Tables;

    public OfficialCalendar? Official(Guid id) => rows.Official(id)?.Calendar;

    public RoomCalendar? Room(Guid id) => rows.Rooms.Rows.FirstOrDefault(row => row.Id == id)?.Calendar;

    public void Put(OfficialCalendar calendar)
    {
        lock (writing)
        {
            rows = rows.With(calendar);
        }
    }

    public void Put(RoomCalendar calendar)
    {
        lock (writing)
        {
            rows = rows.With(calendar);
        }
    }

    /// <summary>What a meeting claims of an official's or a room's time, in place of what it claimed of it before.</summary>
    public void PutClaims(Guid resource, Guid meeting, IEnumerable<Claim> claims)
    {
        if (Official(resource) is { } official)
        {
            Put(official with { Claims = [.. official.Claims.Where(c => c.MeetingId != meeting), .. claims] });
        }
        else if (Room(resource) is { } room)
        {
            Put(room with { Claims = [.. room.Claims.Where(c => c.MeetingId != meeting), .. claims] });
        }
    }

    /// <summary>A standing table that is laid or has changed. Whom it promises is worked out anew whenever the register changes.</summary>
    public void Put(StandingTable table)
    {
        lock (writing)
        {
            rows = rows.With(table);
        }
    }

    /// <summary>An official or a room that is no longer to be found.</summary>
    public void Remove(Guid id)
    {
        lock (writing)
        {
            rows = rows.Without(id);
        }
    }

    /// <summary>The same calendars over weeks that begin later, for a new week.</summary>
    public CalendarIndex From(DateOnly date) => new(Rules, date, Officials, Rooms, StandingTables);

    /// <summary>
    /// The rows to search at an instant: holds that have ended by then take no time, whether or not anybody has tidied them. Time goes
    /// forwards: what one search has seen end stays ended, until the calendar is put in again.
    /// </summary>
    internal CalendarRows At(DateTimeOffset now)
    {
        var latest = rows;
        if (now < latest.ExpiresAt)
        {
            return latest;
        }

        lock (writing)
        {
            return rows = now < rows.ExpiresAt ? rows : rows.AsOf(now);
        }
    }
}
