using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Requesting;

/// <param name="Wishes">One to three, best first. New ones take the place of the earlier.</param>
/// <param name="Contact">Who asks, with a mobile number or an e-mail address for the answer.</param>
public sealed record WishesAsked(IReadOnlyList<WrittenWish>? Wishes, ContactDetails? Contact);

/// <summary>What a company can ask for when there is no time. All are safe to send twice: the state decides.</summary>
public static class WithoutATimeDoors
{
    public static void MapWithoutATime(this RouteGroupBuilder api)
    {
        api.MapPut("/meetings/{id:guid}/wishes", Wish).WithSummary("Wish for up to three times of one's own. A coordinator answers.");
        api.MapPut("/meetings/{id:guid}/wait-list", Join).WithSummary("Wait for a time to become free. One that does is held, and told of by mail or text.");
        api.MapDelete("/meetings/{id:guid}/wait-list", Leave).WithSummary("Wait no longer.");
        api.MapPut("/meetings/{id:guid}/offer/decline", Decline).WithSummary("No to the time offered, and stay in line. (A yes is to book it.)");
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Wish(
        Guid id, WishesAsked asked, Caller caller, WithoutATime without, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var (outcome, fields) = await without.Wish(entered.Meeting, [.. (asked.Wishes ?? []).Take(Wishes.AtMost + 1)], asked.Contact ?? Nobody, entered.Actor, http.AsksIn(), ct);
        return await Say(outcome, fields, answers, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Join(
        Guid id, ContactDetails contact, Caller caller, WithoutATime without, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var (outcome, fields) = await without.JoinWaitList(entered.Meeting, contact, entered.Actor, http.AsksIn(), ct);
        return await Say(outcome, fields, answers, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Leave(
        Guid id, Caller caller, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await meetings.Decide(id, entered.Actor, m => m.LeaveWaitList(clock.GetUtcNow()), ct), null, http, ct);
    }

    /// <param name="offered">The start of the time that was offered: a no to one that is gone is not a no to the next.</param>
    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Decline(
        Guid id, OfferedTime offered, Caller caller, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await meetings.Decide(id, entered.Actor, m => m.DeclineOffer(offered.Start, clock.GetUtcNow()), ct), null, http, ct);
    }

    private static readonly ContactDetails Nobody = new(null, null, null, null, null, null, null, null);

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Say(Outcome? outcome, Fields fields, Answers answers, HttpContext http, CancellationToken ct) =>
        outcome is null ? TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn())) : await answers.Say(outcome, null, http, ct);
}

/// <param name="Start">The start of the time that was offered, UTC.</param>
public sealed record OfferedTime(DateTimeOffset Start);
