using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Promising;

/// <param name="Sentence">The whole promise, in one sentence.</param>
/// <param name="Counting">How its time is counted.</param>
/// <param name="Owner">The unit whose promise it is.</param>
/// <param name="Remedy">What happens when it is not kept.</param>
public sealed record PublicPromise(
    string Key, string Sentence, int Amount, TargetUnit Unit, ClockTime Time, string Counting, string Owner, DateOnly ValidFrom, DateOnly? ValidTo, string Remedy);

/// <param name="Pauses">When it was paused and why; a pause without a reason followed from a fact of the matter itself.</param>
public sealed record ClockView(
    Guid Id, string Promise, string Name, bool IsPublic, ClockState State, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset AmberAt,
    DateTimeOffset? EndedAt, DateTimeOffset? ExplainedAt, IReadOnlyList<Pause> Pauses);

/// <summary>What the municipality promises, and how the promises to one company stand.</summary>
public static class PromisingDoors
{
    public static void MapPromising(this RouteGroupBuilder api)
    {
        api.MapGet("/promises", List).WithSummary("The municipality's promises of service. They are no statutory time limits.");
        api.MapGet("/meetings/{id:guid}/clocks", OfMeeting).RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator))
            .WithSummary("The clocks of the promises to one company: what runs, what was kept, and what was broken.");
    }

    private static Ok<IReadOnlyList<PublicPromise>> List(PromiseRegister promises, CatalogueMemory catalogue, BookingRules rules, TimeProvider clock, HttpContext http)
    {
        var language = http.AsksIn();
        return TypedResults.Ok<IReadOnlyList<PublicPromise>>(
        [
            .. promises.ValidOn(SwedishTime.Date(clock.GetUtcNow())).Where(p => p.IsPublic).Select(p => new PublicPromise(
                p.Key, p.Sentence().In(language), p.Target.Amount, p.Target.Unit, p.Time, p.Counting(rules).In(language),
                catalogue.Now.UnitName(p.Owner).In(language), p.ValidFrom, p.ValidTo, p.Remedy.In(language))),
        ]);
    }

    private static async Task<Results<Ok<IReadOnlyList<ClockView>>, ProblemHttpResult>> OfMeeting(
        Guid id, MeetingLog meetings, ClockRows rows, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is null) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<ClockView>>(
        [
            .. (await rows.Of(id, ct)).Select(c => new ClockView(
                ClockRow.IdOf(id, c.Promise.Key, c.StartedAt), c.Promise.Key, c.Promise.Name.In(http.AsksIn()), c.Promise.IsPublic, c.StateAt(now),
                c.StartedAt, c.DueAt, c.AmberAt, c.EndedAt, c.ExplainedAt, c.Pauses)),
        ]);
    }
}
