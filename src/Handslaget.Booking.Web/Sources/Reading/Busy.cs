using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>The time that is taken within a window, gathered in any order and told merged.</summary>
internal sealed class Busy(Slot within)
{
    private readonly List<(Instant Start, Instant End)> _taken = [];

    public Instant From { get; } = Instant.FromDateTimeOffset(within.Start);

    public Instant To { get; } = Instant.FromDateTimeOffset(within.End);

    public void Take(Moment start, EventLength length)
    {
        if (start.At is var at && at < To)
        {
            Take(at, length.EndFrom(start.Wall, start.Zone));
        }
    }

    /// <summary>What lies outside the window is cut away, and what takes no time takes none.</summary>
    public void Take(Instant start, Instant end)
    {
        (start, end) = (Instant.Max(start, From), Instant.Min(end, To));
        if (start < end)
        {
            _taken.Add((start, end));
        }
    }

    public IReadOnlyList<Slot> Merged()
    {
        _taken.Sort();
        var merged = new List<(Instant Start, Instant End)>();
        foreach (var taken in _taken)
        {
            if (merged.Count > 0 && taken.Start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Instant.Max(merged[^1].End, taken.End));
            }
            else
            {
                merged.Add(taken);
            }
        }

        return [.. merged.Select(m => new Slot(m.Start.ToDateTimeOffset(), m.End.ToDateTimeOffset()))];
    }
}
