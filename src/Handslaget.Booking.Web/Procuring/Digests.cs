using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>
/// Looks through who follows, and decides who gets a letter. What each has been told of is in their log, so that a look too many, or two processes at
/// once, tells nobody anything twice.
/// </summary>
internal sealed class Digests(IDocumentStore store, SubjectLog log, ProcurementBook book, IOptions<ProcurementOptions> options, TimeProvider clock)
{
    public async Task Look(CancellationToken ct)
    {
        var announced = (await book.Current(ct)).Select(k => k.Procurement).ToList();
        if (announced.Count == 0) return;
        await using var session = store.QuerySession();
        var followers = await session.Query<Follower>().Where(f => f.ConfirmedAt != null && f.EndedAt == null).ToListAsync(ct);
        foreach (var follower in followers.Where(f => f.Digest(announced, options.Value.Digest, clock.GetUtcNow()) is Decision.Facts))
            await log.Decide<Follower>(follower.Id, "timer", f => f.Digest(announced, options.Value.Digest, clock.GetUtcNow()), ct);
    }
}
