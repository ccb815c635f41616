using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>To who follows procurements, or has asked to: what is so when the letter leaves.</summary>
internal sealed class ProcurementLetters(IDocumentStore store, ProcurementBook book, CpvDivisions divisions, Links links, PublicAddress address, IOptions<DeliveryOptions> delivery)
    : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind is NoticeKind.FollowAsked or NoticeKind.ProcurementDigest;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Follower>(notice.MeetingId, ct) is not { } follower || await session.LoadAsync<FollowerAddress>(notice.MeetingId, ct) is not { } to) return null;
        var own = $"/upphandlingar/foljer/{links.Following(follower.Id)}";
        var facts = new LetterAboutProcurements(to.Language, address.Of(own), address.Of($"{own}/sluta"), delivery.Value.Municipality, delivery.Value.PhoneNumber);
        var letter = notice.Kind == NoticeKind.ProcurementDigest ? await Digest(session, notice, follower, facts, now, ct)
            : follower.IsFollowing ? LettersAboutProcurements.FollowsAlready(facts)
            : follower.IsWaiting(now) ? LettersAboutProcurements.IsItYou(facts, [.. to.Divisions.Select(d => divisions.Topics([d], to.Language))], follower.AskedAt + Follower.Waits, now)
            : null;
        return letter is null ? null : new(letter, Mailbox.Of("", to.Email));
    }

    /// <summary>Null when all of them are over, or the reader has ended it.</summary>
    private async Task<Letter?> Digest(IQuerySession session, Notice notice, Follower follower, LetterAboutProcurements facts, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await session.Events.FetchStreamAsync(follower.Id, token: ct)).Select(e => e.Data).OfType<DigestSent>().FirstOrDefault(d => d.At == notice.About);
        if (told is null || !follower.IsFollowing) return null;
        var procurements = await book.Of(told.Procurements, ct);
        return procurements.Count == 0 ? null : LettersAboutProcurements.Digest(facts, [.. procurements.Select(p => new ProcurementInLetter(
            p.Text.Title, p.Text.Buyer, divisions.Topics(p.Procurement.Divisions, facts.Language), p.Procurement.Closes(facts.Language, now), new Uri(p.Text.Link)))]);
    }
}
