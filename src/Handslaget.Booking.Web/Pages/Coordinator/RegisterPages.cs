using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Feeds;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>An official in the register, with the name that stands beside the log.</summary>
public sealed record Registrant(Official Official, string Name);

/// <summary>The register: who may answer for what, to which day, and who is missing. Every change is a fact.</summary>
internal static class RegisterPages
{
    public static void MapRegisterPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/register", Grid);
        pages.MapGet("/lots/register/ny", (Catalogue catalogue, HttpContext http) => ShowNew(new(null, null, null, null), Guid.NewGuid(), null, catalogue, http));
        pages.MapPost("/lots/register/ny", Register);
        pages.MapPersonPages();
        pages.MapRoomPages();
        pages.MapRoomSubscriptionPages();
    }

    private static async Task<IResult> Grid(
        IDocumentStore store, RoomRegister rooms, UnreadableCalendars unreadable, Catalogue catalogue, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = SwedishTime.Date(now);
        var people = await People(store, ct);
        return Page.Of<RegisterPage>(http, new Dictionary<string, object?>
        {
            ["Catalogue"] = catalogue,
            ["People"] = people,
            ["Rooms"] = await rooms.All(ct),
            ["Thin"] = WhoIsMissing.In(catalogue, [.. people.Select(p => p.Official)], today),
            ["Today"] = today,
            ["Now"] = now,
            ["Unreadable"] = (await unreadable.All(ct)).Select(u => u.OwnerId).ToHashSet(),
            ["Notice"] = http.Request.Query["sparat"] == "slutat"
                ? new Text("Personen har slutat. Bord hen satt vid går vidare till kollegor.", "The person has left. Tables they sat at go to colleagues.").In(http.AsksIn())
                : null,
        });
    }

    private static async Task<IResult> Register(OfficialRegister officials, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var details = Details(form);
        var key = Guid.TryParse(form["nyckel"], out var parsed) ? parsed : Guid.NewGuid();
        var registered = await officials.Register(details, key, Lots.Actor(http), http.AsksIn(), ct);

        // The form was changed and sent again: that is another person.
        if (registered is { Faults: null, Outcome: Creation.KeyReused })
            registered = await officials.Register(details, null, Lots.Actor(http), http.AsksIn(), ct);
        return registered.Faults is { } faults
            ? ShowNew(details, key, faults, catalogue, http)
            : Results.Redirect($"/lots/register/{registered.Id}?sparat=ny");
    }

    public static OfficialDetails Details(IFormCollection form) =>
        new(form["name"], form["email"], form["unit"], form["isCoordinator"] == "ja", form["account"], form["isPolitician"] == "ja");

    private static IResult ShowNew(OfficialDetails written, Guid key, IReadOnlyDictionary<string, string>? faults, Catalogue catalogue, HttpContext http) =>
        Page.Of<NewOfficialPage>(
            http,
            new Dictionary<string, object?> { ["Written"] = written, ["Key"] = key, ["Catalogue"] = catalogue, ["Errors"] = faults ?? new Dictionary<string, string>() },
            faults is null ? 200 : 400, here: "/lots/register/ny");

    private static async Task<IReadOnlyList<Registrant>> People(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var names = (await session.Query<Person>().ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Name);
        return
        [
            .. (await session.Query<Official>().ToListAsync(ct)).Where(o => !o.HasLeft)
                .Select(o => new Registrant(o, names.GetValueOrDefault(o.Id, "–"))).OrderBy(o => o.Name, StringComparer.Ordinal),
        ];
    }
}
