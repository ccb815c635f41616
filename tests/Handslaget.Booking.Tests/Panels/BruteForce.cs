using System.Numerics;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Panels;

/// <summary>The same choice without any cleverness: every set of people is looked at.</summary>
internal static class BruteForce
{
    public static int[]? Choose(IReadOnlyList<Candidate> candidates, uint required, uint optional)
    {
        int[]? best = null;
        for (var set = 0; set < 1 << candidates.Count; set++)
        {
            if (BitOperations.PopCount((uint)set) > (best?.Length ?? 32) || !Covers(candidates, set, required))
            {
                continue;
            }

            var members = Enumerable.Range(0, candidates.Count).Where(i => (set & (1 << i)) != 0).ToArray();
            if (best is null || Compare(candidates, members, best, optional) < 0)
            {
                best = members;
            }
        }

        return best;
    }

    private static int Compare(IReadOnlyList<Candidate> candidates, int[] one, int[] other, uint optional)
    {
        int Wishes(int[] members) => BitOperations.PopCount(Covered(candidates, members, c => c.Optional & optional));
        var order = one.Length.CompareTo(other.Length);
        order = order != 0 ? order : Wishes(other).CompareTo(Wishes(one));
        order = order != 0 ? order : one.Sum(i => candidates[i].Load).CompareTo(other.Sum(i => candidates[i].Load));
        order = order != 0 ? order : other.Sum(i => candidates[i].Met).CompareTo(one.Sum(i => candidates[i].Met));
        return order != 0 ? order : Indexes(candidates, one).SequenceCompareTo(Indexes(candidates, other));
    }

    private static bool Covers(IReadOnlyList<Candidate> candidates, int set, uint required)
    {
        var covered = 0u;
        for (var rest = (uint)set; rest != 0; rest &= rest - 1)
        {
            covered |= candidates[BitOperations.TrailingZeroCount(rest)].Required;
        }

        return (covered & required) == required;
    }

    private static ReadOnlySpan<int> Indexes(IReadOnlyList<Candidate> candidates, int[] members) =>
        members.Select(i => candidates[i].Index).Order().ToArray();

    private static uint Covered(IReadOnlyList<Candidate> candidates, int[] members, Func<Candidate, uint> of) =>
        members.Aggregate(0u, (all, i) => all | of(candidates[i]));
}
