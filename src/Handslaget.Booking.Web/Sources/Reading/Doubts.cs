namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>The doubts of one reading, counted by reason.</summary>
internal sealed class Doubts
{
    private readonly Dictionary<Text, int> _counts = [];

    /// <summary>Events that say no time at all. When they are most of the calendar, what is left of it is not the truth.</summary>
    public int Placeless { get; private set; }

    public void Add(Text reason)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        Placeless += reason == Reasons.NoStart || reason == Reasons.BrokenPeriod ? 1 : 0;
    }

    public IReadOnlyList<Doubt> List() =>
        [.. _counts.Select(c => new Doubt(c.Key, c.Value)).OrderByDescending(d => d.Count).ThenBy(d => d.Reason.Sv, StringComparer.Ordinal)];
}
