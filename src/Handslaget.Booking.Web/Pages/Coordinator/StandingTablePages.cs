using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A standing table with its nearest days, and what became of its promises: four weeks back and eight ahead.</summary>
public sealed record StandingTableShown(StandingTable Table, IReadOnlyList<DayShown> Days, StandingTableFigures Figures);

/// <summary>A day of a standing table as a coordinator sees it, with what stands in the way of each promise.</summary>
public sealed record DayShown(StandingDay Day, IReadOnlyList<SeatShown> Seats, bool IsReleased);

public sealed record SeatShown(string Competence, string? Name, Clash Clash);

/// <summary>The standing tables as plain forms: looked at before they are saved, called off for a day, ended.</summary>
internal static class StandingTablePages
{
    public const string Path = "/lots/fasta-bord";

    public static void MapStandingTablePages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, (StandingTableViews views, HttpContext http, CancellationToken ct) => views.List(http, ct));
        pages.MapGet($"{Path}/nytt", (StandingTableViews views, HttpContext http, CancellationToken ct) => views.One(null, null, null, null, 200, http, ct));
        pages.MapPost($"{Path}/nytt", Lay);
        var one = pages.MapGroup($"{Path}/{{id:guid}}");
        one.MapGet("", async (Guid id, StandingTables tables, StandingTableViews views, HttpContext http, CancellationToken ct) =>
            await tables.Of(id, ct) is { } table ? await views.One(table, null, null, null, 200, http, ct) : Lots.Nowhere(http));
        one.MapPost("", Change);
        one.MapPost("/installt", (Guid id, StandingTables tables, HttpContext http, CancellationToken ct) => Say(id, "installt", (t, day) => t.Skip(day), tables, http, ct));
        one.MapPost("/anda", (Guid id, StandingTables tables, HttpContext http, CancellationToken ct) => Say(id, "anda", (t, day) => t.Restore(day), tables, http, ct));
        one.MapPost("/avsluta", (Guid id, StandingTables tables, HttpContext http, CancellationToken ct) => Say(id, "avslutat", (t, day) => t.End(day), tables, http, ct));
    }

    private static async Task<IResult> Lay(StandingTables tables, StandingTableViews views, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (fields, details) = (new Fields(http.AsksIn()), WrittenTable.In(form));
        if (tables.Read(details, fields) is not { } terms) return await views.One(null, form, null, fields, 400, http, ct);
        if (!Saves(form, terms, 0)) return await views.One(null, form, terms, fields, 200, http, ct);
        var key = Guid.TryParse(form["nyckel"], out var parsed) ? parsed : (Guid?)null;
        var laid = await tables.Lay(details, key, Lots.Actor(http), http.AsksIn(), ct);
        if (laid is { Outcome: Creation.KeyReused }) laid = await tables.Lay(details, null, Lots.Actor(http), http.AsksIn(), ct);
        return Results.Redirect($"{Path}?sparat=nytt#bord-{laid.Id}");
    }

    private static async Task<IResult> Change(Guid id, StandingTables tables, StandingTableViews views, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || await tables.Of(id, ct) is not { } table) return Lots.Nowhere(http);
        var (fields, details) = (new Fields(http.AsksIn()), WrittenTable.In(form));
        var seen = int.TryParse(form["changes"], NumberStyles.None, CultureInfo.InvariantCulture, out var changes) ? changes : 0;
        if (tables.Read(details, fields) is not { } terms) return await views.One(table, form, null, fields, 400, http, ct);
        if (!Saves(form, terms, seen)) return await views.One(table, form, terms, fields, 200, http, ct);
        return (await tables.Change(id, details, seen, Lots.Actor(http), http.AsksIn(), ct)).Outcome == Creation.Stands
            ? Results.Redirect($"{Path}?sparat=andrat#bord-{id}")
            : await views.One(await tables.Of(id, ct), form, terms, fields, 409, http, ct);
    }

    private static async Task<IResult> Say(Guid id, string said, Func<StandingTable, DateOnly, Decision> decide, StandingTables tables, HttpContext http, CancellationToken ct) =>
        await http.Form(ct) is { } form && WrittenHours.Day(form["datum"]) is { } day && await tables.Say(id, t => decide(t, day), Lots.Actor(http), ct)
            ? Results.Redirect($"{Path}?sparat={said}#bord-{id}")
            : Lots.Nowhere(http);

    /// <summary>What is saved is what somebody has seen.</summary>
    private static bool Saves(IFormCollection form, StandingTerms terms, int changes) => form["do"] == "save" && form["seen"] == Trace(terms, changes);

    public static string Trace(StandingTerms terms, int changes) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { terms, changes })))[..16];
}

/// <summary>A standing table as a form has it.</summary>
internal static class WrittenTable
{
    public static StandingTableDetails In(IFormCollection form) => new(
        [.. form["dag"].Select(d => Number(d)).Where(d => d is >= 1 and <= 5).Select(d => (DayOfWeek)d!.Value)],
        WrittenHours.Clock(form["fran"].ToString()), WrittenHours.Clock(form["till"].ToString()), Number(form["vecka"]),
        WrittenHours.Day(form["forsta"]), WrittenHours.Day(form["sista"]), Guid.TryParse(form["rum"], out var room) ? room : null,
        [.. form.Where(f => f.Key.StartsWith("plats.", StringComparison.Ordinal) && f.Value.ToString().Trim() is not ("" or "0")).Take(60)
            .Select(f => new PromisedSeats(f.Key["plats.".Length..], Number(f.Value) ?? 0))],
        Number(form["slapps"]));

    private static int? Number(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
