namespace Handslaget.Booking.Calendars;

/// <summary>The calendars of one moment, seen through a period: no meeting begins before it or ends after it.</summary>
internal sealed record Period(CalendarRows Rows, DateTimeOffset From, DateTimeOffset To)
{
    public Grid Grid => Rows.Office.Grid;

    public DateTimeOffset? FirstStart(TableNeed need)
    {
        var starts = new ulong[Grid.Words];
        return Rows.Starts(need, starts) && First(starts) is >= 0 and var step ? Grid.At(step) : null;
    }

    /// <summary>Whether everyone could meet, if only there were a room.</summary>
    public bool HasStartWithoutRoom(TableNeed need)
    {
        var starts = new ulong[Grid.Words];
        return Rows.StartsOfSeats(need, starts) && First(starts) >= 0;
    }

    /// <summary>The first set step in the period, at or after <paramref name="step"/>; otherwise -1.</summary>
    public int First(ReadOnlySpan<ulong> starts, int step = 0)
    {
        var first = Bits.Next(starts, Math.Max(step, Grid.StepAfter(From)));
        return first >= 0 && Grid.At(first) + Rows.Office.Rules.MeetingLasts <= To ? first : -1;
    }
}
