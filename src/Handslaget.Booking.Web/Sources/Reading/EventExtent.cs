using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>From when and how long an event takes time, whatever it says of its end.</summary>
internal sealed class EventExtent(Component @event, Zones zones, FeedOptions options, List<Text> doubts)
{
    // Start and end have changed places. Further apart than this it is something else.
    private static readonly Duration Swapped = Duration.FromDays(1);

    public (Moment Start, EventLength Length) Of(Moment start)
    {
        if (@event.Line("DTEND") is { } line)
        {
            var end = Moment.Read(line, line.Value, zones, start.WholeDay ? zones.Floating : start.Zone, out var doubt);
            if (doubt is not null)
            {
                doubts.Add(doubt);
            }

            return end is { } at ? Until(start, at) : Assumed(start, Reasons.NoEnd);
        }

        if (@event.Value("DURATION") is { } text)
        {
            return EventLength.TryRead(text, out var length) ? Lasting(start, length) : Assumed(start, Reasons.NoEnd);
        }

        // RFC 5545 3.6.1: a day lasts a day, and a time without an end takes no time.
        return (start, start.WholeDay ? new(1, 0) : EventLength.None);
    }

    private (Moment, EventLength) Until(Moment start, Moment end)
    {
        if (start.WholeDay && end.WholeDay)
        {
            // An end on the day of the start is forbidden, and written by those who mean that day.
            return end.Wall == start.Wall ? (start, new(1, 0)) : Lasting(start, EventLength.BetweenDays(start.Wall.Date, end.Wall.Date));
        }

        if (end.WholeDay && end.Wall.Date <= start.Wall.Date)
        {
            // A time and then a day: to the end of that day.
            end = end with { Wall = end.Wall.PlusDays(1) };
        }

        return Lasting(start, EventLength.Between(start.At, end.At));
    }

    private (Moment, EventLength) Lasting(Moment start, EventLength length)
    {
        if (!length.IsNegative)
        {
            return (start, length);
        }

        // What is read is two times, and the event is between them if it is anywhere.
        var end = length.EndFrom(start.Wall, start.Zone);
        var apart = start.At - end;
        if (start.WholeDay || apart > Swapped)
        {
            return Assumed(start, Reasons.NoEnd);
        }

        doubts.Add(Reasons.EndBeforeStart);
        return (start with { Wall = end.InZone(start.Zone).LocalDateTime }, new(0, (long)apart.TotalSeconds));
    }

    private (Moment, EventLength) Assumed(Moment start, Text reason)
    {
        doubts.Add(reason);
        return (start, start.WholeDay ? new(1, 0) : new(0, (long)options.AssumedLength.TotalSeconds));
    }
}
