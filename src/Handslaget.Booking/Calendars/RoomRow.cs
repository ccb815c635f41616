namespace Handslaget.Booking.Calendars;

/// <summary>
/// When one room can be used, as bits. A room keeps no hours of its own and needs no breathing space: it is free on every day unless it is
/// closed, busy or claimed. A room calendar that can not be read gives an empty row.
/// </summary>
internal sealed class RoomRow
{
    public RoomRow(RoomCalendar calendar, OfficeHours office, DateTimeOffset now)
    {
        Calendar = calendar;
        var claims = new StandingClaims(calendar.Claims, now);
        ExpiresAt = claims.FirstUntil;
        if (calendar.BusyTime.UnreadableSince is not null)
        {
            Starts = office.Grid.Empty;
            return;
        }

        Span<ulong> free = stackalloc ulong[office.Grid.Words];
        free.Clear();
        Bits.Set(free, 0, office.Grid.Steps);
        foreach (var taken in calendar.Room.Closures.Select(c => c.During).Concat(calendar.BusyTime.Busy))
        {
            var (start, end) = office.Grid.Touching(taken);
            Bits.Clear(free, start, end);
        }

        claims.Clear(free, office.Grid);
        Starts = office.StartsIn(free, MeetingForm.AtMunicipality);
    }

    public RoomCalendar Calendar { get; }

    public Guid Id => Calendar.Room.Id;

    /// <summary>The starts of meetings that the room is free for.</summary>
    public ulong[] Starts { get; }

    /// <summary>From this instant on the row is out of date: a hold has ended.</summary>
    public DateTimeOffset ExpiresAt { get; }
}
