using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Wayfinding;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>The decision maps as coordinators keep them: which need somebody to read them, and the reading.</summary>
internal static class ReviewPages
{
    private const string All = "/lots/beslutsvagar";

    public static void MapReviewPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(All, List);
        pages.MapGet($"{All}/{{map}}", (string map, DecisionMaps maps, TableWaits waits, Catalogue catalogue, IDocumentStore store, HttpContext http, CancellationToken ct) =>
            Read(map, null, 200, maps, waits, catalogue, store, http, ct));
        pages.MapPost($"{All}/{{map}}", Review);
    }

    private static async Task<IResult> List(string? granskad, DecisionMaps maps, IDocumentStore store, HttpContext http, CancellationToken ct)
    {
        var all = await maps.All(ct);
        return Page.Of<ReviewsPage>(http, new Dictionary<string, object?>
        {
            ["Maps"] = all.OrderBy(m => m.Review.At ?? DateTimeOffset.MinValue).ToList(),
            ["Names"] = await Names(all, store, ct),
            ["Done"] = all.FirstOrDefault(m => m.Type.Id == granskad)?.Type.Name.In(http.AsksIn()),
        });
    }

    private static async Task<IResult> Read(
        string map, Text? fault, int status, DecisionMaps maps, TableWaits waits, Catalogue catalogue, IDocumentStore store, HttpContext http, CancellationToken ct)
    {
        if (await maps.Of(map, ct) is not { } found) return Lots.Nowhere(http);
        return Page.Of<ReviewPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Shown"] = found,
                ["Catalogue"] = catalogue,
                ["Wait"] = await waits.Of(map, ct),
                ["Names"] = await Names([found], store, ct),
                ["Fault"] = fault?.In(http.AsksIn()),
            },
            status,
            here: $"{All}/{map}");
    }

    private static async Task<IResult> Review(
        string map, DecisionMaps maps, TableWaits waits, Catalogue catalogue, IDocumentStore store, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        return await maps.Review(map, form["version"].ToString(), http.User.Id(), http.Actor(), ct) switch
        {
            Reviewing.Stands => Results.Redirect($"{All}?granskad={Uri.EscapeDataString(map)}"),
            Reviewing.OtherVersion => await Read(map, OtherVersion, 409, maps, waits, catalogue, store, http, ct),
            _ => Lots.Nowhere(http),
        };
    }

    private static readonly Text OtherVersion = new(
        "Beslutsvägen har ändrats sedan du öppnade sidan. Läs den igen och granska sedan.",
        "The decision map has been changed since you opened the page. Read it again, and then review it.");

    /// <summary>The names of those who have reviewed, which stand beside the log.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyList<MapAsItIs> maps, IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var people = await session.LoadManyAsync<Person>(ct, [.. maps.Where(m => m.Review.At is not null).Select(m => m.Review.ReviewerId).Distinct()]);
        return people.ToDictionary(p => p.Id, p => p.Name);
    }
}
