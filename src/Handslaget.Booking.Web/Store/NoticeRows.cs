using Handslaget.Booking.Meetings;
using Marten;
using Wolverine;

namespace Handslaget.Booking.Web.Store;

/// <summary>How notices are written beside the facts they tell of, each with the message that carries it.</summary>
internal static class NoticeRows
{
    /// <summary>The same thing is told once, also when the facts come to it twice: a notice that stands is not written again.</summary>
    public static async Task Write(this IDocumentSession session, List<Notice> notices, IMessageBus outbox, DateTimeOffset now, CancellationToken ct)
    {
        if (notices.Count == 0) return;
        var told = (await session.LoadManyAsync<Notice>(ct, [.. notices.Select(n => n.Id)])).Select(n => n.Id).ToHashSet();
        foreach (var notice in notices.DistinctBy(n => n.Id).Where(n => !told.Contains(n.Id)))
        {
            session.Insert(notice with { WrittenAt = now });
            await outbox.Publish(new Message(new SendNotice(notice.Id), notice.DueAt), now);
        }
    }
}
