using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Complaining;

/// <param name="Key">The secret that opens this complaint: send it as <c>Authorization: Bearer …</c>. It is also the last part of its page's address, <c>/klagomal/…</c>.</param>
public sealed record ReceivedComplaintView(string Key, ComplaintView Complaint);

/// <summary>Complaints, and what was learned from them.</summary>
public static class ComplainingDoors
{
    public static void MapComplaining(this RouteGroupBuilder api)
    {
        api.MapPost("/complaints", Complain).RequireRateLimiting(Limits.Complains)
            .WithSummary("Complain about service, treatment, time, a matter or unfair competition.")
            .WithDescription($"An appeal against a decision is not a complaint: it goes to whoever made the decision. {IdempotencyKey.Description}");
        api.MapGet("/complaints/{id:guid}", Follow).WithSummary("A complaint, by the secret it was answered with.");
        api.MapGet("/lessons", async (Lessons lessons, CancellationToken ct) => TypedResults.Ok(await lessons.All(ct)))
            .WithSummary("What complaints have taught the municipality, and how many there are. Fewer than five is no figure.");
    }

    private static async Task<Results<Created<ReceivedComplaintView>, ProblemHttpResult>> Complain(
        ComplaintRequest request, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, ReceiveComplaint receiving, ComplaintViews views, Links links,
        HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(language));
        var fields = new Fields(language);
        var (id, reused) = await receiving.Receive(request, language, fields, key, ct);
        if (reused) return TypedResults.Problem(IdempotencyKey.Reused(language));
        if (id is not { } received) return TypedResults.Problem(Problems.Invalid(fields.Errors, language));
        var secret = links.Complaint(received);
        return TypedResults.Created($"/api/v1/complaints/{received}", new ReceivedComplaintView(secret, (await views.Open(secret, language, ct))!.Value.View));
    }

    private static async Task<Results<Ok<ComplaintView>, ProblemHttpResult>> Follow(Guid id, ComplaintViews views, HttpContext http, CancellationToken ct)
    {
        const string bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        var key = header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? header[bearer.Length..].Trim() : null;
        return await views.Open(key, http.AsksIn(), ct) is { } opened && opened.Id == id
            ? TypedResults.Ok(opened.View)
            : TypedResults.Problem(Problems.Make("not-found", 404, new Text(
                "Klagomålet finns inte, eller så har länken gått ut. Ring oss på 011-15 00 00 så hjälper vi er.",
                "There is no such complaint, or the link has expired. Call us on +46 11 15 00 00 and we will help you.").In(http.AsksIn())));
    }
}
