using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>
/// Gatherings in calendars. The public feed has a month back and everything ahead; what is cancelled stays in it, marked so, since a reader
/// may not understand that what is gone is off. A sign-up has an entry of its own, with an identity of its own.
/// </summary>
public sealed class GatheringFeed(GatheringBook book, WeekFeed weeks, PublicAddress address, TimeProvider clock, IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(30);

    public async Task<string> Write(string language, CancellationToken ct)
    {
        var shown = await book.Public(clock.GetUtcNow() - Behind, ct);
        var entries = new List<InvitationFacts>();
        foreach (var known in shown) entries.AddRange(await Entries(known, address.Of($"/traffar/{known.Id}"), language, ct));
        return Invitation.WriteFeed(new Text("Träffar för företag", "Gatherings for companies").In(language), entries);
    }

    /// <summary>One dialogue week alone: its tables.</summary>
    public async Task<string> WriteWeek(KnownGathering known, string language, CancellationToken ct) =>
        Invitation.WriteFeed(known.Text.Title.In(language), await Entries(known, address.Of($"/traffar/{known.Id}"), language, ct));

    /// <summary>A dialogue week stands there as its tables: as one entry it would fill five days.</summary>
    private async Task<IReadOnlyList<InvitationFacts>> Entries(KnownGathering known, Uri page, string language, CancellationToken ct) => known.Plan.Week is null
        ? [Entry(known, InvitationFacts.UidOf(known.Id, "traff", delivery.Value.Domain), page, language)]
        : await weeks.Tables(known, page, language, ct);

    /// <summary>For the calendar of who comes; cancelled when they do not, or when it is.</summary>
    public InvitationFacts EntryOf(KnownSignUp known, Uri page)
    {
        var entry = Entry(known.At, InvitationFacts.UidOf(known.SignUp.Id, delivery.Value.Domain), page, known.Who.Language);
        if (known.At.Plan.Sessions.FirstOrDefault(s => known.At.Plan.Week is not null && known.SignUp.Sessions.Contains(s.Key)) is { } sitting) entry = entry with { Slot = sitting.Slot, Uid = InvitationFacts.UidOf(known.SignUp.Id, sitting.Key, delivery.Value.Domain) };
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
