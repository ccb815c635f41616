using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Which addresses letters have come back from.</summary>
public sealed class SuspectAddresses(IDocumentStore store, Links links)
{
    public const string Purpose = "address";

    /// <summary>Those of the addresses that are suspect, as they were given.</summary>
    public async Task<IReadOnlySet<string>> Among(IEnumerable<string?> addresses, CancellationToken ct)
    {
        var known = addresses.OfType<string>().Where(a => a.Length > 0).Distinct().ToDictionary(a => a, a => links.Fingerprint(Purpose, a.Trim().ToLowerInvariant()));
        await using var session = store.QuerySession();
        var suspect = (await session.LoadManyAsync<SuspectAddress>(ct, [.. known.Values.Distinct()])).Select(s => s.Id).ToHashSet();
        return known.Where(a => suspect.Contains(a.Value)).Select(a => a.Key).ToHashSet();
    }
}
