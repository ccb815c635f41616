using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Answering;

public enum MyAnswer
{
    Waiting,
    Accepted,
}

/// <summary>A table an official is asked to sit at. Instants are UTC.</summary>
/// <param name="MySeats">What the official would answer for.</param>
/// <param name="ReplyBy">Answer before this; silence is then taken as a no.</param>
public sealed record InboxItem(
    Guid MeetingId, DateTimeOffset Start, DateTimeOffset End, MeetingForm Form, RoomView? Room, IReadOnlyList<string> Matter,
    IReadOnlyList<string> MySeats, MyAnswer Answer, DateTimeOffset? ReplyBy);

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

    private static async Task<Ok<List<InboxItem>>> Inbox(
        IDocumentStore store, StoreNames names, Catalogue catalogue, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var me = http.User.Id();
        var ids = await Claims.MeetingsOf(names.Data, names.Schema, me, clock.GetUtcNow(), ct);
        await using var session = store.QuerySession();
        var meetings = await session.LoadManyAsync<Meeting>(ct, ids);
        var language = http.AsksIn();
        return TypedResults.Ok(meetings
            .Where(m => m.IsBooked && m.PlaceOf(me) is not null)
            .Select(m => new InboxItem(
                m.Id, m.Slot!.Value.Start, m.Slot.Value.End, m.Form,
                m.RoomId is { } room && calendars.Room(room) is { } r ? FreeTimes.View(r) : null,
                catalogue.Matter(m, language),
                [.. m.PlaceOf(me)!.Competences],
                m.Accepted.Contains(me) ? MyAnswer.Accepted : MyAnswer.Waiting,
                m.ReplyBy.TryGetValue(me, out var by) ? by : null))
            .OrderBy(i => i.Answer).ThenBy(i => i.Start)
            .ToList());
    }

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
