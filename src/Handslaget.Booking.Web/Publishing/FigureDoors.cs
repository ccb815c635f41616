using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Publishing;

/// <param name="Month">As ISO 8601 writes it: 2026-11. The month that is under way is there too.</param>
/// <param name="Count">How many it is counted from.</param>
/// <param name="Value">Null when it is counted from too few to be shown.</param>
public sealed record FigurePointView(string Month, string? Part, string? PartName, int Count, decimal? Value);

/// <param name="Unit">number, percent, workingDays or index.</param>
/// <param name="Csv">Where the same figures lie as a table.</param>
public sealed record FigureView(string Key, string Name, string Definition, Figures.FigureUnit Unit, Uri Csv, IReadOnlyList<FigurePointView> Points);

/// <summary>The figures for programs: open data, at addresses that stay.</summary>
public static class FigureDoors
{
    public static readonly Text NoSuch = new("Den siffran finns inte. Alla som finns står på sidan Så går det.", "There is no such figure. All that there are stand on the page How it goes.");

    public static void MapFigures(this RouteGroupBuilder api)
    {
        api.MapGet("/figures", All).WithSummary("What the municipality shows of itself, counted from its log month by month. Open data (CC0).");
        api.MapGet("/figures/{key}", One).WithSummary("One of the figures.");
    }

    public static void MapOpenData(this WebApplication app)
    {
        var open = app.MapGroup("/oppna-data").ExcludeFromDescription();
        open.MapGet("/{key}.csv", Csv);
        open.MapGet("/katalog.rdf", Catalogue);
    }

    public static string CsvOf(string key) => $"/oppna-data/{key}.csv";

    private static async Task<Ok<List<FigureView>>> All(PublicFigures figures, PublicAddress address, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok((await figures.All(ct)).Select(f => View(f, address, http.AsksIn())).ToList());

    private static async Task<Results<Ok<FigureView>, ProblemHttpResult>> One(
        string key, PublicFigures figures, PublicAddress address, HttpContext http, CancellationToken ct) =>
        await figures.Find(key, ct) is { } figure ? TypedResults.Ok(View(figure, address, http.AsksIn())) : TypedResults.Problem(Problems.Make("not-found", 404, NoSuch.In(http.AsksIn())));

    private static FigureView View(Counted c, PublicAddress address, string language) => new(
        c.Figure.Key, c.Figure.Name.In(language), c.Figure.Definition.In(language), c.Figure.Unit, address.Of(CsvOf(c.Figure.Key)),
        [.. c.Points.Select(p => new FigurePointView(p.Month.ToString(), p.Part, c.Name(p)?.In(language), p.Count, p.Value is { } value ? Math.Round(value, 2) : null))]);

    private static async Task<IResult> Csv(string key, PublicFigures figures, HttpContext http, CancellationToken ct) =>
        await figures.Find(key, ct) is { } figure ? Results.File(FigureTable.Write(figure), "text/csv; charset=utf-8; header=present", $"{key}.csv") : FigurePages.NotFound(http);

    private static async Task<IResult> Catalogue(PublicFigures figures, OpenDataCatalogue catalogue, CancellationToken ct) =>
        Results.Text(catalogue.Write(await figures.All(ct)), "application/rdf+xml; charset=utf-8");
}
