using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <param name="By">The company that has it; null: none.</param>
public sealed record OwnSitting(Slot Slot, SignUpDetails? By);

/// <summary>A table of a dialogue week as who sits there sees it.</summary>
/// <param name="With">Who else sits there.</param>
/// <param name="Sittings">In order of time; null until the week is laid.</param>
public sealed record OwnTable(KnownGathering Week, Slot Block, Text Theme, string Room, string With, IReadOnlyList<OwnSitting>? Sittings);

/// <summary>Where officials and politicians sit in dialogue weeks, and whom they meet.</summary>
public sealed class OwnTables(GatheringBook book, WeekBook weeks, TimeProvider clock)
{
    /// <summary>Those that are not over, the first first.</summary>
    public async Task<IReadOnlyList<OwnTable>> Of(Guid me, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tables = new List<OwnTable>();
        foreach (var known in await book.Weeks(ct))
        {
            var mine = known.Plan.Week!.Tables.Where(t => t.Seats(me) && t.Block.End > now).ToList();
            if (mine.Count == 0) continue;
            var shown = (await weeks.Sittings(known, ct)).ToLookup(s => known.Plan.Week.TableOf(s.Key)!.Key);
            var people = (await book.People(known.Id, ct)).ToDictionary(p => p.Id);
            tables.AddRange(mine.Select(t => Seen(known, t, me, [.. shown[t.Key]], people)));
        }
        return [.. tables.OrderBy(t => t.Block.Start)];
    }

    private static OwnTable Seen(KnownGathering week, WeekTable table, Guid me, IReadOnlyList<ShownSitting> sittings, Dictionary<Guid, SignUpDetails> people)
    {
        SignUpDetails? By(string sitting) => week.Gathering.WhoHas(sitting) is { } has ? people.GetValueOrDefault(has.Id) : null;
        return new(
            week, table.Block, week.Theme(table.Theme), sittings[0].Room, table.OfficialId == me ? sittings[0].Politician : sittings[0].Official,
            week.Gathering.WeekPublishedAt is null ? null : [.. sittings.Select(s => new OwnSitting(s.Slot, By(s.Key)))]);
    }
}
