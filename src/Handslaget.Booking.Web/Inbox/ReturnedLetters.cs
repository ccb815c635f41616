using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>Letters of ours that came back: the notice did not arrive, somebody must call, and the address is not to be trusted.</summary>
public sealed class ReturnedLetters(IDocumentStore store, ReadingPile pile, Links links, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    internal async Task Take(IncomingLetter letter, Bounce bounce, Receipt receipt, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (ReadingPile.OurLetter(bounce.Letter, delivery.Value.Domain) is not { } id || await session.LoadAsync<Notice>(id, ct) is not { Channel: Channel.Mail } notice)
        {
            await pile.Lay(letter, WhyToRead.CameBack, receipt, null, ct);
            return;
        }
        session.Insert(receipt with { MeetingId = notice.MeetingId });
        if (bounce.IsFinal && notice.State is not (NoticeState.Failed or NoticeState.Dropped))
        {
            session.Store(notice with
            {
                State = NoticeState.Failed,
                Error = $"came back ({(bounce.Status.Length > 0 ? bounce.Status : "no status")})",
                CameBackAt = clock.GetUtcNow(),
                ClaimedUntil = null,
            });
            if (await Address(session, notice, ct) is { Length: > 0 } address)
                session.Store(new SuspectAddress { Id = links.Fingerprint(SuspectAddresses.Purpose, address.Trim().ToLowerInvariant()), Status = bounce.Status, At = clock.GetUtcNow() });
        }
        await session.SaveChangesAsync(ct);
    }

    private static async Task<string?> Address(IQuerySession session, Notice notice, CancellationToken ct) => notice.OfficialId is { } official
        ? (await session.LoadAsync<Person>(official, ct))?.Email
        : (await session.LoadAsync<Contact>(notice.MeetingId, ct))?.Email;
}
