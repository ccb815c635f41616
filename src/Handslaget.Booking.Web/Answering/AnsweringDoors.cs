using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Answering;

/// <param name="Accepts">Whether the official comes.</param>
/// <param name="Start">The start the official was shown, UTC. An answer to a time that has moved is refused.</param>
public sealed record SeatAnswer(bool Accepts, DateTimeOffset Start);

/// <summary>What an official does: sees which tables need an answer, and answers.</summary>
public static class AnsweringDoors
{
    public static void MapAnswering(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/officials/me").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("/seats", Inbox).WithSummary("My tables from now on, those that need an answer first.");
        mine.MapPut("/seats/{id:guid}/answer", Answer).WithSummary("Come, or leave the seat to a colleague.");
    }

    private static async Task<Ok<IReadOnlyList<InboxItem>>> Inbox(Inboxes inboxes, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(await inboxes.Of(http.User.Id(), http.AsksIn(), ct));

    private static async Task<Results<Ok<SeatAnswer>, ProblemHttpResult>> Answer(
        Guid id, SeatAnswer answer, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var me = http.User.Id();
        var outcome = await meetings.Decide(id, $"official:{me}", m => m.Answer(me, answer.Accepts, answer.Start, clock.GetUtcNow()), ct);
        return outcome switch
        {
            Outcome.Recorded or Outcome.Unchanged => TypedResults.Ok(answer),
            Outcome.Refused { Reason: not Refusal.NotAtThisTable } no => TypedResults.Problem(Problems.For(no.Reason, http.AsksIn())),

            // To an official who does not sit there, the table does not exist.
            _ => TypedResults.Problem(Problems.NotFound(http.AsksIn())),
        };
    }
}
