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
        var published = await session.Facts<ProcurementPublished>(ct);
        var letters = await session.Facts<DigestSent>(ct);
        var followers = await session.Query<Follower>().ToListAsync(ct);
        return
        [
            Counted.Of(ProcurementFigures.Published, ProcurementFigures.CountPublished(published.Select(p => p.At))),
            Counted.Of(ProcurementFigures.Followers, ProcurementFigures.CountFollowers([.. followers], Month.Of(clock.GetUtcNow()))),
            Counted.Of(ProcurementFigures.Sent, ProcurementFigures.CountSent(letters)),
        ];
    }
}
