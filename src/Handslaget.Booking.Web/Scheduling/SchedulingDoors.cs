using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Scheduling;

/// <param name="Slots">In order of time.</param>
/// <param name="Next">Send it as <c>after</c> to get the following times; null when there are no more.</param>
/// <param name="NoTime">Why there is none, and what would give times; null when there are.</param>
public sealed record SlotsView(IReadOnlyList<SlotView> Slots, DateTimeOffset? Next, NoTimeView? NoTime);

/// <param name="Start">The start of one of the slots offered, UTC.</param>
public sealed record TimeWish(DateTimeOffset Start);

/// <param name="ByLink">Required competences that may sit by link.</param>
/// <param name="InWriting">Required competences that may answer in writing instead.</param>
public sealed record Relaxation(IReadOnlyList<string>? ByLink, IReadOnlyList<string>? InWriting);

/// <summary>The step from a request to a held time.</summary>
public static class SchedulingDoors
{
    public static void MapScheduling(this RouteGroupBuilder api)
    {
        api.MapGet("/meetings/{id:guid}/slots", Slots).WithSummary("Times when everybody needed can sit, or why there are none.");
        api.MapPut("/meetings/{id:guid}/hold", Hold).WithSummary("Hold a time for ten minutes.");
        api.MapPost("/meetings/{id:guid}/hold/extension", Extend).WithSummary("Ten more minutes, once.");
        api.MapDelete("/meetings/{id:guid}/hold", Release).WithSummary("Let go of the time.");
        api.MapPut("/meetings/{id:guid}/relaxation", Relax).WithSummary("What may be let go of, so that there are times.");
    }

    private static async Task<Results<Ok<SlotsView>, ProblemHttpResult>> Slots(
        Guid id, DateTimeOffset? after, DateOnly? from, DateOnly? to, int? limit, Caller caller, FreeTimes times, WaysOn waysOn, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return TypedResults.Ok(SlotsFor(entered.Meeting, after, from, to, Math.Clamp(limit ?? 10, 1, 100), times, waysOn, http.AsksIn()));
    }

    public static SlotsView SlotsFor(
        Meeting meeting, DateTimeOffset? after, DateOnly? from, DateOnly? to, int limit, FreeTimes times, WaysOn waysOn, string language)
    {
        var window = times.Window();
        var (firstDay, lastDay) = (SwedishTime.Date(window.Start), SwedishTime.Date(window.End));
        var start = from > firstDay && from <= lastDay ? SwedishTime.Midnight(from.Value) : from > lastDay ? window.End : window.Start;
        var end = to < firstDay ? window.Start : to < lastDay ? SwedishTime.Midnight(to.Value.AddDays(1)) : window.End;
        if (after >= start) start = after < window.End ? after.Value.AddTicks(1) : window.End;
        var offers = start >= end ? [] : times.Find(meeting, new Slot(start, end), limit + 1);
        var page = offers.Take(limit).Select(o => times.View(o, meeting)).ToList();
        var none = page.Count == 0 && after is null && from is null && to is null ? waysOn.For(meeting, language) : null;
        return new(page, offers.Count > limit ? page[^1].Start : null, none);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Hold(
        Guid id, TimeWish wish, Caller caller, Holding holding, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await holding.Hold(entered.Meeting, wish.Start, entered.Actor, ct), wish.Start, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Extend(
        Guid id, Caller caller, MeetingLog meetings, BookingRules rules, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await meetings.Decide(id, entered.Actor, m => m.ExtendHold(clock.GetUtcNow(), rules), ct), null, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Release(
        Guid id, Caller caller, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return await answers.Say(await meetings.Decide(id, entered.Actor, m => m.ReleaseHold(clock.GetUtcNow()), ct), null, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Relax(
        Guid id, Relaxation relaxation, Caller caller, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var outcome = await meetings.Decide(
            id, entered.Actor, m => m.Relax(relaxation.ByLink ?? [], relaxation.InWriting ?? [], clock.GetUtcNow()), ct);
        return await answers.Say(outcome, null, http, ct);
    }
}
