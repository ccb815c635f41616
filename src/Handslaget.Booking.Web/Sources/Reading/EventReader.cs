using System.Globalization;
using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>Reads one VEVENT by itself: what is wrong in it is its own matter.</summary>
internal sealed class EventReader(Component calendar, Component @event, Zones zones, FeedOptions options, Budget budget)
{
    private readonly List<Text> _doubts = [];

    /// <summary>Null when it has no start that can be read, and so no place in time.</summary>
    public FeedEvent? Read()
    {
        if (@event.Line("DTSTART") is not { } line || Take(line, line.Value, zones.Floating) is not { } start)
        {
            return null;
        }

        var (from, length) = new EventExtent(@event, zones, options, _doubts).Of(start);
        return new FeedEvent(@event.Value("UID"), Sequence(), Attendance.TakesTime(calendar, @event, options), from, length)
        {
            Rules = Rules("RRULE"),
            NotByRules = Rules("EXRULE"),
            Extra = Extra(start, length),
            Except = Except(start),
            InsteadOf = @event.Line("RECURRENCE-ID") is { } id ? Take(id, id.Value, start.Zone, Reasons.BrokenException) : null,
            AndLater = "THISANDFUTURE".Equals(@event.Line("RECURRENCE-ID")?.Parameter("RANGE"), StringComparison.OrdinalIgnoreCase),
            Doubts = _doubts.Count == 0 ? [] : [.. _doubts.Distinct()],
        };
    }

    private Moment? Take(ContentLine line, string value, DateTimeZone fallback, Text? ifUnread = null)
    {
        var moment = Moment.Read(line, value, zones, fallback, out var doubt);
        if ((moment is null ? ifUnread : doubt) is { } reason)
        {
            _doubts.Add(reason);
        }

        return moment;
    }

    private int Sequence() => int.TryParse(@event.Value("SEQUENCE"), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private List<RepeatRule> Rules(string name)
    {
        var rules = new List<RepeatRule>();
        foreach (var line in @event.Lines.Where(l => l.Name == name && l.Value.Length > 0))
        {
            var understood = RepeatRule.TryRead(line.Value, out var rule, out var doubt);
            if ((understood ? doubt : Reasons.BrokenRule) is { } reason)
            {
                _doubts.Add(reason);
            }

            if (understood)
            {
                rules.Add(rule!);
            }
        }

        return rules;
    }

    private Times Except(Moment start)
    {
        Times? times = null;
        foreach (var (line, value) in @event.Values("EXDATE"))
        {
            budget.Spend(1);

            // Programs leave out the zone of an exception; it is the series' own.
            if (Take(line, value, start.Zone, Reasons.BrokenException) is { } moment)
            {
                (times ??= new()).Add(moment);
            }
        }

        return times ?? Times.None;
    }

    private List<(Moment, EventLength)> Extra(Moment start, EventLength length)
    {
        var extra = new List<(Moment, EventLength)>();
        foreach (var (line, value) in @event.Values("RDATE"))
        {
            budget.Spend(1);
            if (value.Contains('/', StringComparison.Ordinal))
            {
                if (BusyPeriod.Read(line, value, zones, start.Zone) is { } period)
                {
                    extra.Add(period);
                }
                else
                {
                    _doubts.Add(Reasons.BrokenException);
                }
            }
            else if (Take(line, value, start.Zone, Reasons.BrokenException) is { } moment)
            {
                // A day alone, for an event that has a time of day: the same time that day.
                extra.Add((moment.WholeDay && !start.WholeDay ? start with { Wall = moment.Wall.Date + start.Wall.TimeOfDay } : moment, length));
            }
        }

        return extra;
    }
}
