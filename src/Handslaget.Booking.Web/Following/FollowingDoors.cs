using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Following;

/// <param name="Start">The start of one of the slots offered, or of a held alternative, UTC.</param>
public sealed record NewTime(DateTimeOffset Start);

/// <summary>What a company does with its booked meeting: look, move, cancel.</summary>
public static class FollowingDoors
{
    public static void MapFollowing(this RouteGroupBuilder api)
    {
        api.MapGet("/meetings/{id:guid}", Look).WithSummary("The meeting as it stands.");
        api.MapPut("/meetings/{id:guid}/time", Move).WithSummary("Move the meeting to another time. It stays the same meeting.");
        api.MapPut("/meetings/{id:guid}/cancellation", Cancel).WithSummary("Cancel the meeting. Everybody's time is free at once.");
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Look(
        Guid id, Caller caller, MeetingViews views, HttpContext http, CancellationToken ct) =>
        await caller.Enter(http, id, ct) is { } entered
            ? TypedResults.Ok(await views.Of(entered.Meeting, http.AsksIn(), ct))
            : TypedResults.Problem(Problems.NotFound(http.AsksIn()));

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Move(
        Guid id, NewTime time, Caller caller, MoveMeeting moving, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await moving.Move(entered.Meeting, time.Start, entered.Actor, ct), time.Start, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Cancel(
        Guid id, Caller caller, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var by = entered.Actor == "company" ? "company" : "coordinator";
        return await answers.Say(await meetings.Decide(id, entered.Actor, m => m.Cancel(by, clock.GetUtcNow()), ct), null, http, ct);
    }
}
