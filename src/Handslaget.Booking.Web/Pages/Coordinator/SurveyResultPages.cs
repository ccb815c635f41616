using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What companies thought of their meetings, as far as it can be told.</summary>
internal static class SurveyResultPages
{
    public static void MapSurveyResultPages(this RouteGroupBuilder pages) => pages.MapGet("/lots/uppfoljning", async (
        SurveyResults results, CatalogueMemory catalogue, HttpContext http, CancellationToken ct) => Page.Of<SurveyResultPage>(http, new Dictionary<string, object?>
        {
            ["Result"] = await results.Read(ct),
            ["NameOf"] = (string competence) => catalogue.Now.NameOf(competence, http.AsksIn()),
        }));
}
