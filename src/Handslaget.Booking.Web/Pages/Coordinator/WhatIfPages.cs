using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Simulating;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What if: last year's requests played again against other staff or other rules. It is ordered, waited for, read and found again.</summary>
internal static class WhatIfPages
{
    public const string Path = "/lots/tank-om";

    private const int LongestName = 80;

    public static void MapWhatIfPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, (CalendarMemory calendars, CatalogueMemory catalogue, WhatIfRuns runs, HttpContext http, CancellationToken ct) => Show(null, null, calendars, catalogue, runs, http, ct));
        pages.MapPost(Path, Order);
        var one = pages.MapGroup($"{Path}/{{id:guid}}");
        one.MapGet("", async (Guid id, WhatIfRuns runs, CatalogueMemory catalogue, HttpContext http, CancellationToken ct) =>
            await runs.Find(id, ct) is not { } run ? Lots.Nowhere(http)
            : Page.Of<WhatIfRunPage>(http, new Dictionary<string, object?> { ["Run"] = run, ["Catalogue"] = catalogue.Now }));
        one.MapPost("/avbryt", async (Guid id, WhatIfRuns runs, HttpContext http, CancellationToken ct) => After(await runs.Stop(id, ct), http));
        one.MapPost("/igen", async (Guid id, WhatIfRuns runs, HttpContext http, CancellationToken ct) => After(await runs.Again(id, ct), http));
        one.MapGet("/tabell.csv", async (Guid id, WhatIfRuns runs, CatalogueMemory catalogue, HttpContext http, CancellationToken ct) =>
            await runs.Find(id, ct) is { Result: { } result } run
                ? Results.File(WhatIfTable.Write(run, result, catalogue.Now), "text/csv; charset=utf-8", $"tank-om-{run.OrderedAt:yyyy-MM-dd}.csv")
                : Lots.Nowhere(http));
    }

    private static async Task<IResult> Order(CalendarMemory calendars, CatalogueMemory catalogue, WhatIfRuns runs, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var trial = WrittenTrial.Read(form, calendars.Known(), catalogue.Now, fields);
        var (name, seed) = (fields.Line("namn", form["namn"], LongestName), WrittenTrial.Seed(form, fields));
        if (fields.HasErrors) return await Show(form, fields, calendars, catalogue, runs, http, ct);
        var id = Guid.TryParse(form["nyckel"], out var key) ? key : Guid.CreateVersion7();
        if (await runs.Order(id, name, trial, seed, ct)) return Results.Redirect($"{Path}/{id}");
        fields.Fault("namn", new(
            $"{WhatIfRuns.OpenAtMost} beräkningar väntar redan. Vänta tills en är klar, eller avbryt en.", $"{WhatIfRuns.OpenAtMost} are waiting already. Wait until one is done, or stop one."));
        return await Show(form, fields, calendars, catalogue, runs, http, ct);
    }

    private static async Task<IResult> Show(
        IFormCollection? written, Fields? fields, CalendarMemory calendars, CatalogueMemory catalogue, WhatIfRuns runs, HttpContext http, CancellationToken ct)
    {
        var (town, now) = (calendars.Known(), catalogue.Now);
        return Page.Of<WhatIfPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Town"] = town,
                ["Catalogue"] = now,
                ["Runs"] = await runs.Latest(ct),
                ["Written"] = written,
                ["Errors"] = fields?.Errors ?? new Dictionary<string, string>(),
            },
            fields is { HasErrors: true } ? 400 : 200,
            Path);
    }

    private static IResult After(WhatIfRun? run, HttpContext http) => run is null ? Lots.Nowhere(http) : Results.Redirect($"{Path}/{run.Id}");
}
