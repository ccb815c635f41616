using Handslaget.Booking.Meetings;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>Which table a notice tells of: the one that was opened when the notice is about, however many came after it.</summary>
internal static class TablesOpened
{
    public static async Task<Guid?> TableOpenedAt(this IQuerySession session, Guid visit, DateTimeOffset at, CancellationToken ct) =>
        (await session.Events.FetchStreamAsync(visit, token: ct)).Select(f => f.Data).OfType<TableOpened>().FirstOrDefault(t => t.At == at)?.TableId;
}
