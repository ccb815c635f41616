namespace Handslaget.Booking.Calendars;

/// <summary>
/// One table made two: the required seats parted in two groups that both have a time, so that the later of the two comes as early as can
/// be. The coordinator, if required, sits at both. Branch and bound: a seat can only make its group's first time later.
/// </summary>
internal sealed class TableSplit
{
    /// <summary>Enough for any table of a dozen seats; beyond it the best split so far is answered.</summary>
    private const int NodesAtMost = 100_000;

    private readonly Period period;
    private readonly TableNeed need;
    private readonly string[] parted;
    private readonly string[] shared;
    private readonly ulong[][] seats;
    private readonly ulong[][] rooms;
    private readonly ulong[][] one;
    private readonly ulong[][] other;
    private readonly int meetingSteps;
    private int nodes;
    private (int Later, uint One, int StartOne, int StartOther) best = (int.MaxValue, 0, 0, 0);

    public TableSplit(Period period, TableNeed need)
    {
        (this.period, this.need) = (period, need);
        shared = [.. need.Required.Distinct().Where(seat => seat == WhyNoTime.Coordination)];

        // Seats with the fewest times first: they decide, and what can not be better is left early.
        var ordered = need.Required.Distinct().Except(shared).Select(seat => (Seat: seat, Row: RowOf(seat)))
            .OrderBy(seat => Bits.Count(seat.Row)).ToList();
        parted = [.. ordered.Select(seat => seat.Seat)];
        seats = [.. ordered.Select(seat => seat.Row)];
        rooms = [.. Enumerable.Range(0, parted.Length + 1).Select(RoomsFor)];
        one = [.. Enumerable.Range(0, parted.Length + 1).Select(_ => new ulong[period.Grid.Words])];
        other = [.. Enumerable.Range(0, parted.Length + 1).Select(_ => new ulong[period.Grid.Words])];

        // From the start of one to the start of the next: whoever sits at both must have all the time that the first one takes.
        var rules = period.Rows.Office.Rules;
        meetingSteps = period.Grid.StepsIn(
            TimeTaken.Before(need.Form, rules, need.Travel) + rules.MeetingLasts + TimeTaken.After(need.Form, rules, need.Travel));
    }

    public Relaxation.TwoMeetings? Best()
    {
        if (parted.Length is < 2 or > 32)
        {
            return null;
        }

        period.Rows.Office.Starts.CopyTo(one[0]);
        if (shared.Length > 0)
        {
            JointBits.AndAny(one[0], [RowOf(shared[0])]);
        }

        one[0].CopyTo(other[0]);
        Part(0, 0);
        return best.Later == int.MaxValue ? null : Answer();
    }

    private void Part(int seat, uint inOne)
    {
        if (++nodes > NodesAtMost || Math.Max(First(one[seat]), First(other[seat])) >= best.Later)
        {
            return;
        }

        if (seat == parted.Length)
        {
            Settle(inOne);
            return;
        }

        // The first seat is in the first group: the other way round is the same split.
        Take(one, seat);
        other[seat].CopyTo(other[seat + 1]);
        Part(seat + 1, inOne | 1u << seat);
        if (seat > 0)
        {
            Take(other, seat);
            one[seat].CopyTo(one[seat + 1]);
            Part(seat + 1, inOne);
        }
    }

    private void Take(ulong[][] group, int seat)
    {
        group[seat].CopyTo(group[seat + 1]);
        JointBits.AndAny(group[seat + 1], [seats[seat]]);
    }

    private void Settle(uint inOne)
    {
        var size = System.Numerics.BitOperations.PopCount(inOne);
        if (size == parted.Length)
        {
            return;
        }

        var last = parted.Length;
        JointBits.AndAny(one[last], [rooms[size]]);
        JointBits.AndAny(other[last], [rooms[parted.Length - size]]);
        var (firstOne, firstOther) = (First(one[last]), First(other[last]));
        if (firstOne == int.MaxValue || firstOther == int.MaxValue)
        {
            return;
        }

        // Whichever is held first, the second begins when the first has been held.
        Keep(inOne, firstOne, First(other[last], firstOne + meetingSteps));
        Keep(inOne, First(one[last], firstOther + meetingSteps), firstOther);
    }

    private void Keep(uint inOne, int startOne, int startOther)
    {
        var later = Math.Max(startOne, startOther);
        best = later < best.Later ? (later, inOne, startOne, startOther) : best;
    }

    private Relaxation.TwoMeetings Answer()
    {
        var groupOne = Group(seat => (best.One >> seat & 1) != 0);
        var groupOther = Group(seat => (best.One >> seat & 1) == 0);
        var (startOne, startOther) = (period.Grid.At(best.StartOne), period.Grid.At(best.StartOther));
        return startOne < startOther ? new(groupOne, startOne, groupOther, startOther) : new(groupOther, startOther, groupOne, startOne);
    }

    private string[] Group(Func<int, bool> isIn)
    {
        var chosen = parted.Where((_, seat) => isIn(seat)).Concat(shared).ToHashSet();
        return [.. need.Required.Distinct().Where(chosen.Contains)];
    }

    private int First(ulong[] starts, int step = 0) => period.First(starts, step) is >= 0 and var first ? first : int.MaxValue;

    private ulong[] RowOf(string seat)
    {
        var row = new ulong[period.Grid.Words];
        period.Rows.StartsOfSeats(need with { Required = [seat] }, row);
        return row;
    }

    private ulong[] RoomsFor(int seatsInGroup)
    {
        var row = (ulong[])period.Rows.Office.Starts.Clone();
        if (need.Form == MeetingForm.AtMunicipality)
        {
            var seated = Enumerable.Repeat("", seatsInGroup + shared.Length);
            JointBits.AndAny(row, period.Rows.Rooms.Starts(need with { Required = [.. seated] }));
        }

        return row;
    }
}
