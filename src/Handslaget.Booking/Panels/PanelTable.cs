using System.Buffers;
using System.Numerics;

namespace Handslaget.Booking.Panels;

/// <summary>
/// The exact choice when the sets of required competences fit in a table. A state is the set of competences not yet covered. The next to
/// be covered is always the rarest one left (the lowest bit), so each step picks one of its few holders.
/// First it is learnt how many people every state still needs at least (<see cref="FewestPeople"/>). Then partial panels are grown, only
/// along steps that keep to that fewest number; for one state all partial panels therefore have equally many people, and one that another
/// beats in every respect is dropped. What stands when nothing is uncovered is the answer.
/// </summary>
internal ref struct PanelTable
{
    /// <summary>So many partial panels are compared before the table settles for the best one of each state, and says so.</summary>
    private const int Budget = 1_000_000;

    private const int None = -1;

    private readonly Field _field;
    private readonly byte[] _fewest;
    private readonly int[] _firstPartial;
    private Partial[] _partials;
    private int _count;
    private int _compared;

    private PanelTable(Field field)
    {
        _field = field;
        _fewest = ArrayPool<byte>.Shared.Rent(1 << field.Competences);
        _firstPartial = ArrayPool<int>.Shared.Rent(1 << field.Competences);
        _partials = ArrayPool<Partial>.Shared.Rent(256);
    }

    /// <summary>
    /// One more contender on top of another partial panel (<see cref="Before"/>). <see cref="First"/> is the smallest index in it, which
    /// settles most ties at once; <see cref="Next"/> links the partial panels of one state.
    /// </summary>
    private record struct Partial(uint Optional, long Weight, int First, int Contender, int Before, int Next);

    public static ChosenPanel Choose(Field field)
    {
        var table = new PanelTable(field);
        FewestPeople.Learn(field, table._fewest);
        table.Grow();
        var panel = table.Best();
        ArrayPool<byte>.Shared.Return(table._fewest);
        ArrayPool<int>.Shared.Return(table._firstPartial);
        ArrayPool<Partial>.Shared.Return(table._partials);
        return panel;
    }

    private void Grow()
    {
        var all = (1 << _field.Competences) - 1;
        _firstPartial.AsSpan(0, all + 1).Fill(None);
        var contenders = _field.Contenders;
        _firstPartial[all] = Keep(new Partial(0, 0, int.MaxValue, None, None, None));
        for (var state = all; state > 0; state--)
        {
            if (_firstPartial[state] == None)
            {
                continue;
            }

            foreach (var holder in _field.HoldersOf(BitOperations.TrailingZeroCount(state)))
            {
                ref readonly var contender = ref contenders[holder];
                var then = state & (int)~contender.Required;
                if (_fewest[then] == _fewest[state] - 1)
                {
                    for (var before = _firstPartial[state]; before != None; before = _partials[before].Next)
                    {
                        Add(then, With(before, holder, contender));
                    }
                }
            }
        }
    }

    private readonly Partial With(int before, int holder, in Contender contender)
    {
        ref readonly var standing = ref _partials[before];
        return new Partial(
            standing.Optional | contender.Optional, standing.Weight + contender.Weight, Math.Min(standing.First, contender.Index), holder, before, None);
    }

    /// <summary>
    /// A partial panel is beaten by one of the same state that covers at least its optional competences and weighs no more: whatever
    /// completes the one completes the other. (Someone in both would make a smaller panel, and there is none.)
    /// </summary>
    private void Add(int state, Partial added)
    {
        if (_compared >= Budget)
        {
            KeepOnlyBest(state, added);
            return;
        }

        var last = None;
        for (var other = _firstPartial[state]; other != None; other = _partials[other].Next)
        {
            _compared++;
            ref readonly var standing = ref _partials[other];
            if ((added.Optional & ~standing.Optional) == 0 && IsLighter(standing, added))
            {
                return;
            }

            if ((standing.Optional & ~added.Optional) == 0 && IsLighter(added, standing))
            {
                Unlink(state, last, other);
            }
            else
            {
                last = other;
            }
        }

        _firstPartial[state] = Keep(added with { Next = _firstPartial[state] });
    }

    private void KeepOnlyBest(int state, Partial added)
    {
        var standing = _firstPartial[state];
        if (standing == None)
        {
            _firstPartial[state] = Keep(added);
        }
        else if (IsBetter(added, _partials[standing]))
        {
            _partials[standing] = added;
        }
    }

    private readonly void Unlink(int state, int last, int partial)
    {
        if (last == None)
        {
            _firstPartial[state] = _partials[partial].Next;
        }
        else
        {
            _partials[last].Next = _partials[partial].Next;
        }
    }

    private int Keep(Partial partial)
    {
        if (_count == _partials.Length)
        {
            var larger = ArrayPool<Partial>.Shared.Rent(2 * _count);
            _partials.CopyTo(larger, 0);
            ArrayPool<Partial>.Shared.Return(_partials);
            _partials = larger;
        }

        _partials[_count] = partial;
        return _count++;
    }

    private readonly ChosenPanel Best()
    {
        var best = _firstPartial[0];
        for (var other = _partials[best].Next; other != None; other = _partials[other].Next)
        {
            if (IsBetter(_partials[other], _partials[best]))
            {
                best = other;
            }
        }

        var members = new int[_fewest[(1 << _field.Competences) - 1]];
        var count = 0;
        for (var partial = best; _partials[partial].Contender != None; partial = _partials[partial].Before)
        {
            members[count++] = _field.Contenders[_partials[partial].Contender].Position;
        }

        Array.Sort(members);
        return new ChosenPanel(members, Proven: _compared < Budget);
    }

    private readonly bool IsBetter(in Partial one, in Partial other)
    {
        var more = BitOperations.PopCount(one.Optional) - BitOperations.PopCount(other.Optional);
        return more > 0 || (more == 0 && IsLighter(one, other));
    }

    private readonly bool IsLighter(in Partial one, in Partial other)
    {
        if (one.Weight != other.Weight)
        {
            return one.Weight < other.Weight;
        }

        if (one.First != other.First)
        {
            return one.First < other.First;
        }

        Span<int> ones = stackalloc int[32];
        Span<int> others = stackalloc int[32];
        return Contender.CompareByOrder(Indexes(one, ones), Indexes(other, others)) < 0;
    }

    private readonly Span<int> Indexes(Partial partial, Span<int> buffer)
    {
        var count = 0;
        for (; partial.Contender != None; partial = _partials[partial.Before])
        {
            buffer[count++] = _field.Contenders[partial.Contender].Index;
        }

        return buffer[..count];
    }
}
