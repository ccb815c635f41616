using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Procuring;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Pages.Procurements;

/// <summary>Procurements for everybody, and having them by mail. Opening a letter's link changes nothing: a button does.</summary>
internal static class ProcurementPages
{
    public static void MapProcurementPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/upphandlingar", All);
        pages.MapGet("/upphandlingar/folj", (string? klart, CpvDivisions divisions, IOptions<ProcurementOptions> options, HttpContext http) =>
            klart == "fragat" ? Asked(http) : ShowForm(null, [], new Dictionary<string, string>(), divisions, options.Value, http));
        pages.MapPost("/upphandlingar/folj", Ask).RequireRateLimiting(Limits.Asks);
        var own = pages.MapGroup("/upphandlingar/foljer/{key}");
        own.MapGet("", (string key, string? klart, Followers followers, CpvDivisions divisions, HttpContext http, CancellationToken ct) => Show(key, klart, false, followers, divisions, http, ct));
        own.MapGet("/sluta", (string key, Followers followers, CpvDivisions divisions, HttpContext http, CancellationToken ct) => Show(key, null, true, followers, divisions, http, ct));
        own.MapPost("/bekrafta", Confirm);
        own.MapPost("/amnen", Choose);
        own.MapPost("/sluta", End);
    }

    private static async Task<IResult> All(string? amne, ProcurementBook book, CpvDivisions divisions, HttpContext http, CancellationToken ct)
    {
        var chosen = divisions.Find(amne ?? "");
        var current = await book.Current(ct);
        return Page.Of<ProcurementsPage>(http, new Dictionary<string, object?>
        {
            ["Divisions"] = divisions,
            ["Chosen"] = chosen,
            ["Procurements"] = current.Where(k => chosen is null || k.Procurement.Divisions.Contains(chosen.Code)).ToList(),
        });
    }

    private static async Task<IResult> Ask(Followers followers, CpvDivisions divisions, IOptions<ProcurementOptions> options, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.Redirect("/upphandlingar/folj");
        var form = await http.Request.ReadFormAsync(ct);
        var fields = await followers.Ask(form["email"], form["amne"], http.AsksIn(), ct);
        return fields.HasErrors
            ? ShowForm(form["email"], [.. form["amne"].OfType<string>()], fields.Errors, divisions, options.Value, http)
            : Results.Redirect("/upphandlingar/folj?klart=fragat");
    }

    private static IResult Asked(HttpContext http) => Page.Message(http, 200, new("Titta i din e-post", "Look in your e-mail"), new(
        "Vi har skickat en fråga till adressen. Öppna brevet och bekräfta, så börjar annonserna komma. Utan bekräftelse glömmer vi adressen efter sju dagar.",
        "We have sent a question to the address. Open the letter and confirm, and the notices begin to come. Without a confirmation we forget the address after seven days."));

    private static IResult ShowForm(string? email, string[] chosen, IReadOnlyDictionary<string, string> errors, CpvDivisions divisions, ProcurementOptions options, HttpContext http) =>
        Page.Of<FollowProcurementsPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Divisions"] = divisions,
                ["Email"] = email,
                ["Chosen"] = chosen,
                ["IsWeekly"] = options.Digest == DigestRhythm.Weekly,
                ["Errors"] = errors,
            },
            errors.Count == 0 ? 200 : 400, here: "/upphandlingar/folj");

    private static async Task<IResult> Show(string key, string? done, bool isEnding, Followers followers, CpvDivisions divisions, HttpContext http, CancellationToken ct) =>
        await followers.Enter(key, ct) is { } known ? ShowOwn(key, known, done, isEnding, new Dictionary<string, string>(), divisions, http) : NotFound(http);

    private static async Task<IResult> Confirm(string key, Followers followers, HttpContext http, CancellationToken ct)
    {
        if (await followers.Enter(key, ct) is not { } known) return NotFound(http);
        await followers.Confirm(known, ct);
        return Results.Redirect($"/upphandlingar/foljer/{key}?klart=bekraftat");
    }

    private static async Task<IResult> Choose(string key, Followers followers, CpvDivisions divisions, HttpContext http, CancellationToken ct)
    {
        if (await followers.Enter(key, ct) is not { } known || !http.Request.HasFormContentType) return NotFound(http);
        var fields = await followers.Choose(known, (await http.Request.ReadFormAsync(ct))["amne"], http.AsksIn(), ct);
        return fields.HasErrors
            ? ShowOwn(key, known, null, false, fields.Errors, divisions, http)
            : Results.Redirect($"/upphandlingar/foljer/{key}?klart=amnen");
    }

    /// <summary>Also what a mail program's own button posts to (RFC 8058). Twice is as good as once.</summary>
    private static async Task<IResult> End(string key, Followers followers, Links links, HttpContext http, CancellationToken ct)
    {
        if (links.OpensFollowing(key) is null) return NotFound(http);
        if (await followers.Enter(key, ct) is { } known) await followers.End(known, ct);
        return Page.Message(http, 200, new("Ni får inga fler annonser", "You get no more notices"), new(
            "Vi har glömt adressen. Vill ni börja igen finns sidan Upphandlingar kvar.", "We have forgotten the address. If you want to begin again, the page Procurements is still there."));
    }

    private static IResult ShowOwn(
        string key, KnownFollower known, string? done, bool isEnding, IReadOnlyDictionary<string, string> errors, CpvDivisions divisions, HttpContext http) => Page.Of<FollowingPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Known"] = known,
            ["Divisions"] = divisions,
            ["IsEnding"] = isEnding,
            ["Notice"] = Notice(done, known)?.In(http.AsksIn()),
            ["Errors"] = errors,
        },
        errors.Count == 0 ? 200 : 400, here: $"/upphandlingar/foljer/{key}");

    private static Text? Notice(string? done, KnownFollower known) => (done, known.Follower.IsFollowing) switch
    {
        ("bekraftat", true) => new("Tack! Annonserna kommer när något nytt har annonserats i era ämnen.", "Thank you! The notices come when something new has been announced in your topics."),
        ("amnen", true) => new("Ämnena är sparade.", "The topics are saved."),
        _ => null,
    };

    private static IResult NotFound(HttpContext http) => Page.Message(http, 404, new Text(
        "Länken leder ingenstans", "The link leads nowhere"), new Text(
        "Den är inte hel, eller så har ni slutat få annonser, eller inte bekräftat i tid. Ni kan börja på nytt på sidan Upphandlingar.",
        "It is not whole, or you have stopped having notices, or did not confirm in time. You can begin anew on the page Procurements."));
}
