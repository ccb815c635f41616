using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Gatherings as coordinators see them: all of them and what they came to, a new one or a series, one that changes.</summary>
internal static class GatheringPages
{
    public static void MapGatheringPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/traffar", All);
        pages.MapGet("/lots/traffar/ny", (string? typ, BookingRules rules, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
            ShowForm(null, WrittenGathering.Usual(GatheringWords.Kind(typ) ?? GatheringKind.Breakfast, rules), Guid.NewGuid(), null, rooms, http, ct));
        pages.MapPost("/lots/traffar/ny", Plan);
        pages.MapPost("/lots/traffar/serie", PlanSeries);
        pages.MapGet("/lots/traffar/{id:guid}/andra", async (Guid id, GatheringBook book, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
            await book.Find(id, ct) is { Plan.Week: null } known ? await ShowForm(known, WrittenGathering.Of(known), Guid.Empty, null, rooms, http, ct) : Lots.Nowhere(http));
        pages.MapPost("/lots/traffar/{id:guid}/andra", Change);
        pages.MapOneGatheringPages();
        pages.MapWeekPages();
    }

    private static async Task<IResult> All(string? sparat, string[]? ej, GatheringBook book, GatheringFigures figures, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var recent = now.AddDays(-60);
        var shown = await book.Where(g => g.Plan.Slot.End > recent, ct);
        return Page.Of<GatheringListPage>(http, new Dictionary<string, object?>
        {
            ["Ahead"] = shown.Where(k => k.Plan.Slot.End > now && k.Gathering.Status != GatheringStatus.Cancelled).OrderBy(k => k.Plan.Slot.Start).ToList(),
            ["Behind"] = shown.Where(k => k.Plan.Slot.End <= now || k.Gathering.Status == GatheringStatus.Cancelled).OrderByDescending(k => k.Plan.Slot.Start).ToList(),
            ["Months"] = await figures.Read(ct),
            ["Unpublished"] = Days(ej).ToList(),
            ["Planned"] = int.TryParse(sparat, NumberStyles.None, CultureInfo.InvariantCulture, out var planned) ? planned : (int?)null,
        });
    }

    /// <summary>One is planned at once; of a series the days are shown first.</summary>
    private static async Task<IResult> Plan(GatheringDesk desk, RoomRegister rooms, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (written, key) = (GatheringForm.Read(form), Key(form));
        if (written.Months.Trim() is not ("" or "1"))
        {
            var (days, faults) = desk.Preview(written, http.AsksIn());
            return faults.HasErrors ? await ShowForm(null, written, key, faults.Errors, rooms, http, ct) : ShowSeries(written, days, key, http);
        }
        var (id, fields) = await desk.Plan(written, key, Lots.Actor(http), http.AsksIn(), ct);
        return id is { } planned ? Results.Redirect($"/lots/traffar/{planned}?sparat=ny") : await ShowForm(null, written, key, fields.Errors, rooms, http, ct);
    }

    private static async Task<IResult> PlanSeries(GatheringDesk desk, RoomRegister rooms, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (written, key) = (GatheringForm.Read(form), Key(form));
        if (form["atgard"] == "tillbaka") return await ShowForm(null, written, key, null, rooms, http, ct);
        var chosen = Days(form["dag"]).ToHashSet();
        var (planned, unpublished, fields) = await desk.PlanSeries(written, chosen, form["publicera"] == "ja", key, Lots.Actor(http), http.AsksIn(), ct);
        return fields.HasErrors ? await ShowForm(null, written, key, fields.Errors, rooms, http, ct) : Results.Redirect($"/lots/traffar?sparat={planned}{string.Concat(unpublished.Select(day => $"&ej={day:yyyy-MM-dd}"))}");
    }

    private static async Task<IResult> Change(Guid id, GatheringBook book, GatheringDesk desk, RoomRegister rooms, HttpContext http, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { Plan.Week: null } known || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = GatheringForm.Read(form);
        var (decided, fields) = await desk.Change(known, written, Lots.Actor(http), http.AsksIn(), ct);
        if (decided is Decided<Gathering>.Refused no) fields.Fault("capacity", no.Reason.Say());
        if (decided is Decided<Gathering>.Taken) fields.Fault("room", new("Rummet är upptaget då. Välj ett annat rum eller en annan tid.", "The room is taken then. Choose another room or another time."));
        return fields.HasErrors ? await ShowForm(known, written, Guid.Empty, fields.Errors, rooms, http, ct) : Results.Redirect($"/lots/traffar/{id}?sparat=andrad");
    }

    private static async Task<IResult> ShowForm(
        KnownGathering? known, WrittenGathering written, Guid key, IReadOnlyDictionary<string, string>? faults, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
        Page.Of<GatheringFormPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Known"] = known,
                ["Written"] = written,
                ["Key"] = key,
                ["Rooms"] = (IReadOnlyList<Room>)await rooms.All(ct),
                ["Errors"] = faults ?? new Dictionary<string, string>(),
            },
            faults is null ? 200 : 400, here: known is null ? "/lots/traffar/ny" : $"/lots/traffar/{known.Id}/andra");

    private static IResult ShowSeries(WrittenGathering written, IReadOnlyList<SeriesDay> days, Guid key, HttpContext http) => Page.Of<GatheringSeriesPage>(
        http, new Dictionary<string, object?> { ["Written"] = written, ["Days"] = days, ["Key"] = key }, here: "/lots/traffar/ny");

    private static IEnumerable<DateOnly> Days(IEnumerable<string?>? written) => (written ?? [])
        .Select(d => DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).OfType<DateOnly>();

    private static Guid Key(IFormCollection form) => Guid.TryParse(form["nyckel"], out var key) ? key : Guid.NewGuid();
}
