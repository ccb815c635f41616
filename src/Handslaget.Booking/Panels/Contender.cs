namespace Handslaget.Booking.Panels;

/// <summary>
/// A candidate who can be in the best panel. Bit 0 of <see cref="Required"/> is the competence that fewest people hold, and so on upwards.
/// <see cref="Weight"/> is load and unfamiliarity in one number (see <see cref="WeightOf"/>); least weight is best.
/// </summary>
internal readonly record struct Contender(uint Required, uint Optional, long Weight, int Index, int Position)
{
    /// <summary>
    /// Load counts before familiarity, so it stands in the high bits. A panel has at most 32 people and each adds at most one stranger,
    /// so the six low bits never spill over. All panels compared have equally many people: fewest strangers is most who have met.
    /// </summary>
    public static long WeightOf(in Candidate candidate) =>
        ((long)Math.Max(0, candidate.Load) << 6) + (candidate.Met > 0 ? 0 : 1);

    /// <summary>
    /// Compares two panels of equally many people by the fixed order: the panel holding the smallest index that the other lacks comes first.
    /// Both spans are sorted on the way.
    /// </summary>
    public static int CompareByOrder(Span<int> one, Span<int> other)
    {
        one.Sort();
        other.Sort();
        return one.SequenceCompareTo(other);
    }
}
