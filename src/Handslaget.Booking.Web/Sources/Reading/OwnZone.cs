using NodaTime;
using NodaTime.TimeZones;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>A zone as the calendar itself defines it (RFC 5545 3.6.5): changes of offset in order, each until the next.</summary>
internal sealed class OwnZone : DateTimeZone
{
    // Two a year for a hundred years.
    private const int MostChanges = 200;

    private readonly ZoneInterval[] _intervals;

    private OwnZone(ZoneInterval[] intervals)
        : base("own", isFixed: false, intervals.Min(i => i.WallOffset), intervals.Max(i => i.WallOffset)) => _intervals = intervals;

    /// <summary>Null when no part of the definition can be read, or when it changes its mind as no zone does.</summary>
    public static DateTimeZone? Read(Component definition, Years years, Budget budget)
    {
        try
        {
            return ReadParts(definition, years, budget);
        }
        catch (TooManyInARule)
        {
            return null;
        }
    }

    private static OwnZone? ReadParts(Component definition, Years years, Budget budget)
    {
        var changes = new SortedDictionary<Instant, Offset>();
        Offset? before = null;
        var first = Instant.MaxValue;
        foreach (var part in definition.Parts)
        {
            if (!TryOffset(part.Value("TZOFFSETTO"), out var to) || !Stamp.TryRead(part.Value("DTSTART") ?? "", out var start))
            {
                continue;
            }

            var from = TryOffset(part.Value("TZOFFSETFROM"), out var read) ? read : to;
            foreach (var wall in Onsets(part, start.Wall, from, years, budget))
            {
                changes[wall.WithOffset(from).ToInstant()] = to;
            }

            var onset = start.Wall.WithOffset(from).ToInstant();
            (first, before) = onset < first ? (onset, from) : (first, before);
        }

        return before is { } earliest ? new OwnZone(Intervals(changes, earliest)) : null;
    }

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, _intervals.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _intervals[middle].Start <= instant ? (middle, high) : (low, middle - 1);
        }

        return _intervals[low];
    }

    private static IEnumerable<LocalDateTime> Onsets(Component part, LocalDateTime start, Offset from, Years years, Budget budget)
    {
        yield return start;
        foreach (var (_, value) in part.Values("RDATE"))
        {
            if (Stamp.TryRead(value, out var extra))
            {
                yield return extra.Wall;
            }
        }

        foreach (var line in part.Lines.Where(l => l.Name == "RRULE"))
        {
            if (RepeatRule.TryRead(line.Value, out var rule, out _) && !rule.IsSubDaily)
            {
                // Outlook's rules begin in 1601. UNTIL is in UTC here, by the standard, and the onset in the time before it.
                var near = start.Year < years.First && rule.IsEveryYearIn(years.First) ? start.PlusYears(years.First - 1 - start.Year) : start;
                foreach (var wall in rule.Starts(near, near, new(years.Last + 1, 1, 1, 0, 0), MostChanges, w => rule.Reaches(w, w.WithOffset(from).ToInstant()), budget))
                {
                    yield return wall;
                }
            }
        }
    }

    // A change to the offset that holds already is none, and Noda Time wants none.
    private static ZoneInterval[] Intervals(SortedDictionary<Instant, Offset> changes, Offset before)
    {
        var intervals = new List<ZoneInterval>();
        Instant? start = null;
        foreach (var (at, offset) in changes)
        {
            if (offset != before)
            {
                intervals.Add(new("own", start, at, before, Offset.Zero));
                (start, before) = (at, offset);
            }
        }

        intervals.Add(new("own", start, null, before, Offset.Zero));
        return [.. intervals];
    }

    private static bool TryOffset(string? text, out Offset offset)
    {
        offset = Offset.Zero;
        var digits = new Digits((text is [>= '0' and <= '9', ..] ? "+" + text : text ?? "x").AsSpan().Trim());
        if (!digits.TryOffset(out var read) || read is null)
        {
            return false;
        }

        offset = read.Value;
        return true;
    }
}
