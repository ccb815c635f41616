using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>To who has signed up: what is so when the letter leaves. One that is no longer true is not sent, since a newer one is on its way.</summary>
internal sealed class GatheringLetters(GatheringBook book, WeekBook weeks, GatheringFeed feed, Links links, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind is NoticeKind.SignUpMade or NoticeKind.PlaceOffered or NoticeKind.PlaceConfirmed or NoticeKind.PlaceLapsed or NoticeKind.SignUpEnded
        or NoticeKind.GatheringMoved or NoticeKind.GatheringOff or NoticeKind.GatheringReminder;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        if (await book.SignUp(notice.MeetingId, ct) is not { } known || Say(notice, known, await Facts(known, now, ct), now) is not { } letter) return null;
        return new(letter, Mailbox.Of(known.Who.Name, known.Who.Email));
    }

    private static Letter? Say(Notice notice, KnownSignUp known, LetterAboutGathering letter, DateTimeOffset now)
    {
        var (gathering, signUp) = (known.At.Gathering, known.SignUp);
        if (notice.Kind == NoticeKind.GatheringOff)
            return gathering.Cancelled is { } reason ? LettersAboutGatherings.Off(letter, reason.Say(), had: signUp.State == SignUpState.HasPlace) : null;
        if (notice.Kind == NoticeKind.SignUpEnded) return signUp.State == SignUpState.Withdrawn ? LettersAboutGatherings.Ended(letter) : null;
        if (gathering.IsOver(now) || now >= gathering.BeginsFor(signUp)) return null;
        return (notice.Kind, signUp.State) switch
        {
            (NoticeKind.SignUpMade or NoticeKind.PlaceConfirmed, SignUpState.HasPlace) => LettersAboutGatherings.HasPlace(letter),
            (NoticeKind.SignUpMade, SignUpState.InLine) => LettersAboutGatherings.InLine(letter, gathering.BeforeInLine(signUp.Id)),
            (NoticeKind.PlaceOffered, SignUpState.Offered) => LettersAboutGatherings.PlaceOffered(letter, signUp.Until!.Value),
            (NoticeKind.PlaceLapsed, SignUpState.Lapsed) => LettersAboutGatherings.PlaceLapsed(letter),
            (NoticeKind.GatheringMoved, _) when signUp.IsLive => LettersAboutGatherings.Moved(letter, has: signUp.State == SignUpState.HasPlace),
            (NoticeKind.GatheringReminder, SignUpState.HasPlace) when notice.About == gathering.BeginsFor(signUp) => LettersAboutGatherings.Reminder(letter),
            _ => null,
        };
    }

    private async Task<LetterAboutGathering> Facts(KnownSignUp known, DateTimeOffset now, CancellationToken ct)
    {
        var language = known.Who.Language;
        var own = address.Of($"/traffar/anmalan/{links.SignUp(known.SignUp.Id)}");
        var entry = feed.EntryOf(known, own);
        IReadOnlyList<string> sessions = known.At.Plan.Week is null
            ? [.. known.At.Plan.Sessions.Where(s => known.SignUp.Sessions.Contains(s.Key)).Select(s => $"{People.Clock(s.Slot.Start, language)} {known.At.Text.Sessions.GetValueOrDefault(s.Key)?.In(language)}")]
            : [.. (await weeks.Sittings(known.At, ct, known.SignUp.Sessions)).Select(s => s.Line(language, now))];
        return new(
            known.Who.Name, language, known.At.Text.Title.In(language), entry.Slot, known.At.Place, sessions,
            own, address.Of($"/traffar/{known.At.Id}"), delivery.Value.Municipality, delivery.Value.PhoneNumber,
            known.At.Gathering.IsOpen(now), known.At.Plan.Week is null ? entry : null, now);
    }
}
