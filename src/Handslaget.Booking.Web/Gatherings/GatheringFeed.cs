using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>
/// Gatherings in calendars. The public feed has a month back and everything ahead; what is cancelled stays in it, marked so, since a reader
/// may not understand that what is gone is off. A sign-up has an entry of its own, with an identity of its own.
/// </summary>
public sealed class GatheringFeed(GatheringBook book, PublicAddress address, TimeProvider clock, IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(30);

    public async Task<string> Write(string language, CancellationToken ct)
    {
        var shown = await book.Public(clock.GetUtcNow() - Behind, ct);
        return Invitation.WriteFeed(
            new Text("Träffar för företag", "Gatherings for companies").In(language),
            [.. shown.Select(k => Entry(k, InvitationFacts.UidOf(k.Id, "traff", delivery.Value.Domain), address.Of($"/traffar/{k.Id}"), language))]);
    }

    /// <summary>For the calendar of who comes; cancelled when they do not, or when it is.</summary>
    public InvitationFacts EntryOf(KnownSignUp known, Uri page)
    {
        var entry = Entry(known.At, InvitationFacts.UidOf(known.SignUp.Id, delivery.Value.Domain), page, known.Who.Language);
        return known.SignUp.IsLive ? entry : entry with { Cancelled = true, Sequence = entry.Sequence + 1 };
    }

    private InvitationFacts Entry(KnownGathering known, string uid, Uri page, string language)
    {
        var isOff = known.Gathering.Status == GatheringStatus.Cancelled;
        var off = isOff ? new Text("Inställt: ", "Cancelled: ").In(language) : "";
        return new(
            uid, known.Gathering.Sequence, known.Plan.Slot, off + known.Text.Title.In(language), known.Text.About.In(language), known.Place, page,
            mail.Value.Sender, [], isOff, known.Gathering.ChangedAt);
    }
}
