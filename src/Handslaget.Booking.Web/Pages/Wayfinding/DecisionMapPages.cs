using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Wayfinding;

namespace Handslaget.Booking.Web.Pages.Wayfinding;

/// <summary>How a decision comes about, for everybody; and, for a company with a table, where on the way it is.</summary>
internal static class DecisionMapPages
{
    public static void MapDecisionMapPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/beslutsvagar", All);
        pages.MapGet("/beslutsvagar/{map}", One);
        pages.MapGet("/bord/{key}/beslutsvagar/{map}", Mine);
    }

    private static async Task<IResult> All(string? sok, DecisionMaps maps, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
        Page.Of<DecisionMapsPage>(http, new Dictionary<string, object?>
        {
            ["Maps"] = MapSearch.Find(await maps.All(ct), sok, catalogue),
            ["Words"] = sok?.Trim() ?? "",
        });

    private static async Task<IResult> One(string map, DecisionMaps maps, TableWaits waits, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
        await maps.Of(map, ct) is { } found ? await Show(found, [], waits, catalogue, http, ct) : Nowhere(http);

    /// <summary>Only what the meeting is about: for everything else there is the public page.</summary>
    private static async Task<IResult> Mine(
        string key, string map, CompanyKey company, DecisionMaps maps, TableWaits waits, Catalogue catalogue, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !catalogue.CaseTypesOf(meeting).Any(c => c.Id == map)) return Page.NotFound(http);
        return await maps.Of(map, ct) is not { } found ? Page.NotFound(http) : await Show(found, new()
        {
            ["Key"] = key,
            ["Here"] = MapPlaces.Of(meeting, clock.GetUtcNow()),
            ["Start"] = meeting.Slot?.Start,
        }, waits, catalogue, http, ct);
    }

    private static async Task<IResult> Show(
        MapAsItIs map, Dictionary<string, object?> company, TableWaits waits, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
        Page.Of<DecisionMapPage>(http, new Dictionary<string, object?>(company)
        {
            ["Shown"] = map,
            ["Catalogue"] = catalogue,
            ["Wait"] = await waits.Of(map.Type.Id, ct),
        });

    private static IResult Nowhere(HttpContext http) => Page.Message(http, 404, new Text(
        "Beslutsvägen finns inte", "There is no such decision map"), new Text(
        "Adressen är inte hel, eller så har ärendet fått ett annat namn. Sök på sidan Så går ett beslut till.",
        "The address is not whole, or the errand has another name now. Search on the page How a decision is made."));
}
