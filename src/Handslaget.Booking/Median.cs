namespace Handslaget.Booking;

/// <summary>The figure in the middle of some; between the two in the middle when they are even in number.</summary>
public static class Median
{
    /// <param name="ordered">At least one, from the least to the greatest.</param>
    public static double Of(IReadOnlyList<int> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0;
}
