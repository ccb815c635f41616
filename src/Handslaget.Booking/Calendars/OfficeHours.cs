using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// The office's own calendar: the days it is open (working days; a bridge day is an ordinary one), and the starts at which a meeting lies
/// within opening hours. Opening hours limit the meeting, not the summing-up or the travel: those need only be within working hours.
/// </summary>
internal sealed class OfficeHours
{
    private readonly bool[] open;

    public OfficeHours(BookingRules rules, Grid grid)
    {
        Rules = rules;
        Grid = grid;
        open = [.. Enumerable.Range(0, grid.Days).Select(day => WorkingDays.IsWorkingDay(grid.Monday.AddDays(day)))];

        var hours = new ulong[grid.Words];
        foreach (var day in Enumerable.Range(0, grid.Days).Where(IsOpen))
        {
            var (start, end) = grid.Within(day, rules.OpensAt, rules.ClosesAt);
            Bits.Set(hours, start, end);
        }

        JointBits.Erode(hours, grid.StepsIn(rules.MeetingLasts));
        Starts = hours;
    }

    public BookingRules Rules { get; }

    public Grid Grid { get; }

    /// <summary>The starts at which a meeting lies within opening hours.</summary>
    public ulong[] Starts { get; }

    public bool IsOpen(int day) => open[day];

    /// <summary>Sets the working hours of every open day in a row.</summary>
    public void Set(Span<ulong> row, WorkingHours hours)
    {
        var (first, behind) = Grid.SinceMidnight(hours.Start, hours.End);
        for (var day = ((int)hours.Day + 6) % 7; day < open.Length; day += 7)
        {
            if (open[day])
            {
                var midnight = Grid.DayStart(day);
                var (start, end) = Grid.IsPlain(day) ? (midnight + first, midnight + behind) : Grid.Within(day, hours.Start, hours.End);
                Bits.Set(row, start, end);
            }
        }
    }

    /// <summary>The starts of meetings for which all the time they take is free.</summary>
    public ulong[] StartsIn(ReadOnlySpan<ulong> free, MeetingForm form, TimeSpan? travel = null)
    {
        var before = Grid.StepsIn(TimeTaken.Before(form, Rules, travel));
        var after = Grid.StepsIn(Rules.MeetingLasts + TimeTaken.After(form, Rules, travel));
        var starts = free.ToArray();
        JointBits.Erode(starts, before + after);
        if (before > 0)
        {
            JointBits.Delay(starts, before);
        }

        return starts;
    }
}
