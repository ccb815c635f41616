using JasperFx;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>How a row is changed that others write too.</summary>
internal static class Rewriting
{
    /// <summary>
    /// Decides on what stands there, and writes. Somebody else may write meanwhile: then what stands there is read again, and decided on
    /// anew. False when <paramref name="change"/> had nothing to write.
    /// </summary>
    public static Task<bool> Rewrite(this IDocumentStore store, Func<IDocumentSession, Task<bool>> change, CancellationToken ct) =>
        Conflicts.UntilSettled(
            async () =>
            {
                await using var session = store.LightweightSession();
                if (!await change(session)) return false;
                await session.SaveChangesAsync(ct);
                return true;
            },
            e => e is ConcurrencyException || e.AlreadyThere(), ct);
}
