using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Procuring;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Procurements as coordinators see them: how the feed goes, how many follow, and notices by hand.</summary>
internal static class ProcurementDeskPages
{
    public static void MapProcurementDeskPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/upphandlingar", All);
        pages.MapGet("/lots/upphandlingar/ny", (CpvDivisions divisions, HttpContext http) =>
            ShowForm(Guid.NewGuid(), true, new(null, null, null, null, null, null), null, divisions, http));
        pages.MapGet("/lots/upphandlingar/{id:guid}", async (Guid id, ProcurementBook book, CpvDivisions divisions, HttpContext http, CancellationToken ct) =>
            await ByHand(id, book, ct) is { } known ? ShowForm(id, false, WrittenProcurement.Of(known), null, divisions, http) : Lots.Nowhere(http));
        pages.MapPost("/lots/upphandlingar/{id:guid}", Write);
        pages.MapPost("/lots/upphandlingar/{id:guid}/bort", async (Guid id, ProcurementDesk desk, HttpContext http, CancellationToken ct) =>
            await desk.TakeAway(id, Lots.Actor(http), ct) is Decided<Procurement>.Missing ? Lots.Nowhere(http) : Results.Redirect("/lots/upphandlingar?sparat=bort"));
    }

    private static async Task<IResult> All(
        string? sparat, ProcurementBook book, ProcurementFeed feed, Followers followers, CpvDivisions divisions, HttpContext http, CancellationToken ct) =>
        Page.Of<ProcurementDeskPage>(http, new Dictionary<string, object?>
        {
            ["Procurements"] = await book.Current(ct),
            ["Divisions"] = divisions,
            ["Feed"] = await feed.State(ct),
            ["HasFeed"] = feed.IsSet,
            ["Followers"] = await followers.Count(ct),
            ["Notice"] = sparat switch
            {
                "annons" => new Text("Annonsen är sparad, och går till dem som följer ämnet i nästa brev.", "The notice is saved, and goes to those who follow the topic in the next letter.").In(http.AsksIn()),
                "bort" => new Text("Annonsen är borttagen.", "The notice is taken away.").In(http.AsksIn()),
                _ => null,
            },
        });

    /// <summary>A new one has no log yet; one that the feed tells of is changed at its source.</summary>
    private static async Task<IResult> Write(Guid id, ProcurementDesk desk, SubjectLog log, CpvDivisions divisions, HttpContext http, CancellationToken ct)
    {
        var found = await log.Find<Procurement>(id, ct);
        if (found is { Source: ProcurementSource.Feed } || await http.Form(ct) is not { Count: > 0 } form) return Lots.Nowhere(http);
        var written = new WrittenProcurement(form["title"], form["buyer"], form["division"], form["day"], form["time"], form["link"], form["language"]);
        var (decided, fields) = await desk.Write(id, written, Lots.Actor(http), http.AsksIn(), ct);
        return decided is null ? ShowForm(id, found is null, written, fields.Errors, divisions, http) : Results.Redirect("/lots/upphandlingar?sparat=annons");
    }

    private static async Task<KnownProcurement?> ByHand(Guid id, ProcurementBook book, CancellationToken ct) =>
        (await book.Of([id], ct)).FirstOrDefault(k => k.Procurement.Source == ProcurementSource.Hand);

    private static IResult ShowForm(Guid id, bool isNew, WrittenProcurement written, IReadOnlyDictionary<string, string>? faults, CpvDivisions divisions, HttpContext http) =>
        Page.Of<ProcurementFormPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Id"] = id,
                ["IsNew"] = isNew,
                ["Written"] = written,
                ["Divisions"] = divisions,
                ["Errors"] = faults ?? new Dictionary<string, string>(),
            },
            faults is null ? 200 : 400, here: isNew ? "/lots/upphandlingar/ny" : $"/lots/upphandlingar/{id}");
}
