using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Officials;

internal static class Names
{
    public static async Task<string?> NameOf(this IDocumentStore store, Guid? person, CancellationToken ct)
    {
        if (person is not { } id) return null;
        await using var session = store.QuerySession();
        return (await session.LoadAsync<Person>(id, ct))?.Name;
    }
}
