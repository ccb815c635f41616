namespace Handslaget.Booking.Calendars;

/// <summary>A required seat at one time: the nearest reason among those who may fill it, and how many have each reason.</summary>
public sealed record SeatExplanation(string Competence, TimeReason Nearest, IReadOnlyDictionary<TimeReason, int> Counts);

/// <summary>Why a table can, or can not, be laid at one start: reasons that hold for the whole table, and each required seat.</summary>
public sealed record TimeExplanation(DateTimeOffset Start, IReadOnlyList<TimeReason> Table, IReadOnlyList<SeatExplanation> Seats)
{
    public bool IsPossible => Table.Count == 0 && Seats.Count > 0 && Seats.All(seat => seat.Nearest == TimeReason.Free);

    internal static TimeExplanation Of(CalendarRows rows, TableNeed need, DateTimeOffset start, DateTimeOffset now)
    {
        if (start <= now)
        {
            return new TimeExplanation(start, [TimeReason.Passed], []);
        }

        var grid = rows.Office.Grid;
        if (start < grid.Start || start >= grid.End)
        {
            return new TimeExplanation(start, [start < grid.Start ? TimeReason.TooSoon : TimeReason.BeyondHorizon], []);
        }

        // A start between two steps is explained as the step it falls in.
        var step = grid.StepBefore(start);
        var official = new OfficialReasons(rows.Office, need, step);
        return new TimeExplanation(
            start,
            [.. OfTable(rows, need, start, step, now)],
            [.. need.Required.Distinct().Select(seat => OfSeat(rows, need, seat, official))]);
    }

    private static SeatExplanation OfSeat(CalendarRows rows, TableNeed need, string seat, OfficialReasons official)
    {
        var counts = new SortedDictionary<TimeReason, int>();
        foreach (var position in rows.HoldersOf(seat) is { } holders ? holders.Positions : [])
        {
            if (!rows.Officials[position].Calendar.Official.HasLeft && need.MaySit(seat, rows.Officials[position].Id))
            {
                var reason = official.For(rows.Officials[position], seat);
                counts[reason] = counts.GetValueOrDefault(reason) + 1;
            }
        }

        return new SeatExplanation(seat, counts.Count == 0 ? TimeReason.NobodyHolds : counts.Keys.First(), counts);
    }

    private static IEnumerable<TimeReason> OfTable(CalendarRows rows, TableNeed need, DateTimeOffset start, int step, DateTimeOffset now)
    {
        var (grid, rules) = (rows.Office.Grid, rows.Office.Rules);
        var day = SwedishTime.Date(start);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return TimeReason.NotWorkingDay;
        }
        else if (!WorkingDays.IsWorkingDay(day))
        {
            yield return TimeReason.Holiday;
        }
        else if (!Bits.IsSet(rows.Office.Starts, step))
        {
            yield return TimeReason.OutsideOfficeHours;
        }

        if (grid.StepAt(start) is null)
        {
            yield return TimeReason.OffGrid;
        }

        if (start < BookableTime.EarliestStart(now, rules))
        {
            yield return TimeReason.TooSoon;
        }

        if (start + rules.MeetingLasts > BookableTime.LatestEnd(now, rules))
        {
            yield return TimeReason.BeyondHorizon;
        }

        if (need.Form == MeetingForm.AtMunicipality && rows.Rooms.Smallest(need, step) is null)
        {
            yield return TimeReason.NoRoom;
        }
    }
}
