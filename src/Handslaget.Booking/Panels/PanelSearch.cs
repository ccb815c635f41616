using System.Buffers;
using System.Numerics;

namespace Handslaget.Booking.Panels;

/// <summary>
/// The choice when so many competences are required that a table would not fit. It branches on who takes the rarest seat left, and leaves
/// a branch that can not beat the best panel known. The first panel known is the greedy one. If the nodes run out, the best panel so far
/// is the answer and is not called proven.
/// </summary>
internal ref struct PanelSearch
{
    private const int Budget = 100_000;

    /// <summary>Shares of a person are counted in whole parts of this, always rounded down, so that a bound never promises too much.</summary>
    private const long OnePerson = 1L << 32;

    private readonly Field _field;
    private readonly Span<long> _personShare;
    private readonly Span<long> _weightShare;
    private readonly Span<bool> _barred;
    private readonly Span<int> _chosen;
    private readonly Span<int> _best;
    private readonly uint _everyWish;
    private int _bestPeople;
    private int _bestWishes;
    private long _bestWeight;
    private int _nodes;

    private PanelSearch(Field field, Span<long> shares, Span<int> people, Span<bool> barred)
    {
        _field = field;
        _personShare = shares[..32];
        _weightShare = shares[32..];
        _chosen = people[..32];
        _best = people[32..];
        _barred = barred;
        _bestPeople = int.MaxValue;
        foreach (ref readonly var contender in field.Contenders)
        {
            _everyWish |= contender.Optional;
        }
    }

    public static ChosenPanel Choose(Field field)
    {
        Span<long> shares = stackalloc long[64];
        Span<int> people = stackalloc int[64];
        var barred = ArrayPool<bool>.Shared.Rent(field.Contenders.Length);
        Array.Clear(barred);
        var search = new PanelSearch(field, shares, people, barred);
        var everything = uint.MaxValue >> (32 - field.Competences);
        search.ShareOut();
        search.TakeGreedily(everything);
        search.Branch(everything, 0, 0, 0);
        ArrayPool<bool>.Shared.Return(barred);

        var members = new int[search._bestPeople];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = field.Contenders[search._best[i]].Position;
        }

        Array.Sort(members);
        return new ChosenPanel(members, Proven: search._nodes <= Budget);
    }

    /// <summary>
    /// Gives each competence a share of a person: one over the most that any of its holders can cover. Whoever is chosen then takes shares
    /// of at most one person, so the shares left to cover never exceed the people it takes. Weight is shared out the same way.
    /// </summary>
    private readonly void ShareOut()
    {
        for (var competence = 0; competence < _field.Competences; competence++)
        {
            var most = 1;
            var least = long.MaxValue;
            foreach (var holder in _field.HoldersOf(competence))
            {
                ref readonly var contender = ref _field.Contenders[holder];
                var covers = BitOperations.PopCount(contender.Required);
                most = Math.Max(most, covers);
                least = Math.Min(least, contender.Weight / covers);
            }

            _personShare[competence] = OnePerson / most;
            _weightShare[competence] = least;
        }
    }

    private void TakeGreedily(uint uncovered)
    {
        var people = 0;
        uint optional = 0;
        long weight = 0;
        while (uncovered != 0)
        {
            var next = 0;
            var most = 0;
            for (var i = 0; i < _field.Contenders.Length; i++)
            {
                var covers = BitOperations.PopCount(_field.Contenders[i].Required & uncovered);
                if (covers > most)
                {
                    most = covers;
                    next = i;
                }
            }

            ref readonly var contender = ref _field.Contenders[next];
            _chosen[people++] = next;
            uncovered &= ~contender.Required;
            optional |= contender.Optional;
            weight += contender.Weight;
        }

        Consider(people, optional, weight);
    }

    private void Branch(uint uncovered, int people, uint optional, long weight)
    {
        if (uncovered == 0)
        {
            Consider(people, optional, weight);
            return;
        }

        if (++_nodes > Budget || !MayBeat(uncovered, people, weight))
        {
            return;
        }

        // Once all panels with a holder have been seen, the siblings need not see that holder again.
        var holders = _field.HoldersOf(BitOperations.TrailingZeroCount(uncovered));
        Span<int> order = stackalloc int[holders.Length];
        var count = OrderByCover(holders, uncovered, order);
        for (var i = 0; i < count; i++)
        {
            ref readonly var contender = ref _field.Contenders[order[i]];
            _chosen[people] = order[i];
            Branch(uncovered & ~contender.Required, people + 1, optional | contender.Optional, weight + contender.Weight);
            _barred[order[i]] = true;
        }

        foreach (var holder in order[..count])
        {
            _barred[holder] = false;
        }
    }

    /// <summary>Those who cover most first, so that a good panel is known early; among equals the lightest first.</summary>
    private readonly int OrderByCover(ReadOnlySpan<int> holders, uint uncovered, Span<int> order)
    {
        // Counts how many cover more, so that everyone can be put in place at once: next[c] is where the next who covers c stands.
        Span<int> next = stackalloc int[33];
        next.Clear();
        var count = 0;
        foreach (var holder in holders)
        {
            if (!_barred[holder])
            {
                count++;
                next[BitOperations.PopCount(_field.Contenders[holder].Required & uncovered)]++;
            }
        }

        var more = 0;
        for (var covers = 32; covers >= 0; covers--)
        {
            more += next[covers];
            next[covers] = more - next[covers];
        }

        foreach (var holder in holders)
        {
            if (!_barred[holder])
            {
                order[next[BitOperations.PopCount(_field.Contenders[holder].Required & uncovered)]++] = holder;
            }
        }

        return count;
    }

    private readonly bool MayBeat(uint uncovered, int people, long weight)
    {
        long shares = 0;
        for (var rest = uncovered; rest != 0; rest &= rest - 1)
        {
            var competence = BitOperations.TrailingZeroCount(rest);
            shares += _personShare[competence];
            weight += _weightShare[competence];
        }

        var atLeast = people + (int)((shares + OnePerson - 1) / OnePerson);
        if (atLeast != _bestPeople)
        {
            return atLeast < _bestPeople;
        }

        return BitOperations.PopCount(_everyWish) > _bestWishes || weight <= _bestWeight;
    }

    private void Consider(int people, uint optional, long weight)
    {
        var wishes = BitOperations.PopCount(optional);
        var order = people.CompareTo(_bestPeople);
        order = order != 0 ? order : _bestWishes.CompareTo(wishes);
        order = order != 0 ? order : weight.CompareTo(_bestWeight);
        order = order != 0 ? order : CompareByOrder(people);
        if (order < 0)
        {
            _chosen[..people].CopyTo(_best);
            _bestPeople = people;
            _bestWishes = wishes;
            _bestWeight = weight;
        }
    }

    private readonly int CompareByOrder(int people)
    {
        Span<int> ones = stackalloc int[people];
        Span<int> others = stackalloc int[people];
        for (var i = 0; i < people; i++)
        {
            ones[i] = _field.Contenders[_chosen[i]].Index;
            others[i] = _field.Contenders[_best[i]].Index;
        }

        return Contender.CompareByOrder(ones, others);
    }
}
