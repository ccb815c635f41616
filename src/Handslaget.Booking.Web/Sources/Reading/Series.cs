using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// Everything a calendar says of one UID: the event, and the times of it that have been changed. Where it says the same thing twice the
/// highest SEQUENCE is the last word; when they are equal both count, since some programs give every event the same UID.
/// </summary>
internal sealed class Series(IReadOnlyList<FeedEvent> events, Busy busy, FeedOptions options, Budget budget, Doubts doubts)
{
    // More times than this within the days of a window are not listed one by one.
    private const int MostWithinDays = 2_000;

    private static readonly Duration Margin = Duration.FromDays(2);

    private readonly Times _changed = new();
    private FeedEvent[] _later = [];
    private Instant[] _laterFrom = [];
    private int _movedDays;

    public void Take()
    {
        var changes = events.Where(e => e.InsteadOf is not null)
            .GroupBy(e => e.InsteadOf!.Value.WholeDay ? (object)e.InsteadOf.Value.Wall.Date : e.InsteadOf.Value.At)
            .SelectMany(LastWord)
            .ToList();
        foreach (var change in changes)
        {
            _changed.Add(change.InsteadOf!.Value);
        }

        Later([.. changes.Where(c => c.AndLater).OrderBy(c => c.InsteadOf!.Value.At)]);
        foreach (var one in LastWord(events.Where(e => e.InsteadOf is null)).Concat(changes))
        {
            if (one.TakesTime || (one.InsteadOf is null && _later.Length > 0))
            {
                Doubt(one);
                TakeAll(one);
            }
        }
    }

    private static IEnumerable<FeedEvent> LastWord(IEnumerable<FeedEvent> same)
    {
        var all = same.ToList();
        var last = all.Count == 0 ? 0 : all.Max(e => e.Sequence);
        return all.Where(e => e.Sequence == last);
    }

    private void Later(FeedEvent[] changes)
    {
        _later = changes;
        _laterFrom = [.. changes.Select(c => c.InsteadOf!.Value.At)];
        _movedDays = changes
            .Select(c => Math.Abs(Period.DaysBetween(c.InsteadOf!.Value.Wall.Date, c.Start.Wall.Date)) + c.Length.AtMostDays)
            .DefaultIfEmpty().Max();
    }

    private FeedEvent? ChangedSince(Instant at)
    {
        var index = Array.BinarySearch(_laterFrom, at);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : _later[index];
    }

    private void TakeAll(FeedEvent one)
    {
        if (one.AndLater)
        {
            busy.Take(one.Start, one.Length);
            return;
        }

        var away = NotByRules(one);
        TakeTime(one, one.Start, one.Length, away);
        foreach (var (start, length) in one.Extra)
        {
            TakeTime(one, start, length, away);
        }

        foreach (var rule in one.Rules)
        {
            TakeRule(one, rule, away);
        }
    }

    // A rule of exceptions that would cost too much takes nothing away: busier than it is, rather than freer.
    private HashSet<LocalDateTime> NotByRules(FeedEvent one)
    {
        var away = new HashSet<LocalDateTime>();
        foreach (var rule in one.NotByRules)
        {
            try
            {
                away.UnionWith(rule.IsSubDaily ? throw new TooManyInARule() : Walls(one, rule, one.Start.Zone));
            }
            catch (TooManyInARule)
            {
                doubts.Add(Reasons.BrokenException);
            }
        }

        return away;
    }

    private void TakeRule(FeedEvent one, RepeatRule rule, HashSet<LocalDateTime> away)
    {
        // Hours are counted by the clock that never changes, days by the one on the wall.
        var zone = rule.IsSubDaily && rule.IsPlain && !one.Start.WholeDay ? DateTimeZone.Utc : one.Start.Zone;
        if (rule.IsSubDaily && rule.StepsUntil(In(one.Start, zone), Wall(busy.To, zone)) > MostWithinDays)
        {
            TakeFromFirstToLast(one, rule);
            return;
        }

        try
        {
            foreach (var wall in Walls(one, rule, zone))
            {
                // A whole day has no hours, whatever its rule says of them.
                TakeTime(one, one.Start with { Wall = one.Start.WholeDay ? wall.Date.AtMidnight() : wall, Zone = zone }, one.Length, away);
            }
        }
        catch (TooManyInARule)
        {
            TakeFromFirstToLast(one, rule);
        }
    }

    private void TakeTime(FeedEvent one, Moment start, EventLength length, HashSet<LocalDateTime> away)
    {
        if (one.Except.Contains(start) || away.Contains(start.Wall) || (one.InsteadOf is null && _changed.Contains(start)))
        {
            return;
        }

        if (one.InsteadOf is null && _later.Length > 0 && ChangedSince(start.At) is { } later)
        {
            if (later.TakesTime)
            {
                busy.Take(Moved(start, later), later.Length);
            }
        }
        else if (one.TakesTime)
        {
            busy.Take(start, length);
        }
    }

    // As much later on the wall clock as the first changed time is: a series moved from nine to ten is at ten in summer too.
    private static Moment Moved(Moment start, FeedEvent later)
    {
        var zone = later.Start.Zone;
        var by = Period.Between(In(later.InsteadOf!.Value, zone), later.Start.Wall, PeriodUnits.Days | PeriodUnits.AllTimeUnits);
        return later.Start with { Wall = In(start, zone) + by };
    }

    private IEnumerable<LocalDateTime> Walls(FeedEvent one, RepeatRule rule, DateTimeZone zone)
    {
        var from = Wall(busy.From, zone).PlusDays(-one.Length.AtMostDays - _movedDays - 2);
        var to = Wall(busy.To, zone).PlusDays(_movedDays + 2);
        return rule.Starts(In(one.Start, zone), from, to, options.MaxTimesPerRule, w => rule.Reaches(w, w.InZoneLeniently(zone).ToInstant()), budget);
    }

    private void TakeFromFirstToLast(FeedEvent one, RepeatRule rule)
    {
        var (start, last) = (one.Start.At, Instant.Min(rule.Over(one.Start) ?? busy.To, busy.To));
        var end = one.Length.EndFrom(Wall(last, one.Start.Zone), one.Start.Zone);
        if (one.TakesTime && start < busy.To && end > busy.From)
        {
            doubts.Add(Reasons.TooOften);
            busy.Take(start, end);
        }
    }

    // A doubt of what was over long ago, or is beyond the window, concerns nobody who looks for a time now.
    private void Doubt(FeedEvent one)
    {
        var goesOn = one.Doubts.Contains(Reasons.BrokenRule) || one.Extra.Count > 0
            || one.Rules.Any(r => r.Until is not { } until || until.Wall.InZoneLeniently(one.Start.Zone).ToInstant() > busy.From - Margin);
        var start = one.Start.At;
        if (start < busy.To + Margin && (goesOn || one.Length.EndFrom(one.Start.Wall, one.Start.Zone) > busy.From - Margin))
        {
            foreach (var doubt in one.Doubts)
            {
                doubts.Add(doubt);
            }
        }
    }

    private static LocalDateTime In(Moment moment, DateTimeZone zone) => ReferenceEquals(moment.Zone, zone) ? moment.Wall : Wall(moment.At, zone);

    private static LocalDateTime Wall(Instant at, DateTimeZone zone) => at.InZone(zone).LocalDateTime;
}
