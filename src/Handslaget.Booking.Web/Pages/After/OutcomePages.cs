using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.After;

/// <summary>
/// An official writes what their seats answered, keeps a draft, or hands it to the coordinator; a coordinator writes it down for somebody who
/// does not. What is typed is kept whatever is wrong with it.
/// </summary>
internal static class OutcomePages
{
    public static void MapOutcomePages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("/efter/{id:guid}", (Guid id, WriteOutcome writing, OutcomeShown shown, HttpContext http, CancellationToken ct) => Show(id, http.User.Id(), writing, shown, http, ct));
        mine.MapPost("/efter/{id:guid}", (Guid id, WriteOutcome writing, OutcomeShown shown, HttpContext http, CancellationToken ct) => Write(id, http.User.Id(), writing, shown, http, ct));
    }

    public static void MapOutcomesForOthers(this RouteGroupBuilder lots)
    {
        lots.MapGet("/lots/bord/{id:guid}/efter/svar/{official:guid}", Show);
        lots.MapPost("/lots/bord/{id:guid}/efter/svar/{official:guid}", Write);
    }

    public static string Path(OutcomeToWrite open) =>
        open.IsOwn ? $"/personal/efter/{open.Meeting.Id}" : $"/lots/bord/{open.Meeting.Id}/efter/svar/{open.Place.OfficialId}";

    private static async Task<IResult> Show(Guid id, Guid official, WriteOutcome writing, OutcomeShown shown, HttpContext http, CancellationToken ct) =>
        await writing.Open(id, official, http.User.Id(), ct) is { } open ? await shown.Page(open, http, Notice(http), null, null, ct) : NotThere(http);

    private static async Task<IResult> Write(Guid id, Guid official, WriteOutcome writing, OutcomeShown shown, HttpContext http, CancellationToken ct)
    {
        if (await writing.Open(id, official, http.User.Id(), ct) is not { } open || !http.Request.HasFormContentType) return NotThere(http);
        var form = await http.Request.ReadFormAsync(ct);
        var typed = OutcomeReader.Typed(open.Place, field => form[field]);
        await writing.Keep(open, typed, ct);
        if (form["gor"] == "spara") return Results.Redirect($"{Path(open)}?klart=sparat");
        var (outcome, fields) = await writing.Write(open, typed, http.AsksIn(), ct);
        var again = open with { Typed = typed, DraftAt = null };
        return outcome switch
        {
            null => await shown.Page(again, http, null, null, fields.Errors, ct),
            Outcome.Recorded or Outcome.Unchanged => Results.Redirect(open.IsOwn ? "/personal?klart=svaret" : $"/lots/bord/{id}/efter?klart=skrivet"),
            Outcome.Refused no => await shown.Page(again, http, null, no.Reason.Say().In(http.AsksIn()), null, ct),
            _ => NotThere(http),
        };
    }

    private static Text? Notice(HttpContext http) => http.Request.Query["klart"] == "sparat"
        ? new("Utkastet är sparat. Bara du ser det.", "The draft is kept. Only you can see it.")
        : null;

    private static IResult NotThere(HttpContext http) => Page.Message(http, 404, new("Vi hittar inte bordet", "We can not find the table"), new(
        "Personen satt inte vid det här bordet, eller så har mötet inte varit än. Dina bord finns under Mina bord.",
        "That person was not at this table, or the meeting has not been held yet. Your tables are under My tables."));
}

/// <summary>Shows the form with the names it needs.</summary>
internal sealed class OutcomeShown(IDocumentStore store, CatalogueMemory catalogue, BookingRules rules)
{
    public async Task<IResult> Page(
        OutcomeToWrite open, HttpContext http, Text? notice, string? fault, IReadOnlyDictionary<string, string>? errors, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var people = await session.LoadManyAsync<Person>(ct, [.. open.Meeting.Places.Select(p => p.OfficialId)]);
        var contact = await session.LoadAsync<Contact>(open.Meeting.Id, ct);
        var language = http.AsksIn();
        return Pages.Page.Of<OutcomePage>(
            http,
            new Dictionary<string, object?>
            {
                ["Open"] = open,
                ["Company"] = contact?.Company ?? "",
                ["Matter"] = catalogue.Now.Matter(open.Meeting, language),
                ["By"] = open.Meeting.OutcomeBy(rules),
                ["For"] = open.IsOwn ? null : people.FirstOrDefault(p => p.Id == open.Place.OfficialId)?.Name,
                ["AtTable"] = (IReadOnlyList<(Guid, string)>)[.. people.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Id, p.Name))],
                ["NameOf"] = (string competence) => catalogue.Now.NameOf(competence, language),
                ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
                ["Notice"] = notice?.In(language),
                ["Fault"] = fault,
                ["Errors"] = errors ?? new Dictionary<string, string>(),
            },
            errors is { Count: > 0 } ? 400 : fault is null ? 200 : 409, here: OutcomePages.Path(open));
    }
}
