using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>Of a dialogue week: what a company wished, what it got and why, and to politicians and officials their tables. Written from what is so when the letter leaves.</summary>
internal sealed class WeekLetters(GatheringBook gatherings, WeekBook book, IDocumentStore store, Links links, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind is NoticeKind.WishesReceived or NoticeKind.WeekLaid or NoticeKind.SittingGivenBack or NoticeKind.WeekProgramme;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct) =>
        notice.Kind == NoticeKind.WeekProgramme ? await ToOfficial(notice, now, ct)
        : await gatherings.SignUp(notice.MeetingId, ct) is { At.Plan.Week: not null } known && await Say(notice.Kind, known, now, ct) is { } letter
            ? new(letter, Mailbox.Of(known.Who.Name, known.Who.Email))
            : null;

    private async Task<Letter?> Say(NoticeKind kind, KnownSignUp known, DateTimeOffset now, CancellationToken ct)
    {
        var (week, signUp, language) = (known.At.Gathering, known.SignUp, known.Who.Language);
        if (week.Status == GatheringStatus.Cancelled) return null;
        if (kind == NoticeKind.WishesReceived)
        {
            return signUp is { State: SignUpState.Wishes, Wish: { } wish }
                ? LettersAboutWeeks.Wished(Facts(known, [.. wish.Themes.Select((t, n) => $"{n + 1}. {known.At.Theme(t).In(language)}")], []), week.Plan.ClosesAt, now)
                : null;
        }
        if (kind == NoticeKind.SittingGivenBack)
            return signUp.State == SignUpState.HasPlace ? LettersAboutWeeks.GaveBack(Facts(known, await Lines(known, signUp.Sessions, now, ct), []), await Lines(known, signUp.GivenBack, now, ct)) : null;
        List<string> why = week.Laid is { } laid && WeekReason.Of(signUp.Id, week.Plan, laid, week.SignUps) is { } reason ? [.. reason.Say(known.At.Theme).Select(t => t.In(language))] : [];
        return signUp.State switch
        {
            SignUpState.HasPlace => LettersAboutWeeks.HasTable(Facts(known, await Lines(known, signUp.Sessions, now, ct), why)),
            SignUpState.InLine => LettersAboutWeeks.HasNone(Facts(known, [], why), week.BeforeInLine(signUp.Id)),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<string>> Lines(KnownSignUp known, IReadOnlyList<string> sittings, DateTimeOffset now, CancellationToken ct) =>
        [.. (await book.Sittings(known.At, ct, sittings)).Select(s => s.Line(known.Who.Language, now))];

    private LetterAboutWeek Facts(KnownSignUp known, IReadOnlyList<string> lines, IReadOnlyList<string> why)
    {
        var own = $"/traffar/anmalan/{links.SignUp(known.SignUp.Id)}";
        return new(
            known.Who.Name, known.Who.Language, known.At.Text.Title.In(known.Who.Language), lines, why, address.Of(own), address.Of($"{own}/kalender.ics"),
            delivery.Value.Municipality, delivery.Value.PhoneNumber);
    }

    private async Task<Addressed?> ToOfficial(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await gatherings.Find(notice.MeetingId, ct) is not { Plan.Week: { } week } known || notice.OfficialId is not { } who || await session.LoadAsync<Person>(who, ct) is not { } person) return null;
        var mine = week.Tables.Where(t => t.Seats(who)).OrderBy(t => t.Block.Start).ToList();
        var rooms = (await book.Sittings(known, ct)).ToLookup(s => week.TableOf(s.Key)!.Key, s => s.Room);
        var taken = known.Gathering.SignUps.Where(s => s.Holds).SelectMany(s => s.Sessions).ToHashSet();
        var isLaid = known.Gathering.WeekPublishedAt is not null;
        var lines = mine.Select(t => $"{People.Span(t.Block, "sv", now)}: {known.Theme(t.Theme).Sv}, {rooms[t.Key].FirstOrDefault()}.{(isLaid ? $" {week.SittingsOf(t).Count(s => taken.Contains(s.Key))} företag." : "")}");
        var mineAt = address.Of("/personal/tid/prenumeration");
        var letter = new LetterAboutWeek(person.Name, "sv", known.Text.Title.Sv, [.. lines], [WeekWords.NoCases.Sv], mineAt, mineAt, delivery.Value.Municipality, delivery.Value.PhoneNumber);
        return new(
            known.Gathering.Status == GatheringStatus.Cancelled ? LettersAboutWeeks.WeekOff(letter)
            : mine.Count == 0 ? LettersAboutWeeks.AtNoTable(letter)
            : isLaid ? LettersAboutWeeks.AtTables(letter)
            : LettersAboutWeeks.Booked(letter),
            Mailbox.Of(person.Name, person.Email));
    }
}
