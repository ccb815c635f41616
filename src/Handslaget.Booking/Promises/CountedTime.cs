namespace Handslaget.Booking.Promises;

/// <summary>
/// How the time of one promise is counted. <b>Days</b>: the day it starts on is not counted. After it, a day of the promise's kind that is not
/// excluded is counted if the clock runs when the offices close; the promise is due at that moment of the last of them. A last day that is a
/// holiday (calendar days) is not moved: a promise is never later than it was said. <b>Hours</b>: exact time in which the clock runs, on
/// days of the promise's kind; working hours lie between opening and closing. <b>A pause</b> holds from its start until its end, which does
/// not belong to it. Everything is read off the wall clock of Europe/Stockholm, so a day has 23, 24 or 25 hours.
/// </summary>
internal sealed class CountedTime(ServiceGuarantee promise, BookingRules rules)
{
    /// <summary>By when it must be kept. A pause that is not over counts for nothing yet.</summary>
    public DateTimeOffset Due(DateTimeOffset start, IReadOnlyList<Pause> pauses) =>
        promise.Target.Unit == TargetUnit.Hours ? DueByHours(start, pauses) : DueByDays(start, pauses);

    /// <summary>How much of the target has been used at <paramref name="end"/>, in its own unit; a day that has begun is a used one.</summary>
    public double Used(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Pause> pauses)
    {
        if (end <= start) return 0;
        var (first, last) = (SwedishTime.Date(start), SwedishTime.Date(end));
        return promise.Target.Unit == TargetUnit.Hours
            ? Days(first).TakeWhile(d => d <= last).SelectMany(d => Pieces(d, start, pauses))
                .Sum(p => Math.Max(0, ((p.End < end ? p.End : end) - p.Start).TotalHours))
            : Days(first.AddDays(1)).TakeWhile(d => d <= last).Count(d => IsRunning(Closing(d), pauses));
    }

    /// <summary>The morning from which somebody should look: the last working day of the promise, less the days it warns ahead.</summary>
    public DateTimeOffset Amber(DateTimeOffset start, DateTimeOffset due)
    {
        var last = SwedishTime.Date(due);
        if (!WorkingDays.IsWorkingDay(last)) last = WorkingDays.Previous(last);
        var morning = SwedishTime.Midnight(WorkingDays.Add(last, -promise.WarnsWorkingDays));
        return morning > start ? morning : start;
    }

    private DateTimeOffset DueByDays(DateTimeOffset start, IReadOnlyList<Pause> pauses) => Days(SwedishTime.Date(start).AddDays(1))
        .Select(Closing).Where(closing => IsRunning(closing, pauses)).ElementAt(promise.Target.Amount - 1);

    private DateTimeOffset DueByHours(DateTimeOffset start, IReadOnlyList<Pause> pauses)
    {
        var left = TimeSpan.FromHours(promise.Target.Amount);
        foreach (var piece in Days(SwedishTime.Date(start)).SelectMany(d => Pieces(d, start, pauses)))
        {
            if (piece.Length >= left) return piece.Start + left;
            left -= piece.Length;
        }

        throw new InvalidOperationException("Days do not end.");
    }

    /// <summary>The days that are counted, from one on.</summary>
    private IEnumerable<DateOnly> Days(DateOnly day)
    {
        for (; ; day = day.AddDays(1))
        {
            if ((promise.Time == ClockTime.Calendar || WorkingDays.IsWorkingDay(day)) && !promise.Excluded.Any(p => p.Contains(day))) yield return day;
        }
    }

    /// <summary>The time of a day that is counted: after the start, and outside the pauses.</summary>
    private IEnumerable<Slot> Pieces(DateOnly day, DateTimeOffset start, IReadOnlyList<Pause> pauses)
    {
        var open = promise.Time == ClockTime.Working ? SwedishTime.Between(day, rules.OpensAt, rules.ClosesAt) : SwedishTime.Day(day);
        var from = open.Start > start ? open.Start : start;
        foreach (var pause in pauses)
        {
            if (pause.Until is not { } until || until <= from || pause.From >= open.End) continue;
            if (pause.From > from) yield return new(from, pause.From);
            from = until;
        }

        if (from < open.End) yield return new(from, open.End);
    }

    private DateTimeOffset Closing(DateOnly day) => SwedishTime.At(day, rules.ClosesAt);

    private static bool IsRunning(DateTimeOffset instant, IReadOnlyList<Pause> pauses) => !pauses.Any(p => p.From <= instant && instant < p.Until);
}
