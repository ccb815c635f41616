using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Answering;

/// <param name="Accepts">Whether the official comes.</param>
/// <param name="Start">The start the official was shown, UTC. An answer to a time that has moved is refused.</param>
/// <param name="ByLink">With a yes: I come by link.</param>
/// <param name="Colleague">With a no: who can come instead, one of the table's colleagues. Asked first.</param>
/// <param name="Reason">With a no: why.</param>
public sealed record SeatAnswer(bool Accepts, DateTimeOffset Start, bool ByLink = false, Guid? Colleague = null, DeclineReason? Reason = null);

/// <summary>What an official does: sees which tables need an answer, and answers.</summary>
public static class AnsweringDoors
{
    public static void MapAnswering(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/officials/me").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("/seats", Inbox).WithSummary("My tables from now on, those that need an answer first.");
        mine.MapGet("/seats/{id:guid}", Look).WithSummary("A table I sit at: the errand, who else, and the colleagues I can suggest.");
        mine.MapPut("/seats/{id:guid}/answer", Answer).WithSummary("Come, come by link, or leave the seat to a colleague.");
    }

    private static async Task<Ok<IReadOnlyList<InboxItem>>> Inbox(Inboxes inboxes, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(await inboxes.Of(http.User.Id(), http.AsksIn(), ct));

    private static async Task<Results<Ok<OfficialsTable>, ProblemHttpResult>> Look(
        Guid id, MeetingLog meetings, OfficialsTables tables, HttpContext http, CancellationToken ct) =>
        await meetings.Find(id, ct) is { } meeting && await tables.Of(meeting, http.User.Id(), http.AsksIn(), ct) is { } table
            ? TypedResults.Ok(table)
            : TypedResults.Problem(Problems.NotFound(http.AsksIn()));

    private static async Task<Results<Ok<SeatAnswer>, ProblemHttpResult>> Answer(
        Guid id, SeatAnswer answer, AnswerSeat answering, HttpContext http, CancellationToken ct) =>
        await answering.Answer(id, http.User.Id(), ReplyOf(answer), answer.Start, ct) switch
        {
            Outcome.Recorded or Outcome.Unchanged => TypedResults.Ok(answer),
            Outcome.Refused { Reason: not Refusal.NotAtThisTable } no => TypedResults.Problem(Problems.For(no.Reason, http.AsksIn())),

            // To an official who does not sit there, the table does not exist.
            _ => TypedResults.Problem(Problems.NotFound(http.AsksIn())),
        };

    private static Reply ReplyOf(SeatAnswer answer) => answer switch
    {
        { Accepts: false } => new Reply.CanNot(answer.Reason, answer.Colleague),
        { ByLink: true } => new Reply.ComesByLink(),
        _ => new Reply.Comes(),
    };
}
