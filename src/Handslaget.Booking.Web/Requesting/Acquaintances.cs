using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <summary>
/// Who a company has met: the officials of its earlier tables, the latest first. Companies are told apart by a keyed fingerprint of their
/// organisation number, so that the question can be asked without reading who they are.
/// </summary>
public sealed class Acquaintances(IDocumentStore store, TimeProvider clock)
{
    private const int TablesLookedAt = 20;

    public async Task<IReadOnlyList<Guid>> Of(string companyHash, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var earlier = await session.Query<CompanyMark>().Where(c => c.Hash == companyHash).Select(c => c.Id).ToListAsync(ct);
        var meetings = await session.LoadManyAsync<Meeting>(ct, [.. earlier]);
        return [.. meetings
            .Where(m => m.IsBooked && m.Slot?.Start < clock.GetUtcNow())
            .OrderByDescending(m => m.Slot!.Value.Start)
            .Take(TablesLookedAt)
            .SelectMany(m => m.Places.Select(p => p.OfficialId))
            .Distinct()];
    }
}
