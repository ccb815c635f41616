using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Registering;

/// <param name="ValidTo">The last day, Swedish date; null: until withdrawn.</param>
public sealed record GrantDetails(DateOnly? ValidTo);

public sealed record HoursDetails(IReadOnlyList<WorkingHours> Hours);

public sealed record CapacityDetails(int TablesPerWeek);

/// <param name="Deputy">A colleague who is asked first for the official's seats meanwhile.</param>
public sealed record AbsenceDetails(DateTimeOffset Start, DateTimeOffset End, Guid? Deputy = null);

/// <summary>An official as the register shows them to staff.</summary>
public sealed record OfficialView(
    Guid Id, string Name, string Unit, IReadOnlyList<Grant> Competences, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<Absence> Absences,
    int TablesPerWeek, IReadOnlyList<string> Languages, DateTimeOffset? CalendarUnreadableSince);

/// <summary>
/// The register of officials, of rooms (RoomDoors), and of who is needed for what (SeatRuleDoors). Every change is a fact in the log of the
/// one it is about.
/// </summary>
public static class RegisteringDoors
{
    private static readonly Text NoSuchOfficial = new("Handläggaren finns inte i registret.", "The register has no such official.");

    public static void MapRegistering(this RouteGroupBuilder api)
    {
        var coordinators = api.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator));
        coordinators.MapGet("/officials", List).WithSummary("The officials who can be seated.");
        coordinators.MapPost("/officials", Register).WithSummary("Register an official.").WithDescription(IdempotencyKey.Description);
        coordinators.MapDelete("/officials/{id:guid}", Leave).WithSummary("An official leaves. Tables they sit at are mended.");
        coordinators.MapPut("/officials/{id:guid}/competences/{competence}", Grant).WithSummary("May answer for a competence.");
        coordinators.MapDelete("/officials/{id:guid}/competences/{competence}", Withdraw).WithSummary("May no longer.");
        coordinators.MapPut("/officials/{id:guid}/hours", SetHours).WithSummary("An ordinary week, on the Swedish wall clock.");
        coordinators.MapPut("/officials/{id:guid}/capacity", SetCapacity).WithSummary("How many tables a week.");
        coordinators.MapPut("/officials/{id:guid}/languages", SetLanguages).WithSummary("The languages the official can hold a meeting in.");
        coordinators.MapPost("/officials/{id:guid}/absences", AddAbsence)
            .WithSummary("An official is away. Tables they sit at then are mended.")
            .WithDescription(IdempotencyKey.Description);
        coordinators.MapDelete("/officials/{id:guid}/absences/{absence:guid}", RemoveAbsence).WithSummary("The official is not away after all.");
        coordinators.MapRooms();
        coordinators.MapSeatRules();

        var staff = api.MapGroup("/officials/me").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        staff.MapPost("/absences", AddMine).WithSummary("I am away. Tables I sit at then are mended.").WithDescription(IdempotencyKey.Description);
        staff.MapDelete("/absences/{absence:guid}", RemoveMine).WithSummary("I am not away after all.");
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
                o.Id, people.GetValueOrDefault(o.Id)?.Name ?? "", o.Unit, o.Grants, o.Hours, o.Absences, o.TablesPerWeek, o.Languages,
                readings.GetValueOrDefault(o.Id)?.UnreadableSince))
            .OrderBy(o => o.Unit, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal).ToList());
    }

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> Register(
        OfficialDetails details, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, OfficialRegister officials, HttpContext http,
        CancellationToken ct)
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(http.AsksIn()));
        var registered = await officials.Register(details, key, http.Actor(), http.AsksIn(), ct);
        return registered.Refused(NoSuchOfficial, http) is { } no ? no : TypedResults.Created($"/api/v1/officials/{registered.Id}", registered.Id);
    }

    /// <summary>Not oneself: somebody has to be left who keeps the register.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Leave(Guid id, OfficialRegister officials, HttpContext http, CancellationToken ct) =>
        id == http.User.Id() ? TypedResults.Problem(Problems.Make("your-own-role", 409, new Text(
            "Du kan inte ta bort dig själv. Be en annan lots.", "You can not remove yourself. Ask another coordinator.").In(http.AsksIn())))
        : await officials.Leave(id, http.Actor(), ct) ? TypedResults.NoContent() : RegisterAnswers.NotThere(NoSuchOfficial, http);

    private static async Task<Results<NoContent, ProblemHttpResult>> Grant(
        Guid id, string competence, GrantDetails details, OfficialRegister officials, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (catalogue.Competences.All(c => c.Id != competence))
            return TypedResults.Problem(Problems.Make("unknown-competence", 400, new Text(
                "Kompetensen finns inte i registret.", "The register has no such competence.").In(http.AsksIn())));
        var granted = await officials.Grant(id, competence, details.ValidTo, http.Actor(), http.AsksIn(), ct);
        return granted.Refused(NoSuchOfficial, http) is { } no ? no : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(
        Guid id, string competence, OfficialRegister officials, HttpContext http, CancellationToken ct) =>
        await officials.Withdraw(id, competence, http.Actor(), ct) ? TypedResults.NoContent() : RegisterAnswers.NotThere(NoSuchOfficial, http);

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

    private static async Task<Results<NoContent, ProblemHttpResult>> SetLanguages(
        Guid id, LanguagesDetails details, RegisterLog register, HttpContext http, CancellationToken ct)
    {
        if (MyTime.FaultIn(details.Languages) is { } fault) return TypedResults.Problem(Problems.Make("invalid-languages", 400, fault.In(http.AsksIn())));
        return await Change(id, [new LanguagesSet([.. details.Languages!.Distinct()])], register, http, ct);
    }

    private static Task<Results<Created<Guid>, ProblemHttpResult>> AddMine(
        AbsenceDetails details, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, MyTime time, HttpContext http, CancellationToken ct) =>
        AddAbsence(http.User.Id(), details, idempotencyKey, time, http, ct);

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> AddAbsence(
        Guid id, AbsenceDetails details, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, MyTime time, HttpContext http,
        CancellationToken ct)
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(http.AsksIn()));
        var (absence, fault) = await time.GoAway(id, details.Start, details.End, details.Deputy, ct, key, http.Actor());
        if (fault is not null) return TypedResults.Problem(Problems.Make("invalid-absence", 400, fault.In(http.AsksIn())));
        return absence.Refused(NoSuchOfficial, http) is { } no ? no : TypedResults.Created($"{http.Request.Path}/{absence.Id}", absence.Id);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveMine(Guid absence, RegisterLog register, HttpContext http, CancellationToken ct) =>
        RemoveAbsence(http.User.Id(), absence, register, http, ct);

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAbsence(
        Guid id, Guid absence, RegisterLog register, HttpContext http, CancellationToken ct) =>
        Change(id, [new AbsenceWithdrawn(absence)], register, http, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        Guid id, object[] facts, RegisterLog register, HttpContext http, CancellationToken ct) =>
        await register.Change<Official>(id, facts, http.Actor(), ct) ? TypedResults.NoContent() : RegisterAnswers.NotThere(NoSuchOfficial, http);
}

/// <summary>
/// An official will be away, or answers for a competence no more (<see cref="Competence"/>): the tables they sit at then, or for its sake,
/// need a colleague.
/// </summary>
public sealed record GiveUpSeats(Guid OfficialId, Slot During, Guid? Deputy = null, string? Competence = null);
