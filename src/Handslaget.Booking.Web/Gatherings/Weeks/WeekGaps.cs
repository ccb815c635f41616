using Handslaget.Booking.Register;
using Marten;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>Tables of a dialogue week at which somebody has left, or is away then. Nobody is put there instead by the service: a coordinator chooses who.</summary>
public sealed class WeekGaps(GatheringBook book, IDocumentStore store, TimeProvider clock)
{
    /// <summary>Of weeks that are open or published: how many such tables each has. None without any.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> All(CancellationToken ct)
    {
        Dictionary<Guid, int> gaps = [];
        foreach (var known in await book.Weeks(ct))
        {
            if ((await Of(known, ct)).Count is > 0 and var count) gaps[known.Id] = count;
        }
        return gaps;
    }

    /// <summary>Who is not there, by the table's key.</summary>
    public async Task<ILookup<string, Guid>> Of(KnownGathering known, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seats = known.Plan.Week!.Tables.Where(t => t.Block.End > now).SelectMany(t => new[] { t.PoliticianId, t.OfficialId }.Select(who => (Table: t, Who: who))).ToList();
        await using var session = store.QuerySession();
        var officials = (await session.LoadManyAsync<Official>(ct, [.. seats.Select(s => s.Who).Distinct()])).ToDictionary(o => o.Id);
        return seats.Where(s => officials.GetValueOrDefault(s.Who)?.IsHere(s.Table.Block) != true).ToLookup(s => s.Table.Key, s => s.Who);
    }
}
