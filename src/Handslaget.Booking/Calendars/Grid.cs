namespace Handslaget.Booking.Calendars;

/// <summary>
/// The grid that calendars are drawn on: one step is one bit, counted in UTC from a Monday's midnight over the weeks that are kept. What is
/// free is rounded inwards and what is taken is rounded outwards, so a bit that is set is free to its edges.
/// </summary>
public sealed class Grid
{
    private readonly long firstTick;
    private readonly long ticksPerStep;
    private readonly int minutesPerStep;
    private readonly int stepsPerDay;
    private readonly int[] dayStarts;

    public Grid(BookingRules rules, DateOnly from)
    {
        if (rules.GridMinutes is not (5 or 15))
        {
            throw new ArgumentOutOfRangeException(nameof(rules), rules.GridMinutes, "The grid is 15 or 5 minutes.");
        }

        Monday = SwedishTime.Monday(from);
        Days = rules.CalendarWeeks * 7;
        Start = SwedishTime.Midnight(Monday);
        End = SwedishTime.Midnight(Monday.AddDays(Days));
        firstTick = Start.UtcTicks;
        ticksPerStep = rules.GridMinutes * TimeSpan.TicksPerMinute;
        minutesPerStep = rules.GridMinutes;
        stepsPerDay = 24 * 60 / rules.GridMinutes;
        Steps = (int)((End.UtcTicks - firstTick) / ticksPerStep);

        // At least one word more than needed, so that eroding may read the word behind the last, and whole blocks, so that it needs no tail.
        Words = (Steps / 64 + 1 + Bits.Block) / Bits.Block * Bits.Block;
        dayStarts = [.. Enumerable.Range(0, Days + 1).Select(day => StepBefore(SwedishTime.Midnight(Monday.AddDays(day))))];
        Empty = new ulong[Words];
    }

    public DateOnly Monday { get; }

    public int Days { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public int Steps { get; }

    /// <summary>How many words a row is long.</summary>
    public int Words { get; }

    /// <summary>A row in which nothing is free. Shared: never written to.</summary>
    internal ulong[] Empty { get; }

    public DateTimeOffset At(int step) => new(firstTick + step * ticksPerStep, TimeSpan.Zero);

    /// <summary>The last step that begins at or before an instant; -1 if the grid begins later.</summary>
    public int StepBefore(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - firstTick;
        return ticks < 0 ? -1 : (int)Math.Min(ticks / ticksPerStep, Steps);
    }

    /// <summary>The first step that begins at or after an instant.</summary>
    public int StepAfter(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - firstTick;
        return ticks <= 0 ? 0 : (int)Math.Min((ticks - 1) / ticksPerStep + 1, Steps);
    }

    /// <summary>How many steps cover a length of time.</summary>
    public int StepsIn(TimeSpan length) => (int)((length.Ticks + ticksPerStep - 1) / ticksPerStep);

    /// <summary>The step at an instant on the grid and within it; otherwise null.</summary>
    public int? StepAt(DateTimeOffset instant) =>
        instant >= Start && instant < End && (instant.UtcTicks - firstTick) % ticksPerStep == 0 ? StepBefore(instant) : null;

    public int DayStart(int day) => dayStarts[day];

    /// <summary>The whole steps within a stretch of the wall clock on one day.</summary>
    public (int Start, int End) Within(int day, TimeOnly start, TimeOnly end)
    {
        if (IsPlain(day))
        {
            var (first, behind) = SinceMidnight(start, end);
            return (dayStarts[day] + first, dayStarts[day] + behind);
        }

        // On the two days the clock changes, minutes after midnight are not the wall clock: each end is converted by itself.
        var stretch = SwedishTime.Between(Monday.AddDays(day), start, end);
        return (StepAfter(stretch.Start), StepBefore(stretch.End));
    }

    /// <summary>Whether a day has twenty-four hours, so that steps since midnight tell the wall clock.</summary>
    public bool IsPlain(int day) => dayStarts[day + 1] - dayStarts[day] == stepsPerDay;

    /// <summary>The whole steps within a stretch of the wall clock, counted from the midnight of a plain day.</summary>
    public (int Start, int End) SinceMidnight(TimeOnly start, TimeOnly end) =>
        ((int)((start.Ticks + ticksPerStep - 1) / ticksPerStep), (int)(end.Ticks / ticksPerStep));

    /// <summary>The steps that something takes, wholly or in part, with a margin on both sides.</summary>
    public (int Start, int End) Touching(Slot slot, TimeSpan margin = default)
    {
        var start = slot.Start.UtcTicks - margin.Ticks - firstTick;
        var end = slot.End.UtcTicks + margin.Ticks - firstTick;
        return (start <= 0 ? 0 : WholeSteps(start), end <= 0 ? 0 : WholeSteps(end + ticksPerStep - 1));
    }

    // Asked twice for every busy time of every calendar, so it divides by constants only: a compiler makes multiplications of those.
    private int WholeSteps(long ticks)
    {
        var minutes = ticks / TimeSpan.TicksPerMinute;
        return (int)Math.Min(minutesPerStep == 15 ? minutes / 15 : minutes / 5, Steps);
    }

    /// <summary>The day that a step lies in, counted from the first Monday.</summary>
    public int DayOf(int step)
    {
        // A day that is an hour short or long moves midnight by less than a day, so the guess is at most one off.
        var day = Math.Min((int)(step * ticksPerStep / TimeSpan.TicksPerDay), Days - 1);
        return step < dayStarts[day] ? day - 1 : step >= dayStarts[day + 1] && day < Days - 1 ? day + 1 : day;
    }

    public int WeekOf(int step) => DayOf(step) / 7;
}
