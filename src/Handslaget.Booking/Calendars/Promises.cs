using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>Time on the grid that somebody, or a room, is promised for a standing table: only meetings that begin at its sittings may have it.</summary>
internal sealed record Promise(Guid TableId, int Start, int End, int[] Sittings, DateTimeOffset ReleasedAt)
{
    public bool IsSitting(int step) => Sittings.AsSpan().Contains(step);

    public bool IsSame(Promise other) => (TableId, Start, End, ReleasedAt) == (other.TableId, other.Start, other.End, other.ReleasedAt);
}

internal static class PromisedStarts
{
    /// <summary>Starts elsewhere than in promised time, and of <paramref name="all"/> that there would be without promises those at their sittings.</summary>
    public static ulong[] WithSittingsOf(this ulong[] elsewhere, Promise[] promises, ulong[] all)
    {
        foreach (var sitting in promises.SelectMany(promise => promise.Sittings).Where(sitting => Bits.IsSet(all, sitting)))
        {
            Bits.Set(elsewhere, sitting, sitting + 1);
        }

        return elsewhere;
    }
}

/// <summary>
/// What all standing tables promise on one grid, to whom, as it stood at one moment. Never changed. A promise ends by the clock, like a hold:
/// the rows say until when they are true.
/// </summary>
internal sealed class Promises
{
    private readonly Dictionary<Guid, Promise[]> kept;
    private readonly int[] sittings;

    private Promises(IReadOnlyList<StandingTable> tables, Dictionary<Guid, Promise[]> kept, DateTimeOffset seenAt)
    {
        (Tables, this.kept, SeenAt) = (tables, kept, seenAt);
        sittings = [.. kept.Values.SelectMany(promises => promises.SelectMany(p => p.Sittings)).Distinct().Order()];
    }

    public IReadOnlyList<StandingTable> Tables { get; }

    /// <summary>The latest instant that a search has come with. Promises that have ended by then are left out.</summary>
    public DateTimeOffset SeenAt { get; }

    public static Promises Of(IReadOnlyList<StandingTable> tables, IReadOnlyList<Official> officials, OfficeHours office, DateTimeOffset now)
    {
        var promised =
            from table in tables
            from date in table.Dates(office.Grid.Monday, office.Grid.Monday.AddDays(office.Grid.Days - 1))
            where now < table.ReleasedAt(date)
            let day = StandingDay.Of(table, date, officials)
            let promise = On(day, office)
            from resource in day.Seats.Select(s => s.OfficialId).Append(table.Terms.RoomId).OfType<Guid>().Distinct()
            group promise by resource;
        return new(tables, promised.ToDictionary(p => p.Key, p => p.ToArray()), now);
    }

    /// <summary>In order of table and time.</summary>
    public Promise[] To(Guid resource) => kept.TryGetValue(resource, out var promises) ? promises : [];

    public bool IsSitting(int step) => Array.BinarySearch(sittings, step) >= 0;

    /// <summary>The first sitting that can still be had, at or after a step, or -1.</summary>
    public int NextSitting(int step)
    {
        var at = Array.BinarySearch(sittings, step);
        at = at < 0 ? ~at : at;
        return at < sittings.Length ? sittings[at] : -1;
    }

    /// <summary>The same without the promises that have ended.</summary>
    public Promises At(DateTimeOffset now) => new(
        Tables,
        kept.Select(p => (p.Key, Left: p.Value.Where(promise => now < promise.ReleasedAt).ToArray())).Where(p => p.Left.Length > 0).ToDictionary(p => p.Key, p => p.Left),
        now);

    private static Promise On(StandingDay day, OfficeHours office)
    {
        var (start, end) = office.Grid.Touching(day.Block);
        return new(day.Table.Id, start, end, [.. day.Sittings(office.Rules).Select(office.Grid.StepAt).OfType<int>()], day.ReleasedAt);
    }
}
