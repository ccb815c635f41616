using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Delivery;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>A dialogue week in calendars: each company's own programme, and what anybody may see, which tables there are and when.</summary>
public sealed class WeekFeed(WeekBook book, IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    /// <summary>A company's sittings; cancelled when it does not come, has given them back, or when the week is off.</summary>
    public async Task<string> Programme(KnownSignUp known, Uri page, string language, CancellationToken ct)
    {
        var none = known.SignUp.State != SignUpState.HasPlace || known.At.Gathering.Status == GatheringStatus.Cancelled;
        var sittings = await book.Sittings(known.At, ct, [.. known.SignUp.Sessions, .. known.SignUp.GivenBack]);
        return Invitation.WriteFeed(
            known.At.Text.Title.In(language), [.. sittings.Select(s => Entry(known, s, none || known.SignUp.GivenBack.Contains(s.Key), page, language))]);
    }

    /// <summary>Each table as a block of time, without anybody's name.</summary>
    public async Task<IReadOnlyList<InvitationFacts>> Tables(KnownGathering known, Uri page, string language, CancellationToken ct)
    {
        var isOff = known.Gathering.Status == GatheringStatus.Cancelled;
        var off = isOff ? new Text("Inställt: ", "Cancelled: ").In(language) : "";
        var rooms = (await book.Sittings(known, ct)).ToLookup(s => known.Plan.Week!.TableOf(s.Key)!.Key, s => s.Room);
        return [.. known.Plan.Week!.Tables.Select(t => new InvitationFacts(
            InvitationFacts.UidOf(known.Id, $"bord{t.Key}", delivery.Value.Domain), known.Gathering.Sequence, t.Block, $"{off}{known.Text.Title.In(language)}: {known.Theme(t.Theme).In(language)}",
            known.Text.About.In(language), rooms[t.Key].FirstOrDefault() ?? "", page, mail.Value.Sender, [], isOff, known.Gathering.ChangedAt))];
    }

    private InvitationFacts Entry(KnownSignUp known, ShownSitting sitting, bool off, Uri page, string language) => new(
        InvitationFacts.UidOf(known.SignUp.Id, sitting.Key, delivery.Value.Domain), known.At.Gathering.Sequence + (off ? 1 : 0), sitting.Slot,
        (off ? new Text("Inställt: ", "Cancelled: ").In(language) : "") + $"{known.At.Text.Title.In(language)}: {sitting.Theme.In(language)}",
        new Text($"Ni möter {sitting.Politician} och {sitting.Official}.", $"You meet {sitting.Politician} and {sitting.Official}.").In(language), sitting.Room, page, mail.Value.Sender, [], off, known.At.Gathering.ChangedAt);
}
