using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Pages.Sources;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A time when a room can not be used, and the meetings that are booked there then: they are moved by hand.</summary>
public sealed record ClosureShown(Closure Closure, BookedThere Booked);

/// <summary>The rooms as plain forms: a new one, one that has changed, one that can not be used for a while.</summary>
internal static class RoomPages
{
    public static void MapRoomPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/rum/ny", (HttpContext http) => RoomShown.ShowNew(null, null, http));
        pages.MapPost("/lots/rum/ny", Open);
        var one = pages.MapGroup("/lots/rum/{id:guid}");
        one.MapGet("", (Guid id, RoomShown shown, HttpContext http, CancellationToken ct) => shown.Show(id, null, null, http, ct));
        one.MapPost("", Change);
        one.MapPost("/stangt", Close);
        one.MapPost("/stangt/{closure:guid}/oppna", async (Guid id, Guid closure, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
            await rooms.Reopen(id, closure, Lots.Actor(http), ct) ? Saved(id, "oppet") : Lots.Nowhere(http));
        pages.MapSourcePagesOfRooms();
    }

    private static async Task<IResult> Open(RoomRegister rooms, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var opened = await rooms.Open(Details(form), Key(form), Lots.Actor(http), http.AsksIn(), ct);
        if (opened is { Faults: null, Outcome: Creation.KeyReused }) opened = await rooms.Open(Details(form), null, Lots.Actor(http), http.AsksIn(), ct);
        return opened.Faults is { } faults ? RoomShown.ShowNew(faults, form, http) : Saved(opened.Id, "nytt");
    }

    private static async Task<IResult> Change(Guid id, RoomRegister rooms, RoomShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        return await Answer(id, await rooms.Change(id, Details(form), Lots.Actor(http), http.AsksIn(), ct), "rum", form, shown, http, ct);
    }

    private static async Task<IResult> Close(Guid id, RoomRegister rooms, RoomShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var (first, last) = (WrittenHours.Day(form["fran"]), WrittenHours.Day(form["end"]));
        if (first is null) fields.Fault("fran", new("Fyll i första dagen.", "Fill in the first day."));
        if (last is null && form["end"].ToString().Length > 0)
            fields.Fault("end", new("Dagen går inte att läsa. Skriv den som 2027-06-30, eller lämna tomt.", "The day can not be read. Write it as 2027-06-30, or leave it empty."));
        if (fields.HasErrors) return await shown.Show(id, fields.Errors, form, http, ct);
        var closure = new ClosureDetails(SwedishTime.Midnight(first!.Value), last is { } day ? SwedishTime.Midnight(day.AddDays(1)) : null);
        var closed = await rooms.Close(id, closure, Key(form), Lots.Actor(http), http.AsksIn(), ct);
        if (closed is { Faults: null, Outcome: Creation.KeyReused }) closed = await rooms.Close(id, closure, null, Lots.Actor(http), http.AsksIn(), ct);
        return await Answer(id, closed, "stangt", form, shown, http, ct);
    }

    private static async Task<IResult> Answer(Guid id, Registered told, string what, IFormCollection form, RoomShown shown, HttpContext http, CancellationToken ct) =>
        told.Faults is { } faults ? await shown.Show(id, faults, form, http, ct)
        : told.Outcome == Creation.Stands ? Saved(id, what)
        : Lots.Nowhere(http);

    private static Guid? Key(IFormCollection form) => Guid.TryParse(form["nyckel"], out var key) ? key : null;

    private static RoomDetails Details(IFormCollection form) => new(
        form["name"], form["address"], int.TryParse(form["chairs"], NumberStyles.None, CultureInfo.InvariantCulture, out var chairs) ? chairs : 0,
        form["stepFree"] == "ja", form["hearingLoop"] == "ja", form["screen"] == "ja");

    private static IResult Saved(Guid id, string what) => Results.Redirect($"/lots/rum/{id}?sparat={what}");
}

/// <summary>Shows a room, when it is closed, and what was refused as it was written.</summary>
internal sealed class RoomShown(RoomRegister rooms, SourceRegister sources, CalendarSettings reading, TimeProvider clock)
{
    public static IResult ShowNew(IReadOnlyDictionary<string, string>? faults, IFormCollection? refused, HttpContext http) =>
        Page.Of<RoomPage>(http, Shown(null, faults, refused), faults is null ? 200 : 400, here: "/lots/rum/ny");

    public async Task<IResult> Show(Guid id, IReadOnlyDictionary<string, string>? faults, IFormCollection? refused, HttpContext http, CancellationToken ct)
    {
        if ((await rooms.All(ct)).FirstOrDefault(r => r.Id == id) is not { } room) return Lots.Nowhere(http);
        var closures = new List<ClosureShown>();
        foreach (var closure in room.Closures.Where(c => c.During.End > clock.GetUtcNow()).OrderBy(c => c.During.Start))
            closures.Add(new(closure, await rooms.BookedIn(id, new(closure.During.Start, closure.During.End), ct)));
        var shown = Shown(room, faults, refused);
        shown["Closures"] = closures;
        shown["Sources"] = await sources.Of(id, ct);
        shown["Now"] = clock.GetUtcNow();
        shown["Grace"] = reading.Grace;
        shown["Notice"] = Saved(http)?.In(http.AsksIn());
        return Page.Of<RoomPage>(http, shown, faults is null ? 200 : 400, here: $"/lots/rum/{id}");
    }

    private static Dictionary<string, object?> Shown(Room? room, IReadOnlyDictionary<string, string>? faults, IFormCollection? refused) =>
        new() { ["Room"] = room, ["Errors"] = faults ?? new Dictionary<string, string>(), ["Refused"] = refused };

    private static Text? Saved(HttpContext http) => http.Request.Query["sparat"].ToString() switch
    {
        "nytt" => new("Rummet finns nu i registret, och bord kan dukas där.", "The room is now in the register, and tables can be laid there."),
        "rum" => new("Rummet är sparat.", "The room is saved."),
        "stangt" => new("Rummet är stängt de dagarna. Inga nya bord dukas där då.", "The room is closed on those days. No new tables are laid there then."),
        "oppet" => new("Rummet går att använda igen.", "The room can be used again."),
        var what => SourcePages.Saved(what),
    };
}
