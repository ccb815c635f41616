using System.Buffers;
using System.Numerics;

namespace Handslaget.Booking.Panels;

/// <summary>
/// The contenders for one choice of panel. Candidates who can not be in the best panel are left out, which is exact:
/// the best panel has as few people as possible, so everyone in it covers something nobody else in it does. Hence somebody who covers
/// nothing required is never in it; and if B can do all that A can and is no worse to choose, a panel with A is never better than the
/// same panel with B instead, and no best panel has both.
/// </summary>
internal readonly ref struct Field
{
    private readonly Contender[] _contenders;
    private readonly int[] _held;
    private readonly int _count;

    private Field(Contender[] contenders, int count, int[] held, int[] firstHeld, int competences)
    {
        _contenders = contenders;
        _count = count;
        _held = held;
        FirstHeld = firstHeld;
        Competences = competences;
    }

    /// <summary>How many competences are required.</summary>
    public int Competences { get; }

    public bool CanCover => Competences > 0;

    /// <summary>From the least to the most heavy to choose.</summary>
    public ReadOnlySpan<Contender> Contenders => _contenders.AsSpan(0, _count);

    private int[] FirstHeld { get; }

    /// <summary>The contenders that hold a competence, as places in <see cref="Contenders"/>.</summary>
    public ReadOnlySpan<int> HoldersOf(int competence) =>
        _held.AsSpan(FirstHeld[competence], FirstHeld[competence + 1] - FirstHeld[competence]);

    public static Field Of(ReadOnlySpan<Candidate> candidates, uint required, uint optional)
    {
        var contenders = ArrayPool<Contender>.Shared.Rent(candidates.Length);
        var count = Narrow(candidates, required, optional, contenders);

        Span<int> holders = stackalloc int[32];
        var covered = CountHolders(contenders.AsSpan(0, count), holders);
        var firstHeld = ArrayPool<int>.Shared.Rent(33);
        if (covered != required)
        {
            return new Field(contenders, 0, [], firstHeld, competences: 0);
        }

        Span<int> rarestFirst = stackalloc int[BitOperations.PopCount(required)];
        OrderByRarity(required, holders, rarestFirst);
        Renumber(contenders.AsSpan(0, count), rarestFirst);

        var held = ListHolders(contenders.AsSpan(0, count), rarestFirst, holders, firstHeld);
        return new Field(contenders, count, held, firstHeld, rarestFirst.Length);
    }

    public void Dispose()
    {
        ArrayPool<Contender>.Shared.Return(_contenders);
        ArrayPool<int>.Shared.Return(FirstHeld);
        if (_held.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_held);
        }
    }

    /// <summary>Goes from the best to the worst to choose; whoever can do nothing that one before can not do is left out.</summary>
    private static int Narrow(ReadOnlySpan<Candidate> candidates, uint required, uint optional, Span<Contender> contenders)
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

    private static uint CountHolders(ReadOnlySpan<Contender> contenders, Span<int> holders)
    {
        uint covered = 0;
        foreach (ref readonly var contender in contenders)
        {
            covered |= contender.Required;
            for (var rest = contender.Required; rest != 0; rest &= rest - 1)
            {
                holders[BitOperations.TrailingZeroCount(rest)]++;
            }
        }

        return covered;
    }

    /// <summary>Few people can fill a rare seat, so choosing for it first leaves fewest ways to go wrong.</summary>
    private static void OrderByRarity(uint required, ReadOnlySpan<int> holders, Span<int> rarestFirst)
    {
        var count = 0;
        for (var rest = required; rest != 0; rest &= rest - 1)
        {
            var bit = BitOperations.TrailingZeroCount(rest);
            var place = count++;
            for (; place > 0 && holders[rarestFirst[place - 1]] > holders[bit]; place--)
            {
                rarestFirst[place] = rarestFirst[place - 1];
            }

            rarestFirst[place] = bit;
        }
    }

    private static void Renumber(Span<Contender> contenders, ReadOnlySpan<int> rarestFirst)
    {
        Span<int> newPlace = stackalloc int[32];
        for (var place = 0; place < rarestFirst.Length; place++)
        {
            newPlace[rarestFirst[place]] = place;
        }

        foreach (ref var contender in contenders)
        {
            uint renumbered = 0;
            for (var rest = contender.Required; rest != 0; rest &= rest - 1)
            {
                renumbered |= 1u << newPlace[BitOperations.TrailingZeroCount(rest)];
            }

            contender = contender with { Required = renumbered };
        }
    }

    private static int[] ListHolders(ReadOnlySpan<Contender> contenders, ReadOnlySpan<int> rarestFirst, ReadOnlySpan<int> holders, int[] firstHeld)
    {
        Span<int> next = stackalloc int[rarestFirst.Length];
        firstHeld[0] = 0;
        for (var place = 0; place < rarestFirst.Length; place++)
        {
            next[place] = firstHeld[place];
            firstHeld[place + 1] = firstHeld[place] + holders[rarestFirst[place]];
        }

        var held = ArrayPool<int>.Shared.Rent(firstHeld[rarestFirst.Length]);
        for (var i = 0; i < contenders.Length; i++)
        {
            for (var rest = contenders[i].Required; rest != 0; rest &= rest - 1)
            {
                held[next[BitOperations.TrailingZeroCount(rest)]++] = i;
            }
        }

        return held;
    }
}
