using System.Buffers;

namespace Handslaget.Booking.Panels;

/// <summary>
/// Leaves out candidates who can not be in the best panel. That is exact: the best panel has as few people as possible, so everyone in it
/// covers something nobody else in it does. Hence somebody who covers nothing required is never in it; and if B can do all that A can and
/// is no worse to choose, a panel with A is never better than the same panel with B instead, and no best panel has both.
/// </summary>
internal static class Narrowing
{
    /// <summary>Goes from the best to the worst to choose; whoever can do nothing that one before can not do is left out.</summary>
    public static int Narrow(ReadOnlySpan<Candidate> candidates, uint required, uint optional, Span<Contender> contenders)
    {
        var keys = ArrayPool<ulong>.Shared.Rent(candidates.Length);
        var positions = ArrayPool<int>.Shared.Rent(candidates.Length);
        var abilities = ArrayPool<ulong>.Shared.Rent(candidates.Length);
        var useful = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if ((candidates[i].Required & required) != 0)
            {
                // Load, then familiarity, then the fixed order, in one number that sorts fast.
                keys[useful] = ((ulong)Math.Max(0, candidates[i].Load) << 33)
                    | (candidates[i].Met > 0 ? 0UL : 1UL << 32)
                    | (uint)candidates[i].Index;
                positions[useful++] = i;
            }
        }

        keys.AsSpan(0, useful).Sort(positions.AsSpan(0, useful));

        var count = 0;
        for (var i = 0; i < useful; i++)
        {
            ref readonly var candidate = ref candidates[positions[i]];
            var ability = ((ulong)(candidate.Optional & optional) << 32) | (candidate.Required & required);
            if (!IsCoveredByOne(ability, abilities.AsSpan(0, count)))
            {
                abilities[count] = ability;
                contenders[count++] = new Contender(
                    (uint)ability, (uint)(ability >> 32), Contender.WeightOf(candidate), candidate.Index, positions[i]);
            }
        }

        ArrayPool<ulong>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(positions);
        ArrayPool<ulong>.Shared.Return(abilities);
        return count;
    }

    private static bool IsCoveredByOne(ulong ability, ReadOnlySpan<ulong> others)
    {
        foreach (var other in others)
        {
            if ((ability & ~other) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
