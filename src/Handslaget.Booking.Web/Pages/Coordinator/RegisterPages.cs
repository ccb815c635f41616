using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Registering;
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
        pages.MapGet("/lots/register/{id:guid}", One);
        pages.MapPost("/lots/register/{id:guid}/kompetens", Grant);
        pages.MapPost("/lots/register/{id:guid}/bort", Withdraw);
        pages.MapPost("/lots/register/{id:guid}/slutar", Leave);
    }

    private static async Task<IResult> Grid(IDocumentStore store, RoomRegister rooms, Catalogue catalogue, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        var people = await People(store, ct);
        return Page.Of<RegisterPage>(http, new Dictionary<string, object?>
        {
            ["Catalogue"] = catalogue,
            ["People"] = people,
            ["Rooms"] = await rooms.All(ct),
            ["Thin"] = WhoIsMissing.In(catalogue, [.. people.Select(p => p.Official)], today),
            ["Today"] = today,
        });
    }

    private static async Task<IResult> One(Guid id, IDocumentStore store, Catalogue catalogue, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        (await People(store, ct)).FirstOrDefault(p => p.Official.Id == id) is not { } found ? Lots.Nowhere(http) : Page.Of<OfficialPage>(http, new Dictionary<string, object?>
        {
            ["Person"] = found,
            ["Catalogue"] = catalogue,
            ["Today"] = SwedishTime.Date(clock.GetUtcNow()),
        });

    private static async Task<IResult> Grant(Guid id, RegisterLog register, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || catalogue.Competences.All(c => c.Id != form["kompetens"])) return Results.Redirect($"/lots/register/{id}");
        DateOnly? until = DateOnly.TryParseExact(form["till"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return await Change(id, new CompetenceGranted(form["kompetens"]!, until), register, http, ct);
    }

    private static async Task<IResult> Withdraw(Guid id, RegisterLog register, HttpContext http, CancellationToken ct) =>
        await http.Form(ct) is { } form && form["kompetens"].ToString() is { Length: > 0 and < 100 } competence
            ? await Change(id, new CompetenceWithdrawn(competence), register, http, ct)
            : Results.Redirect($"/lots/register/{id}");

    private static async Task<IResult> Leave(Guid id, OfficialRegister officials, HttpContext http, CancellationToken ct) =>
        await officials.Leave(id, Lots.Actor(http), ct) ? Results.Redirect("/lots/register") : Lots.Nowhere(http);

    private static async Task<IResult> Change(Guid id, object fact, RegisterLog register, HttpContext http, CancellationToken ct) =>
        await register.Change<Official>(id, [fact], Lots.Actor(http), ct) ? Results.Redirect($"/lots/register/{id}") : Lots.Nowhere(http);

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
