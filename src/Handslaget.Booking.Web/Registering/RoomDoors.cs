using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Registering;

/// <summary>The rooms, for coordinators.</summary>
internal static class RoomDoors
{
    private static readonly Text NoSuchRoom = new("Rummet finns inte i registret.", "The register has no such room.");

    public static void MapRooms(this RouteGroupBuilder coordinators)
    {
        coordinators.MapGet("/rooms", List).WithSummary("The rooms, and when they are closed.");
        coordinators.MapPost("/rooms", Open).WithSummary("A room where tables are laid.").WithDescription(IdempotencyKey.Description);
        coordinators.MapPut("/rooms/{id:guid}", Change).WithSummary("The room is not what it was. Everything is said anew.");
        coordinators.MapPost("/rooms/{id:guid}/closures", Close)
            .WithSummary("The room can not be used for a while. The answer tells which tables are booked there then; they stay until they are moved.")
            .WithDescription(IdempotencyKey.Description);
        coordinators.MapDelete("/rooms/{id:guid}/closures/{closure:guid}", Reopen).WithSummary("It can be used after all.");
    }

    private static async Task<Ok<IReadOnlyList<Room>>> List(RoomRegister rooms, CancellationToken ct) => TypedResults.Ok(await rooms.All(ct));

    private static async Task<Results<Created<Guid>, ProblemHttpResult>> Open(
        RoomDetails details, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, RoomRegister rooms, HttpContext http, CancellationToken ct)
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(http.AsksIn()));
        var opened = await rooms.Open(details, key, http.Actor(), http.AsksIn(), ct);
        return opened.Refused(NoSuchRoom, http) is { } no ? no : TypedResults.Created($"/api/v1/rooms/{opened.Id}", opened.Id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(Guid id, RoomDetails details, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
        (await rooms.Change(id, details, http.Actor(), http.AsksIn(), ct)).Refused(NoSuchRoom, http) is { } no ? no : TypedResults.NoContent();

    private static async Task<Results<Created<ClosedView>, ProblemHttpResult>> Close(
        Guid id, ClosureDetails details, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, RoomRegister rooms, HttpContext http,
        CancellationToken ct)
    {
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(http.AsksIn()));
        var closed = await rooms.Close(id, details, key, http.Actor(), http.AsksIn(), ct);
        if (closed.Refused(NoSuchRoom, http) is { } no) return no;
        var booked = await rooms.BookedIn(id, details, ct);
        return TypedResults.Created($"/api/v1/rooms/{id}/closures/{closed.Id}", new ClosedView(closed.Id, booked.Tables, booked.Gatherings));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Reopen(Guid id, Guid closure, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
        await rooms.Reopen(id, closure, http.Actor(), ct) ? TypedResults.NoContent() : RegisterAnswers.NotThere(NoSuchRoom, http);
}

/// <summary>What the register's doors have in common.</summary>
internal static class RegisterAnswers
{
    public static string Actor(this HttpContext http) => $"{(http.User.IsInRole(Roles.Coordinator) ? "coordinator" : "official")}:{http.User.Id()}";

    public static ProblemHttpResult? Refused(this Registered registered, Text notThere, HttpContext http) =>
        registered.Faults is { } faults ? TypedResults.Problem(Problems.Invalid(faults, http.AsksIn()))
        : registered.Outcome == Creation.KeyReused ? TypedResults.Problem(IdempotencyKey.Reused(http.AsksIn()))
        : registered.Outcome == Creation.NobodyThere ? NotThere(notThere, http)
        : registered.Outcome == Creation.ChangedSince ? TypedResults.Problem(Problems.Make("changed-since", 409, new Text(
            "Någon annan har ändrat sedan du läste. Läs igen och gör om din ändring.",
            "Somebody else has changed it since you read it. Read it again and make your change anew.").In(http.AsksIn())))
        : null;

    public static ProblemHttpResult NotThere(Text text, HttpContext http) => TypedResults.Problem(Problems.Make("not-found", 404, text.In(http.AsksIn())));
}
