using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Gatherings;

/// <summary>What anybody sees of gatherings: which there are, one of them, and the form to sign up.</summary>
internal static class GatheringPages
{
    public static void MapGatheringPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/traffar", All);
        pages.MapGet("/traffar/kalender.ics", Calendar);
        pages.MapGet("/traffar/{gathering:guid}", One);
        pages.MapGet("/traffar/{gathering:guid}/kalender.ics", WeekCalendar);
        pages.MapPost("/traffar/{gathering:guid}", SignUp).RequireRateLimiting(Limits.Asks);
        pages.MapSignUpPages();
    }

    public static IResult NotFound(HttpContext http) => Page.Message(http, 404, new Text(
        "Vi hittar inte träffen", "We can not find the gathering"), new Text(
        "Länken är inte hel, eller så finns träffen inte längre. Se vilka träffar som finns, eller ring oss på 011-15 00 00.",
        "The link is not whole, or the gathering is no longer there. See which gatherings there are, or call us on +46 11 15 00 00."));

    private static async Task<IResult> All(string? typ, GatheringBook book, PublicAddress address, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var kind = GatheringWords.Kind(typ);
        var coming = (await book.Coming(ct)).Where(k => kind is null || k.Plan.Kind == kind);
        return Page.Of<GatheringsPage>(http, new Dictionary<string, object?>
        {
            ["Kind"] = kind,
            ["Gatherings"] = coming.Select(k => GatheringView.Of(k, http.AsksIn(), clock.GetUtcNow())).ToList(),
            ["Subscribe"] = FeedDoors.Subscribe(address.Of("/traffar/kalender.ics")),
        });
    }

    private static async Task<IResult> Calendar(GatheringFeed feed, HttpContext http, CancellationToken ct) =>
        FeedDoors.Calendar(await feed.Write(http.AsksIn(), ct), null, http);

    private static async Task<IResult> WeekCalendar(Guid gathering, GatheringBook book, GatheringFeed feed, HttpContext http, CancellationToken ct) =>
        await book.FindPublic(gathering, ct) is { Plan.Week: not null } known ? FeedDoors.Calendar(await feed.WriteWeek(known, http.AsksIn(), ct), null, http) : NotFound(http);

    private static async Task<IResult> One(Guid gathering, GatheringBook book, WeekPages weeks, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await book.FindPublic(gathering, ct) is not { } known ? NotFound(http)
        : known.Plan.Week is not null ? weeks.Show(known, http)
        : Show(known, new(null, null, null, null, null, [], null, null), Guid.NewGuid(), new Dictionary<string, string>(), clock, http);

    private static async Task<IResult> SignUp(Guid gathering, GatheringBook book, SignUps signUps, WeekPages weeks, Links links, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await book.FindPublic(gathering, ct) is not { } known || !http.Request.HasFormContentType) return NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        if (known.Plan.Week is not null) return await weeks.Wish(known, form, http, ct);
        var asked = Written(form, http.AsksIn());
        var key = Guid.TryParse(form["nyckel"], out var given) ? given : Guid.NewGuid();
        var answer = await signUps.SignUp(known.Gathering, asked, key, http.AsksIn(), ct);
        if (answer.KeyReused) answer = await signUps.SignUp(known.Gathering, asked, key = Guid.NewGuid(), http.AsksIn(), ct);
        if (answer.Decided is Decided<Gathering>.Refused no) answer.Fields.Fault(FieldOf(no.Reason), Sentence(no.Reason, known));
        return answer.Fields.HasErrors
            ? Show(await book.FindPublic(gathering, ct) ?? known, asked, key, answer.Fields.Errors, clock, http)
            : Results.Redirect($"/traffar/anmalan/{links.SignUp(answer.Id)}?klart=anmald");
    }

    private static SignUpAsked Written(IFormCollection form, string language) => new(
        form["company"], form["name"], form["email"], form["phone"], form["food"], [.. form["pass"].OfType<string>()],
        form["notRegistered"] == "ja" ? "no" : form["registered"].ToString().Trim(), language);

    private static string FieldOf(Refusal reason) => reason switch
    {
        Refusal.CompanyNotNew => "registered",
        Refusal.SessionsDoNotFit => "pass",
        _ => "company",
    };

    private static Text Sentence(Refusal reason, KnownGathering known)
    {
        if (reason == Refusal.CompanyNotNew && known.Plan.NewerThanMonths is { } months)
        {
            var age = GatheringWords.Age(months);
            return new(
                $"Den här träffen är för företag som är högst {age.Sv}. Ni är varmt välkomna till våra andra träffar.",
                $"This gathering is for companies that are at most {age.En} old. You are most welcome to our other gatherings.");
        }
        return reason.Say();
    }

    private static IResult Show(KnownGathering known, SignUpAsked asked, Guid key, IReadOnlyDictionary<string, string> errors, TimeProvider clock, HttpContext http) =>
        Page.Of<GatheringPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Gathering"] = GatheringView.Of(known, http.AsksIn(), clock.GetUtcNow()),
                ["WhyOff"] = known.Gathering.Cancelled?.Say().In(http.AsksIn()),
                ["Asked"] = asked,
                ["Key"] = key,
                ["Errors"] = errors,
            },
            errors.Count == 0 ? 200 : 400, here: $"/traffar/{known.Id}");
}
