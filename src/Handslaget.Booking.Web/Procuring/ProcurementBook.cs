using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>A procurement with its publisher's words.</summary>
public sealed record KnownProcurement(Procurement Procurement, ProcurementText Text);

/// <summary>Finds procurements together with what stands beside their logs.</summary>
public sealed class ProcurementBook(IDocumentStore store, TimeProvider clock)
{
    /// <summary>What tenders can still be sent to, the first last day first.</summary>
    public async Task<IReadOnlyList<KnownProcurement>> Current(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - Procurement.ShownWithoutAnEnd);
        var found = await session.Query<Procurement>().Where(p => p.WithdrawnAt == null && (p.ClosesAt > now || (p.ClosesAt == null && p.PublishedAt > oldest))).ToListAsync(ct);
        return await WithTexts(session, found, ct);
    }

    /// <summary>Those of them that are current, in their order.</summary>
    public async Task<IReadOnlyList<KnownProcurement>> Of(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = clock.GetUtcNow();
        return await WithTexts(session, [.. (await session.LoadManyAsync<Procurement>(ct, [.. ids])).Where(p => p.IsCurrent(now))], ct);
    }

    private static async Task<IReadOnlyList<KnownProcurement>> WithTexts(IQuerySession session, IReadOnlyList<Procurement> found, CancellationToken ct)
    {
        var texts = (await session.LoadManyAsync<ProcurementText>(ct, [.. found.Select(p => p.Id)])).ToDictionary(t => t.Id);
        return
        [
            .. found.Where(p => texts.ContainsKey(p.Id)).OrderBy(p => p.ClosesAt ?? DateTimeOffset.MaxValue).ThenBy(p => p.PublishedAt).ThenBy(p => p.Id)
                .Select(p => new KnownProcurement(p, texts[p.Id])),
        ];
    }
}
