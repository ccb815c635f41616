using Handslaget.Booking.Figures;
using Handslaget.Booking.Web.Publishing;

namespace Handslaget.Booking.Web.Pages.Publishing;

/// <summary>How it goes: the municipality's own figures, for everybody. Each leads to what exactly is counted and to its data.</summary>
internal static class FigurePages
{
    public const string Address = "/sa-gar-det";

    public static string Of(string key) => $"{Address}/{key}";

    public static void MapFigurePages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Address, async (PublicFigures figures, CountVisits visits, TimeProvider clock, HttpContext http, CancellationToken ct) => Page.Of<FiguresPage>(
            http, new Dictionary<string, object?> { ["Figures"] = await figures.All(ct), ["Visits"] = await visits.Progress(ct), ["This"] = Month.Of(clock.GetUtcNow()) }));
        pages.MapGet($"{Address}/{{key}}", async (string key, PublicFigures figures, TimeProvider clock, HttpContext http, CancellationToken ct) =>
            await figures.Find(key, ct) is { } figure
                ? (IResult)Page.Of<FigurePage>(http, new Dictionary<string, object?> { ["Counted"] = figure, ["This"] = Month.Of(clock.GetUtcNow()) })
                : NotFound(http));
    }

    public static IResult NotFound(HttpContext http) => Page.Message(http, 404, new("Vi hittar inte siffran", "We can not find the figure"), FigureDoors.NoSuch);
}
