using System.Numerics;

namespace Handslaget.Booking.Panels;

// A stand-in until the real choice of panel is merged over this file: the same answers, but slow for large tables.

public readonly record struct Candidate(int Index, uint Required, uint Optional, int Load, int Met);

public readonly record struct ChosenPanel(int[] Members, bool Proven);

public static class PanelChoice
{
    public static ChosenPanel? Choose(ReadOnlySpan<Candidate> candidates, uint required, uint optional)
    {
        for (var people = 0; people <= BitOperations.PopCount(required); people++)
        {
            (int Wishes, int Load, int Met)? best = null;
            int[] members = [];
            Try(candidates, required, optional, people, [], ref best, ref members);
            if (best is not null)
            {
                return new ChosenPanel(members, Proven: true);
            }
        }

        return null;
    }

    private static void Try(
        ReadOnlySpan<Candidate> all, uint missing, uint wishes, int left, int[] chosen, ref (int Wishes, int Load, int Met)? best, ref int[] members)
    {
        if (missing == 0)
        {
            var sorted = chosen.Order().ToArray();
            var key = (-BitOperations.PopCount(Wished(all, sorted, wishes)), 0, 0);
            foreach (var member in sorted)
            {
                key = (key.Item1, key.Item2 + all[member].Load, key.Item3 - all[member].Met);
            }

            var order = best is null ? -1 : key.CompareTo(best.Value);
            if (order < 0 || (order == 0 && sorted.AsSpan().SequenceCompareTo(members) < 0))
            {
                (best, members) = (key, sorted);
            }

            return;
        }

        for (var next = 0; left > 0 && next < all.Length; next++)
        {
            if ((all[next].Required & missing & (~missing + 1)) != 0)
            {
                Try(all, missing & ~all[next].Required, wishes, left - 1, [.. chosen, next], ref best, ref members);
            }
        }
    }

    private static uint Wished(ReadOnlySpan<Candidate> all, int[] members, uint wishes)
    {
        var covered = 0u;
        foreach (var member in members)
        {
            covered |= all[member].Optional & wishes;
        }

        return covered;
    }
}
