using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Registering;

public sealed record OfficialDetails(string? Name, string? Email, string? Unit, bool? IsCoordinator);

/// <param name="ValidTo">The last day, Swedish date; null: until withdrawn.</param>
public sealed record GrantDetails(DateOnly? ValidTo);

public sealed record HoursDetails(IReadOnlyList<WorkingHours> Hours);

public sealed record CapacityDetails(int TablesPerWeek);

/// <param name="Deputy">A colleague who is asked first for my seats meanwhile.</param>
public sealed record AbsenceDetails(DateTimeOffset Start, DateTimeOffset End, Guid? Deputy = null);

public sealed record RoomDetails(string? Name, string? Address, int Chairs, bool StepFree, bool HearingLoop, bool Screen);

/// <summary>An official as the register shows them to staff.</summary>
public sealed record OfficialView(
    Guid Id, string Name, string Unit, IReadOnlyList<Grant> Competences, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<Absence> Absences,
    int TablesPerWeek, DateTimeOffset? CalendarUnreadableSince);

/// <summary>The register of officials and rooms. Every change is a fact in the log of the one it is about.</summary>
public static class RegisteringDoors
{
    public static void MapRegistering(this RouteGroupBuilder api)
    {
        var coordinators = api.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator));
        coordinators.MapGet("/officials", List).WithSummary("The officials who can be seated.");
        coordinators.MapPost("/officials", Register).WithSummary("Register an official.");
        coordinators.MapPut("/officials/{id:guid}/competences/{competence}", Grant).WithSummary("May answer for a competence.");
        coordinators.MapDelete("/officials/{id:guid}/competences/{competence}", Withdraw).WithSummary("May no longer.");
        coordinators.MapPut("/officials/{id:guid}/hours", SetHours).WithSummary("An ordinary week, on the Swedish wall clock.");
        coordinators.MapPut("/officials/{id:guid}/capacity", SetCapacity).WithSummary("How many tables a week.");
        coordinators.MapPost("/rooms", OpenRoom).WithSummary("A room where tables are laid.");

        var staff = api.MapGroup("/officials/me").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        staff.MapPost("/absences", AddAbsence).WithSummary("I am away. Tables I sit at then are mended.");
        staff.MapDelete("/absences/{absence:guid}", RemoveAbsence).WithSummary("I am not away after all.");
    }

    private static async Task<Ok<List<OfficialView>>> List(IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var people = (await session.Query<Person>().ToListAsync(ct)).ToDictionary(p => p.Id);
        var readings = (await session.Query<CalendarReading>().ToListAsync(ct)).ToDictionary(r => r.Id);
        var officials = await session.Query<Official>().ToListAsync(ct);
        return TypedResults.Ok(officials
            .Where(o => !o.HasLeft)
            .Select(o => new OfficialView(
                o.Id, people.GetValueOrDefault(o.Id)?.Name ?? "", o.Unit, o.Grants, o.Hours, o.Absences, o.TablesPerWeek,
                readings.GetValueOrDefault(o.Id)?.UnreadableSince))
            .OrderBy(o => o.Unit, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal).ToList());
    }

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> Register(
        OfficialDetails details, RegisterLog register, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        var fields = new Fields(http.AsksIn());
        var name = fields.Line("name", details.Name, 100, new("Skriv namnet.", "Write the name."));
        var email = fields.Line("email", details.Email, 150, new("Skriv e-postadressen.", "Write the e-mail address."));
        if (email.Length > 0 && !Delivery.Mailbox.IsAddress(email))
            fields.Fault("email", new("E-postadressen går inte att läsa.", "The e-mail address can not be read."));
        if (catalogue.Units.All(u => u.Id != details.Unit)) fields.Fault("unit", new("Välj en enhet ur registret.", "Choose a unit from the register."));
        if (fields.HasErrors) return TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn()));
        var id = Guid.CreateVersion7();
        await register.Begin<Official>(
            id, [new OfficialRegistered(id, details.Unit!)], Actor(http), ct,
            session => session.Store(new Person { Id = id, Name = name, Email = email, IsCoordinator = details.IsCoordinator ?? false }));
        return TypedResults.Created($"/api/v1/officials/{id}", id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Grant(
        Guid id, string competence, GrantDetails details, RegisterLog register, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (catalogue.Competences.All(c => c.Id != competence))
            return TypedResults.Problem(Problems.Make("unknown-competence", 400, new Text(
                "Kompetensen finns inte i registret.", "The register has no such competence.").In(http.AsksIn())));
        return await Change(id, [new CompetenceGranted(competence, details.ValidTo)], register, http, ct);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Withdraw(
        Guid id, string competence, RegisterLog register, HttpContext http, CancellationToken ct) =>
        Change(id, [new CompetenceWithdrawn(competence)], register, http, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetHours(
        Guid id, HoursDetails details, RegisterLog register, HttpContext http, CancellationToken ct)
    {
        if (MyTime.FaultIn(details.Hours) is { } fault) return TypedResults.Problem(Problems.Make("invalid-hours", 400, fault.In(http.AsksIn())));
        return await Change(id, [new WorkingHoursSet(details.Hours)], register, http, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetCapacity(
        Guid id, CapacityDetails details, RegisterLog register, HttpContext http, CancellationToken ct)
    {
        if (MyTime.FaultIn(details.TablesPerWeek) is { } fault) return TypedResults.Problem(Problems.Make("invalid-capacity", 400, fault.In(http.AsksIn())));
        return await Change(id, [new CapacitySet(details.TablesPerWeek)], register, http, ct);
    }

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> OpenRoom(
        RoomDetails details, RegisterLog register, HttpContext http, CancellationToken ct)
    {
        var fields = new Fields(http.AsksIn());
        var name = fields.Line("name", details.Name, 60, new("Skriv rummets namn.", "Write the room's name."));
        var address = fields.Line("address", details.Address, 100, new("Skriv adressen.", "Write the address."));
        if (details.Chairs is < 2 or > 200) fields.Fault("chairs", new("Ange 2 till 200 stolar.", "Say 2 to 200 chairs."));
        if (fields.HasErrors) return TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn()));
        var id = Guid.CreateVersion7();
        await register.Begin<Room>(
            id, [new RoomOpened(id, name, address, details.Chairs, details.StepFree, details.HearingLoop, details.Screen)], Actor(http), ct);
        return TypedResults.Created($"/api/v1/rooms/{id}", id);
    }

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> AddAbsence(
        AbsenceDetails details, MyTime time, HttpContext http, CancellationToken ct)
    {
        var (absence, fault) = await time.GoAway(http.User.Id(), details.Start, details.End, details.Deputy, ct);
        return fault is not null ? TypedResults.Problem(Problems.Make("invalid-absence", 400, fault.In(http.AsksIn())))
            : absence is { } id ? TypedResults.Created($"/api/v1/officials/me/absences/{id}", id)
            : TypedResults.Problem(Problems.NotFound(http.AsksIn()));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAbsence(
        Guid absence, RegisterLog register, HttpContext http, CancellationToken ct) =>
        Change(http.User.Id(), [new AbsenceWithdrawn(absence)], register, http, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        Guid id, object[] facts, RegisterLog register, HttpContext http, CancellationToken ct) =>
        await register.Change<Official>(id, facts, Actor(http), ct)
            ? TypedResults.NoContent()
            : TypedResults.Problem(Problems.Make("not-found", 404, new Text("Handläggaren finns inte i registret.", "The register has no such official.").In(http.AsksIn())));

    private static string Actor(HttpContext http) => $"{(http.User.IsInRole(Roles.Coordinator) ? "coordinator" : "official")}:{http.User.Id()}";
}

/// <summary>An official will be away: the tables they sit at then need a colleague.</summary>
public sealed record GiveUpSeats(Guid OfficialId, Slot During, Guid? Deputy = null);
