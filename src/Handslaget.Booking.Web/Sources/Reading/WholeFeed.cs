using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>All calendars of a file together: programs put an event and its changed times in a calendar each.</summary>
internal sealed class WholeFeed(FeedOptions options, DateTimeZone office, Budget budget, Busy busy, Doubts doubts)
{
    private readonly Dictionary<string, List<FeedEvent>> _byUid = new(StringComparer.Ordinal);
    private readonly List<FeedEvent> _nameless = [];

    /// <summary>Takes the time of every event, and tells how many had a time to take.</summary>
    public int Take(IReadOnlyList<Component> calendars)
    {
        var read = 0;
        var own = new OwnZones(busy, budget);
        foreach (var calendar in calendars)
        {
            var zones = new Zones(calendar, office, own);
            foreach (var part in calendar.Parts)
            {
                budget.Spend(1);
                read += part.Name switch
                {
                    "VEVENT" => Gather(calendar, part, zones),
                    "VFREEBUSY" => TakePeriods(part, zones),
                    _ => 0,
                };
            }
        }

        _nameless.ForEach(e => TakeTogether([e]));
        foreach (var events in _byUid.Values)
        {
            TakeTogether(events);
        }

        return read;
    }

    private int Gather(Component calendar, Component part, Zones zones)
    {
        if (part.Value("UID") is { } uid && options.IsOurs?.Invoke(uid) == true)
        {
            return 1;
        }

        if (Read(calendar, part, zones) is not { } read)
        {
            // Whoever says that an event takes no time need not say when.
            if (!Attendance.TakesTime(calendar, part, options))
            {
                return 1;
            }

            doubts.Add(Reasons.NoStart);
            return 0;
        }

        if (read.Uid is null)
        {
            _nameless.Add(read);
        }
        else if (_byUid.TryGetValue(read.Uid, out var same))
        {
            same.Add(read);
        }
        else
        {
            _byUid.Add(read.Uid, [read]);
        }

        return 1;
    }

    // Most events: nothing changes them, and nothing is doubted.
    private void TakeAlone(FeedEvent one)
    {
        if (one.TakesTime && !one.Except.Contains(one.Start))
        {
            busy.Take(one.Start, one.Length);
        }
    }

    private FeedEvent? Read(Component calendar, Component part, Zones zones)
    {
        try
        {
            return new EventReader(calendar, part, zones, options, budget).Read();
        }
        catch (Exception e) when (IsTheEventsOwn(e))
        {
            return null;
        }
    }

    private static bool IsTheEventsOwn(Exception e) => e is not (FeedUnreadable or OperationCanceledException or OutOfMemoryException);

    /// <summary>What Ical.Net or we never thought of stays with the events it concerns, and leaves them the times they say.</summary>
    private void TakeTogether(List<FeedEvent> events)
    {
        if (events is [{ IsSeries: false, Doubts.Count: 0 } alone])
        {
            TakeAlone(alone);
            return;
        }

        try
        {
            new Series(events, busy, options, budget, doubts).Take();
        }
        catch (Exception e) when (IsTheEventsOwn(e))
        {
            doubts.Add(Reasons.NotUnderstood);
            foreach (var one in events.Where(o => o.TakesTime))
            {
                busy.Take(one.Start, one.Length);
            }
        }
    }

    private int TakePeriods(Component part, Zones zones)
    {
        var read = 1;
        foreach (var (line, value) in part.Values("FREEBUSY"))
        {
            budget.Spend(1);
            var type = line.Parameter("FBTYPE")?.ToUpperInvariant();
            if (type == "FREE" || (type == "BUSY-TENTATIVE" && !options.TentativeIsBusy))
            {
                continue;
            }

            if (BusyPeriod.Read(line, value, zones, zones.Floating) is { } period)
            {
                busy.Take(period.Start, period.Length);
                read++;
            }
            else
            {
                doubts.Add(Reasons.BrokenPeriod);
            }
        }

        return read;
    }
}
