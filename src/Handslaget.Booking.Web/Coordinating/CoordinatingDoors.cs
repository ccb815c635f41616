using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>Why a meeting needs a human.</summary>
public enum Need
{
    /// <summary>A required seat is empty and nobody could step in.</summary>
    SeatVacant,

    /// <summary>Nobody in the register holds a competence the errand needs.</summary>
    NobodyHolds,

    NoTime,
    CallBack,

    /// <summary>A message could not be delivered.</summary>
    MessageFailed,
    FellThrough,
}

/// <param name="Needs">Why a human is needed; never empty.</param>
public sealed record NeedsHuman(
    Guid MeetingId, IReadOnlyList<Need> Needs, MeetingStatus Status, IReadOnlyList<string> Matter, IReadOnlyList<string> Competences,
    DateTimeOffset RequestedAt, DateTimeOffset? Start);

/// <param name="Next">Send it as <c>after</c> to get the rest; null when there is no more.</param>
public sealed record NeedsHumanPage(IReadOnlyList<NeedsHuman> Meetings, string? Next);

/// <param name="OfficialId">Who takes the seat.</param>
/// <param name="Competences">The vacant seats the official takes.</param>
/// <param name="ByLink">By link.</param>
public sealed record SeatByHand(Guid OfficialId, IReadOnlyList<string> Competences, bool ByLink);

/// <summary>What a coordinator sees and does: the meetings that need a human, why, and a meeting's whole history.</summary>
public static class CoordinatingDoors
{
    public static void MapCoordinating(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator));
        staff.MapGet("/coordination", List).WithSummary("The meetings that need a human, oldest first.");
        staff.MapGet("/meetings/{id:guid}/history", GetHistory).WithSummary("Every fact, claim and message of one meeting.");
        staff.MapGet("/meetings/{id:guid}/reasons", Reasons).WithSummary("Why a start is possible or not, seat by seat. Never whose calendar holds what.");
        staff.MapPut("/meetings/{id:guid}/seats", Fill).WithSummary("Seat somebody by hand in a vacant seat.");
    }

    private static async Task<Results<Ok<NeedsHumanPage>, ProblemHttpResult>> List(
        string? after, int? limit, IDocumentStore store, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        var size = Math.Clamp(limit ?? 50, 1, 200);
        await using var session = store.QuerySession();
        var failed = (await session.Query<Notice>().Where(n => n.State == NoticeState.Failed).Select(n => n.MeetingId).ToListAsync(ct)).Distinct().ToArray();
        var candidates = await session.Query<Meeting>()
            .Where(m => m.Status != MeetingStatus.Cancelled
                && (m.Vacant.Count > 0 || m.NoTime || m.CallBack || m.Status == MeetingStatus.FellThrough || m.Seats.Any(s => s.Unheld) || m.Id.IsOneOf(failed)))
            .OrderBy(m => m.RequestedAt).ThenBy(m => m.Id)
            .ToListAsync(ct);
        var rest = candidates.SkipWhile(m => after is not null && string.CompareOrdinal(Cursor(m), after) <= 0).ToList();
        var page = rest.Take(size).Select(m => View(m, failed, catalogue, http.AsksIn())).ToList();
        return TypedResults.Ok(new NeedsHumanPage(page, rest.Count > size ? Cursor(rest[size - 1]) : null));
    }

    private static string Cursor(Meeting m) => $"{m.RequestedAt.UtcTicks:D19}-{m.Id:N}";

    private static NeedsHuman View(Meeting m, Guid[] failed, Catalogue catalogue, string language)
    {
        var needs = new List<Need>();
        if (m.Vacant.Count > 0) needs.Add(Need.SeatVacant);
        if (m.Seats.Any(s => s.Unheld && s.Required)) needs.Add(Need.NobodyHolds);
        if (m.NoTime) needs.Add(Need.NoTime);
        if (m.CallBack) needs.Add(Need.CallBack);
        if (failed.Contains(m.Id)) needs.Add(Need.MessageFailed);
        if (m.Status == MeetingStatus.FellThrough) needs.Add(Need.FellThrough);
        return new(
            m.Id, needs, m.Status, catalogue.Matter(m, language),
            [.. m.Vacant, .. m.Seats.Where(s => s.Unheld && s.Required).Select(s => s.Competence)], m.RequestedAt, m.Slot?.Start);
    }

    private static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> GetHistory(
        Guid id, Histories histories, HttpContext http, CancellationToken ct) =>
        await histories.Of(id, ct) is { } history ? TypedResults.Ok(history) : TypedResults.Problem(Problems.NotFound(http.AsksIn()));

    private static async Task<Results<Ok<TimeExplanation>, ProblemHttpResult>> Reasons(
        Guid id, DateTimeOffset start, MeetingLog meetings, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        return TypedResults.Ok(WhyNoTime.Explain(calendars.Look(meeting), meeting.Need, start, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Fill(
        Guid id, SeatByHand seat, MeetingLog meetings, BookingRules rules, TimeProvider clock, Answers answers, HttpContext http, CancellationToken ct)
    {
        Place[] places = [new(seat.OfficialId, seat.Competences, seat.ByLink)];
        var outcome = await meetings.Decide(
            id, $"coordinator:{http.User.Id()}", m => m.Fill(places, clock.GetUtcNow(), rules), ct);
        return await answers.Say(outcome, null, http, ct);
    }
}
