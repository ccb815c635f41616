using Handslaget.Booking.Calendars;
using Handslaget.Booking.Tests.Oracles;

namespace Handslaget.Booking.Benchmarks;

/// <summary>A workload with everything a question about it needs, and the two engines that answer it.</summary>
internal sealed class Town
{
    private readonly byte[] json = new byte[1 << 20];
    private readonly ulong[] bits;

    public Town(Workload workload, int rooms = 0, bool byGroup = false)
    {
        (Workload, Officials, Rooms) = (workload, workload.Calendars(byGroup), workload.Rooms(rooms));
        Need = rooms == 0 ? workload.Need : workload.Need with { Form = MeetingForm.AtMunicipality };
        Index = NewIndex();
        bits = new ulong[Index.Grid.Words];
    }

    public Workload Workload { get; }

    public List<OfficialCalendar> Officials { get; }

    public List<RoomCalendar> Rooms { get; }

    public TableNeed Need { get; }

    public CalendarIndex Index { get; }

    public CalendarIndex NewIndex() => new(Workload.Rules, Workload.Start, Officials, Rooms);

    /// <summary>From the raw rows to the JSON of all starts.</summary>
    public int Cold() => Query(NewIndex());

    public void Hot() => JointAvailability.Starts(Index, Need, Index.Grid.Start, bits);

    public int HotJson() => Query(Index);

    public ReadOnlySpan<byte> Json() => json.AsSpan(0, HotJson());

    public List<DateTimeOffset> Found()
    {
        Hot();
        return [.. Starts.Of(Index.Grid, bits)];
    }

    public List<DateTimeOffset> Naive() =>
        new NaiveAvailability(Workload.Rules, Workload.Start, Officials, Rooms, DateTimeOffset.MinValue).Starts(Need);

    /// <summary>The answers that will be timed, cold and hot, are the oracle's.</summary>
    /// <returns>How many starts there are.</returns>
    public int MustBeRight()
    {
        var oracle = Naive();
        WrongAnswer.Unless(Starts.Hash(oracle) == Starts.Hash(Found()), $"{this}: the bits are not the oracle's");
        bits.AsSpan().Clear();
        var cold = Cold();
        var coldJson = json[..cold];
        WrongAnswer.Unless(
            Starts.Hash(oracle) == Starts.Hash(Starts.Of(Index.Grid, bits)) && coldJson.AsSpan().SequenceEqual(Json()), $"{this}: cold is not the oracle's");
        return oracle.Count;
    }

    /// <summary>What a query must at least read: each membership's row once, without the words that only fill it up.</summary>
    public int BytesTouched() => Memberships() * ((Index.Grid.Steps + 63) / 64) * sizeof(ulong);

    public override string ToString() =>
        $"{Officials.Count} officials × {Workload.Weeks} weeks × {Workload.BusyPerWeek} busy, K{Need.Required.Count}, {Rooms.Count} rooms";

    private int Memberships() => Officials.Sum(official => official.Official.Grants.Count(grant => Need.Required.Contains(grant.Competence)));

    private int Query(CalendarIndex index)
    {
        JointAvailability.Starts(index, Need, index.Grid.Start, bits);
        return Starts.WriteJson(index.Grid, bits, json);
    }
}
