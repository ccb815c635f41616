namespace Handslaget.Booking.Calendars;

/// <summary>
/// When one room can be used, as bits. A room keeps no hours of its own and needs no breathing space: it is free on every day unless it is
/// closed, busy or claimed. A room calendar that can not be read gives an empty row.
/// </summary>
internal sealed class RoomRow
{
    private readonly Promise[] promises;

    public RoomRow(RoomCalendar calendar, OfficeHours office, DateTimeOffset now, Promise[] promises)
    {
        Calendar = calendar;
        var claims = new StandingClaims(calendar.Claims, now);
        this.promises = promises;
        ExpiresAt = promises.Aggregate(claims.FirstUntil, (first, promise) => promise.ReleasedAt < first ? promise.ReleasedAt : first);
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
        if (promises.Length > 0)
        {
            KeepPromises(free, office);
        }
    }

    public RoomCalendar Calendar { get; }

    public Guid Id => Calendar.Room.Id;

    /// <summary>The starts of meetings that the room is free for.</summary>
    public ulong[] Starts { get; private set; }

    public bool IsPromisedAny => promises.Length > 0;

    /// <summary>Whether the room is kept for a meeting that begins at a step.</summary>
    public bool IsPromisedAt(int step)
    {
        foreach (var promise in promises)
        {
            if (promise.IsSitting(step))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>From this instant on the row is out of date: a hold or a promise has ended.</summary>
    public DateTimeOffset ExpiresAt { get; }

    private void KeepPromises(Span<ulong> free, OfficeHours office)
    {
        var all = Starts;
        foreach (var promise in promises)
        {
            Bits.Clear(free, promise.Start, promise.End);
        }

        Starts = office.StartsIn(free, MeetingForm.AtMunicipality).WithSittingsOf(promises, all);
    }
}
