using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Coordinating;

/// <param name="OfficialId">Who takes the seat.</param>
/// <param name="Competences">The vacant seats the official takes.</param>
/// <param name="ByLink">By link.</param>
public sealed record SeatByHand(Guid OfficialId, IReadOnlyList<string>? Competences, bool ByLink);

/// <summary>What a coordinator sees and does: the meetings that need a human, why, and a meeting's whole history.</summary>
public static class CoordinatingDoors
{
    public static void MapCoordinating(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator));
        staff.MapGet("/coordination", List).WithSummary("The meetings that need a human, the most urgent first, with how to reach the company.");
        staff.MapGet("/meetings/{id:guid}/history", GetHistory).WithSummary("Every fact, claim and message of one meeting.");
        staff.MapGet("/meetings/{id:guid}/reasons", Reasons).WithSummary("Why a start is possible or not, seat by seat. Never whose calendar holds what.");
        staff.MapPut("/meetings/{id:guid}/handled", Handle).WithSummary("What needed a human has been seen to.");
        staff.MapPut("/meetings/{id:guid}/wishes/refusal", RefuseWishes).WithSummary("None of the times wished for can be had. The company is told.");
        staff.MapPut("/meetings/{id:guid}/seats", Fill).WithSummary("Seat somebody by hand in a vacant seat.");
    }

    private static async Task<Ok<NeedsHumanPage>> List(string? after, int? limit, HumanNeeds needs, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(await needs.Page(after, Math.Clamp(limit ?? 50, 1, 200), http.AsksIn(), ct));

    private static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> GetHistory(
        Guid id, Histories histories, HttpContext http, CancellationToken ct) =>
        await histories.Of(id, ct) is { } history ? TypedResults.Ok(history) : TypedResults.Problem(Problems.NotFound(http.AsksIn()));

    private static async Task<Results<Ok<TimeExplanation>, ProblemHttpResult>> Reasons(
        Guid id, DateTimeOffset start, MeetingLog meetings, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return TypedResults.Ok(WhyNoTime.Explain(calendars.Look(meeting), meeting.Need, start, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Handle(
        Guid id, HumanNeeds needs, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        var cameUp = await needs.LastCameUp(id, ct);
        return await answers.Say(await meetings.Decide(id, $"coordinator:{http.User.Id()}", m => m.Handle(clock.GetUtcNow(), cameUp), ct), null, http, ct);
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> RefuseWishes(
        Guid id, MeetingLog meetings, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct) =>
        await answers.Say(await meetings.Decide(id, $"coordinator:{http.User.Id()}", m => m.RefuseWishes(clock.GetUtcNow()), ct), null, http, ct);

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Fill(
        Guid id, SeatByHand seat, MeetingLog meetings, CalendarMemory calendars, BookingRules rules, TimeProvider clock, Answers answers,
        HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        if (!calendars.MayAnswerFor(seat.OfficialId, seat.Competences ?? [], meeting))
        {
            return TypedResults.Problem(Problems.Make("not-qualified", 422, new Text(
                "Personen finns inte i registret, eller får inte svara för platsen den dagen.",
                "The register does not have that person, or they may not answer for the seat that day.").In(http.AsksIn())));
        }
        Place[] places = [new(seat.OfficialId, seat.Competences!, seat.ByLink)];
        var outcome = await meetings.Decide(
            id, $"coordinator:{http.User.Id()}", m => m.Fill(places, clock.GetUtcNow(), rules), ct);
        return await answers.Say(outcome, null, http, ct);
    }
}
