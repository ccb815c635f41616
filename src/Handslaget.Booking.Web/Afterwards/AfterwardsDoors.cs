using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>What one seat answers. Free text in Swedish, at most 300 characters a line; nothing about health or about other persons.</summary>
/// <param name="Competence">One of the seats I sat in.</param>
/// <param name="NothingToAdd">Instead of an answer: the other lines are then not read.</param>
/// <param name="Answer">What I answered.</param>
/// <param name="Condition">What must be so for it to hold.</param>
/// <param name="Document">What the company needs to send in.</param>
/// <param name="Step">What happens next.</param>
/// <param name="StepBy">The official at the table who does it; null: the company.</param>
/// <param name="StepOn">By when, a Swedish working day.</param>
/// <param name="IsEffort">The step is an agreed effort for skills supply; read only at a table about recruitment and skills.</param>
public sealed record SeatLines(
    string Competence, bool NothingToAdd = false, string? Answer = null, string? Condition = null, string? Document = null, string? Step = null, Guid? StepBy = null, DateOnly? StepOn = null,
    bool IsEffort = false);

/// <param name="Seats">Every seat I sat in.</param>
public sealed record WrittenOutcome(IReadOnlyList<SeatLines>? Seats);

/// <summary>After the meeting: what was answered and promised, for the company; and writing it, for the officials.</summary>
public static class AfterwardsDoors
{
    public static void MapAfterwards(this RouteGroupBuilder api)
    {
        api.MapGet("/meetings/{id:guid}/outcome", Outcome).WithSummary("What each seat answered, as the company was sent it. Advice, not a decision. 404 until it is sent.");
        api.MapGet("/meetings/{id:guid}/commitments", Commitments).WithSummary("What is promised in the meeting's whole case: what, who, by when, and how it stands.");
        api.MapPut("/officials/me/seats/{id:guid}/outcome", Write)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator))
            .WithSummary("What my seats answered at a meeting that has begun. Written anew as often as needed; a coordinator sends it to the company.");
    }

    private static async Task<Results<Ok<NotesView>, ProblemHttpResult>> Outcome(Guid id, Caller caller, NotesViews notes, HttpContext http, CancellationToken ct) =>
        await caller.Enter(http, id, ct) is { } entered && await notes.Of(entered.Meeting, http.AsksIn(), ct) is { } view
            ? TypedResults.Ok(view)
            : TypedResults.Problem(Problems.NotFound(http.AsksIn()));

    private static async Task<Results<Ok<IReadOnlyList<CommitmentView>>, ProblemHttpResult>> Commitments(
        Guid id, Caller caller, CompanyCases cases, NotesViews notes, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is null) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var meetings = (await cases.Find(id, ct))?.Meetings ?? [id];
        return TypedResults.Ok(await notes.OfMeetings(meetings, http.AsksIn(), ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Write(Guid id, WrittenOutcome written, WriteOutcome writing, HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        if (await writing.Open(id, http.User.Id(), ct) is not { } open) return TypedResults.Problem(Problems.NotFound(language));
        var typed = OutcomeReader.Typed(open.Place, field => Field(written, field));
        var (outcome, fields) = await writing.Write(open, typed, language, ct);
        return outcome switch
        {
            null => TypedResults.Problem(Problems.Invalid(fields.Errors, language)),
            Store.Outcome.Refused { Reason: not Refusal.NotAtThisTable } no => TypedResults.Problem(Problems.For(no.Reason, language)),
            Store.Outcome.Recorded or Store.Outcome.Unchanged => TypedResults.NoContent(),
            _ => TypedResults.Problem(Problems.NotFound(language)),
        };
    }

    /// <summary>A line as the page would have sent it: one way to read both.</summary>
    private static string? Field(WrittenOutcome written, string field)
    {
        var lines = written.Seats?.FirstOrDefault(s => field.EndsWith($".{s.Competence}", StringComparison.Ordinal));
        return lines is null ? null : field.Split('.')[0] switch
        {
            "inget" => lines.NothingToAdd ? "ja" : null,
            "svar" => lines.Answer,
            "villkor" => lines.Condition,
            "handling" => lines.Document,
            "steg" => lines.Step,
            "insats" => lines.IsEffort ? "ja" : null,
            "vem" => lines.StepBy?.ToString() ?? OutcomeReader.TheCompany,
            _ => lines.StepOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
