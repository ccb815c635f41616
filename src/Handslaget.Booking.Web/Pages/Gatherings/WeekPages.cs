using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Gatherings;

/// <summary>A dialogue week as anybody sees it, with the form to wish; and a company's own wish, by the link in the letters.</summary>
internal sealed class WeekPages(WeekWishes wishes, WeekBook book, WeekFeed feed, GatheringBook gatherings, Links links, PublicAddress address, TimeProvider clock)
{
    private static readonly WishAsked Nothing = new(new(null, null, null, null, null, null, null, null), [], [], null, null);

    public IResult Show(KnownGathering week, HttpContext http) => Show(week, Nothing, Guid.NewGuid(), new Dictionary<string, string>(), http);

    public async Task<IResult> Wish(KnownGathering week, IFormCollection form, HttpContext http, CancellationToken ct)
    {
        var asked = Written(form, http.AsksIn());
        var key = Guid.TryParse(form["nyckel"], out var given) ? given : Guid.NewGuid();
        var answer = await wishes.Wish(week.Gathering, asked, key, http.AsksIn(), ct);
        if (answer.KeyReused) answer = await wishes.Wish(week.Gathering, asked, key = Guid.NewGuid(), http.AsksIn(), ct);
        if (answer.Decided is Decided<Gathering>.Refused no) answer.Fields.Fault("tema1", no.Reason.Say());
        return answer.Fields.HasErrors
            ? Show(await gatherings.FindPublic(week.Id, ct) ?? week, asked, key, answer.Fields.Errors, http)
            : Results.Redirect($"/traffar/anmalan/{links.SignUp(answer.Id)}?klart=onskat");
    }

    public async Task<IResult> WishAnew(string key, KnownSignUp mine, IFormCollection form, HttpContext http, CancellationToken ct)
    {
        var asked = Written(form, http.AsksIn());
        var (decided, fields) = await wishes.WishAnew(mine, asked, http.AsksIn(), ct);
        if (decided is Decided<Gathering>.Refused no) fields.Fault("tema1", no.Reason.Say());
        return fields.HasErrors ? await Own(key, mine, null, http, ct, asked, fields.Errors) : Results.Redirect($"/traffar/anmalan/{key}?klart=andrat");
    }

    public async Task<IResult> Own(
        string key, KnownSignUp mine, string? done, HttpContext http, CancellationToken ct, WishAsked? asked = null, IReadOnlyDictionary<string, string>? errors = null)
    {
        var (week, signUp) = (mine.At, mine.SignUp);
        var reason = week.Gathering.WeekPublishedAt is not null && week.Gathering.Laid is { } laid ? WeekReason.Of(signUp.Id, week.Plan, laid, week.Gathering.SignUps) : null;
        return Page.Of<WishPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Mine"] = mine,
                ["Sittings"] = await book.Sittings(week, ct, signUp.Sessions),
                ["GivenBack"] = await book.Sittings(week, ct, signUp.GivenBack),
                ["Now"] = clock.GetUtcNow(),
                ["Why"] = signUp.State is SignUpState.HasPlace or SignUpState.InLine ? reason?.Say(week.Theme).ToList() ?? [] : [],
                ["Asked"] = asked ?? Of(mine),
                ["CanChange"] = week.Gathering.IsOpen(clock.GetUtcNow()),
                ["Notice"] = Notice(done, signUp.State)?.In(http.AsksIn()),
                ["Errors"] = errors ?? new Dictionary<string, string>(),
            },
            errors is null ? 200 : 400, here: $"/traffar/anmalan/{key}");
    }

    public async Task<IResult> Calendar(string key, KnownSignUp mine, HttpContext http, CancellationToken ct) =>
        FeedDoors.Calendar(await feed.Programme(mine, address.Of($"/traffar/anmalan/{key}"), mine.Who.Language, ct), "program.ics", http);

    private IResult Show(KnownGathering week, WishAsked asked, Guid key, IReadOnlyDictionary<string, string> errors, HttpContext http) => Page.Of<WeekPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Week"] = week,
            ["IsOpen"] = week.Gathering.IsOpen(clock.GetUtcNow()),
            ["Asked"] = asked,
            ["Key"] = key,
            ["Subscribe"] = FeedDoors.Subscribe(address.Of($"/traffar/{week.Id}/kalender.ics")),
            ["Errors"] = errors,
        },
        errors.Count == 0 ? 200 : 400, here: $"/traffar/{week.Id}");

    private static WishAsked Written(IFormCollection form, string language) => new(
        new(form["company"], form["name"], form["email"], form["phone"], null, [], null, language),
        [.. Enumerable.Range(1, DialogueWeek.ThemesAtMost).Select(n => form[$"tema{n}"].ToString())], [.. form["tid"].OfType<string>()], form["antal"], form["question"]);

    private static WishAsked Of(KnownSignUp mine) => Nothing with
    {
        Themes = mine.SignUp.Wish?.Themes ?? [],
        Halves = [.. (mine.SignUp.Wish?.Halves ?? []).Select(WeekWishes.Write)],
        AtMost = mine.SignUp.Wish?.AtMost.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Question = mine.Who.Question,
    };

    private static Text? Notice(string? done, SignUpState state) => (done, state) switch
    {
        ("onskat", SignUpState.Wishes) => new("Tack! Er önskan är sparad. Ett mejl är på väg med länken hit.", "Thank you! Your wish is saved. A mail is on its way with the link to this page."),
        ("andrat", SignUpState.Wishes) => new("Ändringen är sparad.", "The change is saved."),
        ("ja", SignUpState.HasPlace) => new("Tack! Platsen är er.", "Thank you! The place is yours."),
        ("nej", SignUpState.Declined) => new("Tack för svaret.", "Thank you for answering."),
        ("lamnat", SignUpState.HasPlace) => new("Ni har lämnat tillbaka platsen, och någon annan kan få den. Det ni har kvar står här nedanför.", "You have given back the place, and somebody else can have it. What you keep stands below."),
        ("avanmald" or "lamnat", SignUpState.Withdrawn) => new("Ni är avanmälda. Tack för att ni sa till.", "You have withdrawn. Thank you for telling us."),
        ("sent", _) => new("Det är för sent att ändra här. Ring oss på 011-15 00 00.", "It is too late to change here. Call us on +46 11 15 00 00."),
        _ => null,
    };
}
