using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What the municipality promises, for everybody.</summary>
internal static class PromisePages
{
    public static void MapPromisePages(this RouteGroupBuilder pages) => pages.MapGet("/loften", Show);

    private static IResult Show(PromiseRegister promises, CatalogueMemory catalogue, BookingRules rules, TimeProvider clock, HttpContext http)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        return Page.Of<PromisesPage>(http, new Dictionary<string, object?>
        {
            ["Promises"] = promises.ValidOn(today).Where(p => p.IsPublic).ToList(),
            ["Owner"] = (Func<string, Text>)catalogue.Now.UnitName,
            ["Rules"] = rules,
            ["Today"] = today,
        });
    }
}
