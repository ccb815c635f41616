using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.WhatIf;

/// <summary>
/// What stood in people's own calendars is not kept, so it is assumed: each day that is played is one of the days that the calendars tell of
/// now, drawn for each person by itself among working days of the same weekday that lie about as far ahead, since calendars fill as the day
/// comes closer. Rooms likewise. The same seed draws the same days.
/// </summary>
internal sealed class AssumedTime(DateOnly today, int weeksKnown, int seed)
{
    /// <summary>Weeks ahead that are about as far: up to and with. The week that is under way is half gone, and nothing is drawn from it.</summary>
    private static readonly int[] Bands = [3, 7, int.MaxValue];

    private readonly DateOnly monday = SwedishTime.Monday(today);
    private readonly Dictionary<Guid, ILookup<DateOnly, (TimeSpan From, TimeSpan To)>> known = [];
    private readonly Dictionary<(int Band, DayOfWeek Day), DateOnly[]> days = [];

    /// <summary>Busy time during some weeks as it looked on their Monday.</summary>
    public IReadOnlyList<Slot> Of(Guid who, IReadOnlyList<(Guid Id, BusyTime Busy)> drawnFrom, DateOnly from, int weeks)
    {
        var busy = new List<Slot>();
        for (var day = 0; drawnFrom.Count > 0 && day < weeks * 7; day++)
        {
            var date = from.AddDays(day);
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Source(day / 7, date.DayOfWeek) is not { Length: > 0 } source)
            {
                continue;
            }

            var drawn = Draw.Of(who, date.DayNumber, Band(day / 7), seed);
            var like = drawnFrom[(int)(drawn / 1024 % (ulong)drawnFrom.Count)];
            Add(busy, date, Known(like.Id, like.Busy)[source[drawn % 1024 % (ulong)source.Length]]);
        }

        return busy;
    }

    private static int Band(int week) => Array.FindIndex(Bands, last => week <= last);

    /// <summary>The days to draw from. Of another distance where the calendars do not reach so far, and a holiday only where there is nothing else.</summary>
    private DateOnly[] Source(int week, DayOfWeek weekday)
    {
        var band = Band(week);
        if (!days.TryGetValue((band, weekday), out var found))
        {
            var all = Enumerable.Range(1, Math.Max(weeksKnown - 1, 1)).Select(w => (Band: Band(w), Date: monday.AddDays((w * 7) + ((int)weekday + 6) % 7))).ToList();
            var near = all.OrderBy(d => Math.Abs(d.Band - band)).GroupBy(d => d.Band).Select(g => g.Select(d => d.Date).Where(WorkingDays.IsWorkingDay).ToArray());
            days[(band, weekday)] = found = near.FirstOrDefault(dates => dates.Length > 0) ?? [.. all.Select(d => d.Date)];
        }

        return found;
    }

    private ILookup<DateOnly, (TimeSpan From, TimeSpan To)> Known(Guid id, BusyTime busy)
    {
        if (!known.TryGetValue(id, out var found))
        {
            known[id] = found = busy.Busy.Where(b => b.End > b.Start).SelectMany(Days).ToLookup(d => d.Date, d => (d.From, d.To));
        }

        return found;
    }

    /// <summary>What is busy on each of the days that something lasts, on the wall clock.</summary>
    private IEnumerable<(DateOnly Date, TimeSpan From, TimeSpan To)> Days(Slot busy)
    {
        var (start, end) = (SwedishTime.Local(busy.Start), SwedishTime.Local(busy.End));
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));
        for (var date = first > monday ? first : monday; date <= last && date < monday.AddDays(weeksKnown * 7); date = date.AddDays(1))
        {
            var (from, to) = (date == first ? start.TimeOfDay : TimeSpan.Zero, date == last ? end.TimeOfDay : TimeSpan.FromDays(1));
            if (to > from) yield return (date, from, to);
        }
    }

    private static void Add(List<Slot> busy, DateOnly date, IEnumerable<(TimeSpan From, TimeSpan To)> stretches)
    {
        var day = SwedishTime.Day(date);
        foreach (var (from, to) in stretches)
        {
            // Minutes after midnight are the wall clock, but for the two days the clock changes, which are no working days.
            busy.Add(new Slot(day.Start + from, day.Start + to));
        }
    }
}
