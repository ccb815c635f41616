using System.Buffers;
using System.Numerics;

namespace Handslaget.Booking.Panels;

/// <summary>The contenders for one choice of panel and who of them holds which competence, the competences numbered from the rarest.</summary>
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
        var count = Narrowing.Narrow(candidates, required, optional, contenders);

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
