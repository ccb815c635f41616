namespace Handslaget.Booking.WhatIf;

/// <summary>
/// How long some requests waited for their meeting, in working days. Who got no time within the horizon waited longest of all, so the figures do
/// not grow worse by more of them getting one. Null where the figure lies among those who got none.
/// </summary>
/// <param name="Median">Half waited so long or less.</param>
/// <param name="Ninetieth">Nine of ten waited so long or less (nearest rank).</param>
public sealed record Waits(int Requests, int WithTime, double? Median, int? Ninetieth)
{
    public int WithoutTime => Requests - WithTime;

    /// <param name="days">Of each request; null of one that got no time.</param>
    public static Waits Of(IEnumerable<int?> days)
    {
        var ordered = days.Select(d => d ?? int.MaxValue).Order().ToList();
        if (ordered.Count == 0) return new(0, 0, null, null);
        var (middle, nine) = (ordered[ordered.Count / 2], ordered[((ordered.Count * 9) + 9) / 10 - 1]);
        return new(
            ordered.Count, ordered.Count(d => d != int.MaxValue), middle == int.MaxValue ? null : Booking.Median.Of(ordered), nine == int.MaxValue ? null : nine);
    }
}
