using Handslaget.Booking.Figures;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>How many follow procurements, what was announced, and what they were told of: from the logs, which name nobody.</summary>
internal sealed class CountProcurements(IDocumentStore store, TimeProvider clock) : ICountFigures
{
    public IEnumerable<Figure> Figures => [ProcurementFigures.Published, ProcurementFigures.Followers, ProcurementFigures.Sent];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var published = await Facts<ProcurementPublished>(session, ct);
        var letters = await Facts<DigestSent>(session, ct);
        var followers = await session.Query<Follower>().ToListAsync(ct);
        return
        [
            Counted.Of(ProcurementFigures.Published, ProcurementFigures.CountPublished(published.Select(p => p.At))),
            Counted.Of(ProcurementFigures.Followers, ProcurementFigures.CountFollowers([.. followers], Month.Of(clock.GetUtcNow()))),
            Counted.Of(ProcurementFigures.Sent, ProcurementFigures.CountSent(letters)),
        ];
    }

    private static async Task<IReadOnlyList<T>> Facts<T>(IQuerySession session, CancellationToken ct)
    {
        var name = EventNames.All[typeof(T)];
        return [.. (await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName == name).ToListAsync(ct)).Select(e => e.Data).OfType<T>()];
    }
}
