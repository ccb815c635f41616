using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Requesting;

public sealed record SituationView(string Id, string Name, IReadOnlyList<string> CaseTypes);

/// <param name="Bring">What is good to bring to the table.</param>
public sealed record CaseTypeView(string Id, string Name, string Category, IReadOnlyList<string> Bring);

/// <summary>A yes/no question that decides whether a competence is needed at the table.</summary>
public sealed record QuestionView(string Competence, string Question);

/// <summary>A seat that an errand would need, before anything is asked for.</summary>
public sealed record ProposedSeat(string Competence, string Name, bool Required, string Reason, string Rule, bool NobodyHolds);

public sealed record PanelView(IReadOnlyList<ProposedSeat> Seats, IReadOnlyList<QuestionView> Questions);

/// <param name="Key">The secret that opens this meeting: send it as <c>Authorization: Bearer …</c>. It is also the follow link's last part.</param>
public sealed record RequestedView(string Key, MeetingView Meeting, IReadOnlyList<QuestionView> Questions);

/// <summary>The first step: what it is about, who is needed, and the request itself.</summary>
public static class RequestingDoors
{
    public static void MapRequesting(this RouteGroupBuilder api)
    {
        api.MapGet("/situations", (Catalogue catalogue, HttpContext http) =>
                TypedResults.Ok(catalogue.Situations.Select(s => new SituationView(s.Id, s.Name.In(http.AsksIn()), s.CaseTypes)).ToList()))
            .WithSummary("What a company can say it wants to do.");

        api.MapGet("/case-types", (Catalogue catalogue, HttpContext http) =>
                TypedResults.Ok(catalogue.CaseTypes.Select(c => View(c, http.AsksIn())).ToList()))
            .WithSummary("The errands the municipality knows.");

        api.MapGet("/suggestions", (string? text, Catalogue catalogue) => TypedResults.Ok(Suggestions.For(catalogue, text ?? "")))
            .WithSummary("Situations and case types that a free text seems to be about. The person decides.");

        api.MapPost("/panels", Preview).WithSummary("Who an errand would meet, and why. Nothing is stored.");

        api.MapPost("/meetings", Ask)
            .RequireRateLimiting(Limits.Asks)
            .WithSummary("Ask for a table.")
            .WithDescription(IdempotencyKey.Description);

        api.MapPut("/meetings/{id:guid}/booking", Book).WithSummary("Say who you are and book the held time.");
        api.MapPut("/meetings/{id:guid}/contact", Correct).WithSummary("Correct a number or an address. What is left out stays as it was.");
        api.MapPut("/meetings/{id:guid}/call-back", CallBack).WithSummary("Ask to be called instead.");
    }

    private static CaseTypeView View(CaseType type, string language) =>
        new(type.Id, type.Name.In(language), type.Category, [.. type.Papers.Select(p => p.In(language))]);

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Book(
        Guid id, ContactDetails details, Caller caller, BookMeeting booking, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var (outcome, fields) = await booking.Book(entered.Meeting, details, entered.Actor, http.AsksIn(), ct);
        return outcome is null
            ? TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn()))
            : await answers.Say(outcome, entered.Meeting.Slot?.Start, http, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Correct(
        Guid id, ContactDetails details, Caller caller, BookMeeting booking, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var fields = await booking.Correct(entered.Meeting, details, entered.Actor, http.AsksIn(), ct);
        return fields.HasErrors ? TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn())) : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> CallBack(
        Guid id, ContactDetails details, Caller caller, BookMeeting booking, Answers answers, HttpContext http, CancellationToken ct)
    {
        if (await caller.Enter(http, id, ct) is not { } entered) return TypedResults.Problem(Problems.NotFound(http.AsksIn()));
        var (outcome, fields) = await booking.AskForCallBack(entered.Meeting, details, entered.Actor, http.AsksIn(), ct);
        return outcome is null
            ? TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn()))
            : await answers.Say(outcome, null, http, ct);
    }

    private static Results<Ok<PanelView>, ProblemHttpResult> Preview(MeetingRequest request, RequestMeeting requesting, Catalogue catalogue, HttpContext http)
    {
        var fields = new Fields(http.AsksIn());
        if (requesting.Match(request, fields) is not { } table) return TypedResults.Problem(Problems.Invalid(fields.Errors, http.AsksIn()));
        return TypedResults.Ok(new PanelView(
            [.. table.Seats.Select(s => new ProposedSeat(s.Competence, catalogue.NameOf(s.Competence, http.AsksIn()), s.Required, s.Reason.In(http.AsksIn()), s.Rule, s.Unheld))],
            Questions(table.Questions, http)));
    }

    private static async Task<Results<Created<RequestedView>, ProblemHttpResult>> Ask(
        MeetingRequest request, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        RequestMeeting requesting, MeetingViews views, Links links, HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        if (!IdempotencyKey.TryRead(idempotencyKey, out var key)) return TypedResults.Problem(IdempotencyKey.Unreadable(language));
        var asked = await requesting.Ask(request, language, key, ct);
        if (asked.KeyReused) return TypedResults.Problem(IdempotencyKey.Reused(language));
        if (asked.Meeting is not { } meeting) return TypedResults.Problem(Problems.Invalid(asked.Fields.Errors, language));

        var table = requesting.Match(request, new Fields(language))!;
        var view = new RequestedView(links.Follow(meeting.Id), await views.Of(meeting, language, ct), Questions(table.Questions, http));
        return TypedResults.Created($"/api/v1/meetings/{meeting.Id}", view);
    }

    private static List<QuestionView> Questions(IEnumerable<Competence> competences, HttpContext http) =>
        [.. competences.Select(c => new QuestionView(c.Id, c.Question!.In(http.AsksIn())))];
}
