using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Gatherings;

/// <param name="Accepts">Yes or no to the place that is offered.</param>
public sealed record PlaceAnswered(bool Accepts);

/// <summary>Gatherings in the API. Whoever signs up gets a key, and does the rest with it.</summary>
public static class GatheringDoors
{
    public static void MapGatherings(this RouteGroupBuilder api)
    {
        api.MapGet("/gatherings", Coming).WithSummary("Gatherings to come, the first first.");
        api.MapGet("/gatherings/{gathering:guid}", One).WithSummary("One gathering, with places left or how many stand in line.");
        api.MapPost("/gatherings/{gathering:guid}/sign-ups", SignUp)
            .RequireRateLimiting(Limits.Asks)
            .WithSummary("Sign up. Without a place left one stands in line, and is offered one that becomes free by mail.")
            .WithDescription(IdempotencyKey.Description);
        api.MapGet("/sign-ups/{id:guid}", Mine).WithSummary("One's own sign-up.");
        api.MapPut("/sign-ups/{id:guid}/place", Answer).WithSummary("Yes or no to a place that is offered.");
        api.MapDelete("/sign-ups/{id:guid}", Withdraw).WithSummary("Withdraw. The place goes to the first in line.");
    }

    /// <param name="kind">Only these; all if left out.</param>
    private static async Task<Ok<List<GatheringView>>> Coming(GatheringKind? kind, GatheringBook book, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok((await book.Coming(ct)).Where(k => kind is null || k.Plan.Kind == kind).Select(k => GatheringView.Of(k, http.AsksIn(), clock.GetUtcNow())).ToList());

    private static async Task<Results<Ok<GatheringView>, ProblemHttpResult>> One(Guid gathering, GatheringBook book, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await book.FindPublic(gathering, ct) is { } known ? TypedResults.Ok(GatheringView.Of(known, http.AsksIn(), clock.GetUtcNow())) : TypedResults.Problem(NotFound(http));

    private static async Task<Results<Created<SignedUpView>, ProblemHttpResult>> SignUp(
        Guid gathering, SignUpAsked asked, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        SignUps signUps, GatheringBook book, Links links, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(language));
        if (await book.FindPublic(gathering, ct) is not { } known) return TypedResults.Problem(NotFound(http));
        var answer = await signUps.SignUp(known.Gathering, asked, key, language, ct);
        if (answer.Decided is null) return TypedResults.Problem(Problems.Invalid(answer.Fields.Errors, language));
        if (answer.KeyReused) return TypedResults.Problem(IdempotencyKey.Reused(language));
        if (answer.Decided is Decided<Gathering>.Refused no) return TypedResults.Problem(Problems.For(no.Reason, language));
        return await book.SignUp(answer.Id, ct) is { } mine
            ? TypedResults.Created($"/api/v1/sign-ups/{answer.Id}", new SignedUpView(links.SignUp(answer.Id), SignUpView.Of(mine, language, clock.GetUtcNow())))
            : TypedResults.Problem(NotFound(http));
    }

    private static async Task<Results<Ok<SignUpView>, ProblemHttpResult>> Mine(Guid id, OwnSignUp own, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await own.Enter(http, id, ct) is { } mine
            ? TypedResults.Ok(SignUpView.Of(mine, http.AsksIn(), clock.GetUtcNow()))
            : TypedResults.Problem(Problems.For(Refusal.NotSignedUp, http.AsksIn()));

    private static async Task<Results<Ok<SignUpView>, ProblemHttpResult>> Answer(
        Guid id, PlaceAnswered answer, OwnSignUp own, SignUps signUps, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await own.Enter(http, id, ct) is not { } mine) return TypedResults.Problem(Problems.For(Refusal.NotSignedUp, http.AsksIn()));
        return await (answer.Accepts ? signUps.Take(mine, ct) : signUps.Decline(mine, ct)) is Decided<Gathering>.Refused no
            ? TypedResults.Problem(Problems.For(no.Reason, http.AsksIn()))
            : await Mine(id, own, clock, http, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(Guid id, OwnSignUp own, SignUps signUps, HttpContext http, CancellationToken ct)
    {
        if (await own.Enter(http, id, ct) is not { } mine) return TypedResults.Problem(Problems.For(Refusal.NotSignedUp, http.AsksIn()));
        return await signUps.Withdraw(mine, ct) is Decided<Gathering>.Refused no ? TypedResults.Problem(Problems.For(no.Reason, http.AsksIn())) : TypedResults.NoContent();
    }

    private static ProblemDetails NotFound(HttpContext http) =>
        Problems.Make("not-found", 404, new Text("Träffen finns inte.", "There is no such gathering.").In(http.AsksIn()));
}

/// <summary>Who knocks with the key of a sign-up. To everybody else it does not exist.</summary>
public sealed class OwnSignUp(GatheringBook book, Links links, LinkLife life, TimeProvider clock)
{
    public Task<KnownSignUp?> Enter(HttpContext http, Guid id, CancellationToken ct)
    {
        var header = http.Request.Headers.Authorization.ToString();
        const string bearer = "Bearer ";
        return header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) && links.OpensSignUp(header[bearer.Length..].Trim()) == id
            ? Open(id, ct)
            : Task.FromResult<KnownSignUp?>(null);
    }

    public Task<KnownSignUp?> Enter(string key, CancellationToken ct) => links.OpensSignUp(key) is { } id ? Open(id, ct) : Task.FromResult<KnownSignUp?>(null);

    private async Task<KnownSignUp?> Open(Guid id, CancellationToken ct) =>
        await book.SignUp(id, ct) is { } known && clock.GetUtcNow() < known.At.Plan.Slot.End.AddDays(life.DaysAfterMeeting) ? known : null;
}
