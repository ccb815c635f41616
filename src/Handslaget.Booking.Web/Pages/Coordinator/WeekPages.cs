using System.Globalization;
using System.Security.Cryptography;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A dialogue week as coordinators see it: planning it, its tables, the proposal, and what was published.</summary>
internal static class WeekPages
{
    public static void MapWeekPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/motesplats/ny", (HttpContext http) => ShowForm(null, WrittenWeek.Usual, Guid.NewGuid(), null, http));
        pages.MapPost("/lots/motesplats/ny", Plan);
        var one = pages.MapGroup("/lots/motesplats/{id:guid}");
        one.MapGet("", (Guid id, string? sparat, WeekShown shown, HttpContext http, CancellationToken ct) => shown.Show(id, sparat, http, ct));
        one.MapGet("/andra", async (Guid id, GatheringBook book, HttpContext http, CancellationToken ct) =>
            await book.Find(id, ct) is { Plan.Week: not null } known ? ShowForm(known, WrittenWeek.Of(known), Guid.Empty, null, http) : Lots.Nowhere(http));
        one.MapPost("/andra", Change);
        one.MapPost("/bord", AddTables);
        one.MapPost("/bord/{table}/bort", RemoveTable);
        one.MapGet("/bord/{table}", (Guid id, string table, WeekShown shown, HttpContext http, CancellationToken ct) => shown.ShowTable(id, table, null, http, ct));
        one.MapPost("/bord/{table}", ChangeTable);
        one.MapPost("/oppna", async (Guid id, GatheringDesk desk, HttpContext http, CancellationToken ct) => Back(id, await desk.Publish(id, Lots.Actor(http), ct), "oppen", http));
        one.MapPost("/lagg", async (Guid id, WeekDesk desk, HttpContext http, CancellationToken ct) =>
            Back(id, await desk.Lay(id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Lots.Actor(http), ct), "lagd", http));
        one.MapPost("/publicera", async (Guid id, WeekDesk desk, HttpContext http, CancellationToken ct) => Back(id, await desk.Publish(id, Lots.Actor(http), ct), "ute", http));
    }

    private static async Task<IResult> Plan(WeekDesk desk, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (written, key) = (Read(form), Guid.TryParse(form["nyckel"], out var given) ? given : Guid.NewGuid());
        var (id, fields) = await desk.Plan(written, key, Lots.Actor(http), http.AsksIn(), ct);
        return id is { } planned ? Results.Redirect($"/lots/motesplats/{planned}?sparat=ny") : ShowForm(null, written, key, fields.Errors, http);
    }

    private static async Task<IResult> Change(Guid id, GatheringBook book, WeekDesk desk, HttpContext http, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { Plan.Week: not null } known || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = Read(form);
        var (decided, fields) = await desk.Change(known, written, Lots.Actor(http), http.AsksIn(), ct);
        if (decided is not null && Fault(decided) is { } fault) fields.Fault("date", fault);
        return fields.HasErrors ? ShowForm(known, written, Guid.Empty, fields.Errors, http) : Results.Redirect($"/lots/motesplats/{id}?sparat=andrad");
    }

    private static async Task<IResult> AddTables(Guid id, GatheringBook book, WeekDesk desk, WeekShown shown, HttpContext http, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { Plan.Week: not null } known || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = new WrittenWeekTable(
            [.. form["dag"].OfType<string>()], form["from"].ToString(), form["to"].ToString(), form["tema"].ToString(), form["rum"].ToString(), form["politiker"].ToString(), form["tjansteperson"].ToString());
        var (decided, fields) = await desk.AddTables(known, written, Lots.Actor(http), http.AsksIn(), ct);
        if (decided is not null && Fault(decided) is { } fault) fields.Fault("dag", fault);
        return fields.HasErrors ? await shown.Show(id, null, http, ct, written, fields.Errors) : Results.Redirect($"/lots/motesplats/{id}?sparat=bord#bord");
    }

    private static async Task<IResult> RemoveTable(Guid id, string table, GatheringBook book, WeekDesk desk, HttpContext http, CancellationToken ct) =>
        await book.Find(id, ct) is { Plan.Week: not null } known ? Back(id, await desk.RemoveTable(known, table, Lots.Actor(http), ct), "borta", http) : Lots.Nowhere(http);

    private static async Task<IResult> ChangeTable(Guid id, string table, GatheringBook book, WeekDesk desk, WeekShown shown, HttpContext http, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { Plan.Week: { } week } known || week.Tables.FirstOrDefault(t => t.Key == table) is not { } before || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var changed = before with { RoomId = Id(form["rum"], before.RoomId), PoliticianId = Id(form["politiker"], before.PoliticianId), OfficialId = Id(form["tjansteperson"], before.OfficialId) };
        var (decided, fields) = await desk.ChangeTable(known, changed, Lots.Actor(http), http.AsksIn(), ct);
        if (decided is not null && Fault(decided) is { } fault) fields.Fault("rum", fault);
        return fields.HasErrors
            ? await shown.ShowTable(id, table, fields.Errors, http, ct, changed)
            : Results.Redirect($"/lots/motesplats/{id}?sparat=andrad");
    }

    private static Guid Id(string? written, Guid before) => Guid.TryParse(written, out var id) ? id : before;

    private static Text? Fault(Decided<Gathering> decided) => decided switch
    {
        Decided<Gathering>.Refused no => no.Reason.Say(),
        Decided<Gathering>.Taken => new("Någon som ska sitta där, eller rummet, är upptagen då. Välj någon annan eller en annan tid.", "Somebody who is to sit there, or the room, is taken then. Choose somebody else or another time."),
        Decided<Gathering>.Missing => new("Veckan finns inte längre.", "The week is no longer there."),
        _ => null,
    };

    private static IResult Back(Guid id, Decided<Gathering> decided, string what, HttpContext http) => decided switch
    {
        Decided<Gathering>.Missing => Lots.Nowhere(http),
        Decided<Gathering>.Taken => Results.Redirect($"/lots/motesplats/{id}?sparat=upptaget"),
        Decided<Gathering>.Refused no => Results.Redirect($"/lots/motesplats/{id}?sparat={no.Reason}"),
        _ => Results.Redirect($"/lots/motesplats/{id}?sparat={what}"),
    };

    private static IResult ShowForm(KnownGathering? known, WrittenWeek written, Guid key, IReadOnlyDictionary<string, string>? faults, HttpContext http) => Page.Of<WeekFormPage>(
        http,
        new Dictionary<string, object?> { ["Known"] = known, ["Written"] = written, ["Key"] = key, ["Errors"] = faults ?? new Dictionary<string, string>() },
        faults is null ? 200 : 400, here: known is null ? "/lots/motesplats/ny" : $"/lots/motesplats/{known.Id}/andra");

    private static WrittenWeek Read(IFormCollection form) => new()
    {
        TitleSv = form["titleSv"].ToString(),
        TitleEn = form["titleEn"].ToString(),
        AboutSv = form["aboutSv"].ToString(),
        AboutEn = form["aboutEn"].ToString(),
        Date = form["date"].ToString(),
        Place = form["place"].ToString(),
        Closes = form["closes"].ToString(),
        Sitting = form["sitting"].ToString(),
        Pause = form["pause"].ToString(),
        Walk = form["walk"].ToString(),
        Themes = [.. Enumerable.Range(1, WrittenWeek.ThemeRows).Select(n => new WrittenTheme(n, form[$"temaSv{n.ToString(CultureInfo.InvariantCulture)}"].ToString(), form[$"temaEn{n.ToString(CultureInfo.InvariantCulture)}"].ToString()))],
    };
}
