using System.Globalization;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>The same errand with the seats as they are and as they would become, and the first times it would then have. Nothing of it is recorded.</summary>
/// <param name="Seen">Goes back with the form, so that what is saved is what was shown.</param>
public sealed record SeatPreview(
    IReadOnlyList<Seat> Before, IReadOnlyList<Seat> After, IReadOnlyList<Competence> Questions, IReadOnlyDictionary<string, bool> Answers, SlotsView Times,
    IReadOnlyList<SeatDifference> Differences, string Seen);

/// <summary>Who a situation or a case type needs, as a form: looked at on a sample errand before it is saved.</summary>
internal static class SeatRulePages
{
    public static void MapSeatRulePages(this RouteGroupBuilder pages)
    {
        foreach (var (folder, kind) in new[] { ("situation", "situation"), ("arendetyp", "case-type") })
        {
            var one = pages.MapGroup($"/lots/arenden/{folder}/{{id}}");
            one.MapGet("", (string id, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct) => Look($"{kind}:{id}", rules, shown, http, ct));
            one.MapPost("", (string id, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct) => Say($"{kind}:{id}", rules, shown, http, ct));
            one.MapPost("/aterstall", (string id, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct) => Restore($"{kind}:{id}", rules, shown, http, ct));
        }
    }

    /// <summary>Where a rule's seats are changed.</summary>
    public static string Path(string rule) => rule.Split(':', 2) is ["situation", var id]
        ? $"/lots/arenden/situation/{Uri.EscapeDataString(id)}"
        : $"/lots/arenden/arendetyp/{Uri.EscapeDataString(rule.Split(':', 2)[1])}";

    private static async Task<IResult> Look(string rule, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct) =>
        await rules.Of(rule, ct) is { } view ? await shown.Show(view, null, null, Notice(http), 200, http, ct) : Lots.Nowhere(http);

    /// <summary>What is saved has been previewed as it is written, over what it replaces; otherwise it is previewed, anew if need be.</summary>
    private static async Task<IResult> Say(string rule, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || await rules.Of(rule, ct) is not { } view) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var written = shown.Written(form, view);
        var seats = rules.Read(written.Details, fields);
        if (fields.HasErrors) return await shown.Show(view, form, fields, null, 400, http, ct);
        var saves = form["do"] == "save";
        if (saves && form["seen"] == WrittenSeats.Seen(seats, Seen(form)))
        {
            var told = await rules.Change(rule, written.Details, Seen(form), Lots.Actor(http), http.AsksIn(), ct);
            if (told.Outcome == Creation.Stands) return Results.Redirect($"{Path(rule)}?sparat=ja");
            view = await rules.Of(rule, ct) ?? view;
        }
        var overtaken = Seen(form) != view.Rule.Changes;
        return await shown.Show(view, form, fields, overtaken ? Overtaken : saves ? NotSeen : null, overtaken && saves ? 409 : 200, http, ct);
    }

    private static async Task<IResult> Restore(string rule, SeatRules rules, SeatRuleShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var told = await rules.Restore(rule, Seen(form), Lots.Actor(http), ct);
        return told.Outcome == Creation.Stands ? Results.Redirect($"{Path(rule)}?sparat=aterstallt")
            : await rules.Of(rule, ct) is { } view ? await shown.Show(view, null, null, Overtaken, 409, http, ct)
            : Lots.Nowhere(http);
    }

    private static int Seen(IFormCollection form) => int.TryParse(form["changes"], NumberStyles.None, CultureInfo.InvariantCulture, out var changes) ? changes : 0;

    private static readonly Text Overtaken = new(
        "Någon annan har ändrat platserna medan du skrev, se Ändringar längst ner. Ingenting är sparat, och det du skrev står kvar. Läs, förhandsgranska och spara om din ändring ska gälla.",
        "Somebody else has changed the seats while you were writing, see Changes at the end. Nothing is saved, and what you wrote is kept. Read, preview, and save if your change is to hold.");

    private static readonly Text NotSeen = new(
        "Du har ändrat sedan förhandsgranskningen, så ingenting är sparat än. Så här blir det nu.",
        "You have changed something since the preview, so nothing is saved yet. This is how it becomes now.");

    private static Text? Notice(HttpContext http) => http.Request.Query["sparat"].ToString() switch
    {
        "ja" => new(
            "Ändringen är sparad. Nya förfrågningar får de nya platserna. Bord som redan är begärda behåller sina.",
            "The change is saved. New requests get the new seats. Tables already asked for keep theirs."),
        "aterstallt" => new("Registrets egna platser gäller igen.", "The register's own seats hold again."),
        _ => null,
    };
}

/// <summary>Shows a rule's seats, what is written about them, and how a table would become.</summary>
internal sealed class SeatRuleShown(
    SeatRules rules, CatalogueMemory catalogue, CalendarMemory calendars, FreeTimes times, WaysOn waysOn, IDocumentStore store, TimeProvider clock)
{
    public WrittenSeats Written(IFormCollection? form, RuleView view) => WrittenSeats.In(form, view, catalogue.File);

    /// <param name="form">What was sent, which is previewed if nothing is wrong with it.</param>
    public async Task<IResult> Show(RuleView view, IFormCollection? form, Fields? fields, Text? notice, int status, HttpContext http, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var written = Written(form, view);
        return Page.Of<SeatRulePage>(
            http,
            new Dictionary<string, object?>
            {
                ["View"] = view,
                ["Catalogue"] = catalogue.Now,
                ["Holders"] = await MatterPages.Holders(session, SwedishTime.Date(clock.GetUtcNow()), ct),
                ["Rows"] = written.Rows,
                ["Preview"] = form is not null && fields is { HasErrors: false } ? Preview(view, rules.Read(written.Details, fields), form, http.AsksIn()) : null,
                ["Notice"] = notice?.In(http.AsksIn()),
                ["Errors"] = fields?.Errors ?? new Dictionary<string, string>(),
            },
            status, here: SeatRulePages.Path(view.Now.Rule));
    }

    private SeatPreview Preview(RuleView view, IReadOnlyList<NeededSeat> seats, IFormCollection form, string language)
    {
        var answers = WrittenWishes.Answers(form).Take(60).ToDictionary();
        var request = view.Now.Rule.Split(':', 2) is ["situation", var id]
            ? new MeetingRequest(id, [], answers, null, null, null, null, null)
            : new MeetingRequest(null, [view.Now.Rule.Split(':', 2)[1]], answers, null, null, null, null, null);
        var (before, after) = (Table(request, view.Now.Rule, view.Now.Seats), Table(request, view.Now.Rule, seats));
        return new(
            before.Seats, after.Seats, [.. catalogue.Now.Competences.Where(c => before.Questions.Concat(after.Questions).Contains(c))], answers,
            MatterPages.Times(request, after, times, waysOn, clock, language), SeatRule.Differences(view.Now.Seats, seats), WrittenSeats.Seen(seats, view.Rule.Changes));
    }

    private PanelMatch.Table Table(MeetingRequest request, string rule, IReadOnlyList<NeededSeat> seats)
    {
        var said = catalogue.Now.With([new SeatRule { Rule = rule, Seats = seats }]);
        var asked = said.Competences.Select(c => c.Id).ToHashSet();
        return (PanelMatch.Table)PanelMatching.Match(
            said, request.Situation, request.CaseTypes!, request.Answers!.Where(a => asked.Contains(a.Key)).ToDictionary(), calendars.IsHeld);
    }
}
