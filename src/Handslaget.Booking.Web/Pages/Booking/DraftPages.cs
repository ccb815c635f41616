using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>What it is about, where, the questions that matter, who will be met and how: until the meeting is asked for. One question a page.</summary>
internal static class DraftPages
{
    public static void MapDraftPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/boka", (string[]? arende, Drafts drafts, Catalogue catalogue, HttpContext http) =>
            ShowWhat(drafts.Known(new Draft { CaseTypes = [.. (arende ?? []).Take(12)] }), null, catalogue, http));
        pages.MapPost("/boka", Begin).RequireRateLimiting(Limits.Asks);
        pages.MapGet("/boka/{key}", async (string key, Drafts drafts, HttpContext http, CancellationToken ct) =>
            await drafts.Open(key, ct) is null ? Page.NotFound(http) : Results.Redirect(Step.What.Path(key)));
        pages.MapGet("/boka/{key}/vad", What);
        pages.MapPost("/boka/{key}/vad", SayWhat);
        pages.MapGet("/boka/{key}/var", Where);
        pages.MapPost("/boka/{key}/var", SayWhere);
        pages.MapGet("/boka/{key}/fragor", Questions);
        pages.MapPost("/boka/{key}/fragor", Answer);
        pages.MapGet("/boka/{key}/bordet", Panel);
        pages.MapPost("/boka/{key}/bordet", AddToPanel);
        pages.MapGet("/boka/{key}/motas", How);
        pages.MapPost("/boka/{key}/motas", Ask);
    }

    private static async Task<IResult> Begin(Drafts drafts, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = drafts.Known(ChosenIn(form, new Draft()));
        return IsChosen(draft, form) ? Results.Redirect(Step.Where.Path(await drafts.Begin(draft, ct))) : ShowWhat(draft, Wish(form), catalogue, http);
    }

    private static async Task<IResult> What(string key, Drafts drafts, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
        await drafts.Open(key, ct) is not { } opened ? Page.NotFound(http)
        : IsSaid(opened.Meeting) ? Done(key)
        : ShowWhat(opened.Draft, null, catalogue, http, key);

    private static async Task<IResult> SayWhat(string key, Drafts drafts, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = drafts.Known(ChosenIn(form, opened.Draft));
        if (!IsChosen(draft, form)) return ShowWhat(draft, Wish(form), catalogue, http, key);
        await drafts.Save(draft, ct);
        return Results.Redirect(Step.Where.Path(key));
    }

    private static async Task<IResult> Where(string key, Drafts drafts, HttpContext http, CancellationToken ct) =>
        await drafts.Open(key, ct) is not { } opened ? Page.NotFound(http)
        : IsSaid(opened.Meeting) ? Done(key)
        : ShowWhere(key, opened.Draft, new Fields(http.AsksIn()), http);

    private static async Task<IResult> SayWhere(
        string key, Drafts drafts, RequestMeeting requesting, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = opened.Draft with { Site = Limited(form["site"], 400), Errand = Limited(form["errand"], 4000) };
        await drafts.Save(draft, ct);
        var fields = new Fields(http.AsksIn());
        fields.Line("site", draft.Site, 150);
        fields.Lines("errand", draft.Errand, 1000);
        if (fields.HasErrors) return ShowWhere(key, draft, fields, http);
        var next = Returns(http) ? Step.Check : QuestionsFor(draft, requesting, http).Count > 0 ? Step.Questions : Step.Panel;
        return Results.Redirect(next.Path(key));
    }

    private static async Task<IResult> Questions(
        string key, Drafts drafts, RequestMeeting requesting, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var questions = QuestionsFor(opened.Draft, requesting, http);
        return questions.Count == 0 ? Results.Redirect(Step.Panel.Path(key)) : Page.Of<QuestionsPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Questions"] = questions,
            ["Answers"] = opened.Draft.Answers,
        });
    }

    private static async Task<IResult> Answer(string key, Drafts drafts, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var answers = WrittenWishes.Answers(form).Take(60).ToDictionary();
        await drafts.Save(opened.Draft with { Answers = answers }, ct);
        return Results.Redirect(Step.Panel.Path(key));
    }

    private static async Task<IResult> Panel(
        string key, Drafts drafts, RequestMeeting requesting, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        if (Table(opened.Draft, requesting, http) is not { } table) return Results.Redirect(Step.What.Path(key));
        return Page.Of<PanelPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Seats"] = table.Seats.Select(s => Proposed(s, catalogue, http.AsksIn())).ToList(),
            ["HasQuestions"] = table.Questions.Count > 0,
            ["Catalogue"] = catalogue,
            ["Chosen"] = opened.Draft.CaseTypes,
        });
    }

    private static async Task<IResult> AddToPanel(string key, Drafts drafts, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = drafts.Known(opened.Draft with { CaseTypes = CaseTypesIn(form) });
        if (draft is { Situation: null, CaseTypes.Count: 0 }) return Results.Redirect(Step.Panel.Path(key));
        await drafts.Save(draft, ct);
        return Results.Redirect(Step.Panel.Path(key));
    }

    private static async Task<IResult> How(string key, Drafts drafts, HttpContext http, CancellationToken ct) =>
        await drafts.Open(key, ct) is not { } opened ? Page.NotFound(http)
        : IsSaid(opened.Meeting) ? Done(key)
        : ShowHow(key, opened.Draft, new Fields(http.AsksIn()), http);

    /// <summary>Everything that decides who and when is said: the meeting is asked for, or asked for anew.</summary>
    private static async Task<IResult> Ask(string key, Drafts drafts, RequestMeeting requesting, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (IsSaid(opened.Meeting)) return Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = drafts.Known(opened.Draft with
        {
            Form = Enum.TryParse<MeetingForm>(form["form"], out var where) && Enum.IsDefined(where) ? where : MeetingForm.AtMunicipality,
            Guests = Limited(form["antal"], 10),
            StepFree = form["utansteg"] == "ja",
            HearingLoop = form["slinga"] == "ja",
            Interpreter = form["tolk"].ToString() is { Length: > 0 and < 10 } spoken ? spoken : null,
        });
        await drafts.Save(draft, ct);
        if (draft is { Situation: null, CaseTypes.Count: 0 }) return Results.Redirect(Step.What.Path(key));
        var (outcome, fields) = await requesting.AskFor(draft.Id, draft.Request(http.AsksIn()), http.AsksIn(), ct);
        return outcome is null ? ShowHow(key, draft, fields, http) : Results.Redirect(Step.Times.Path(key));
    }

    /// <summary>A meeting that is booked, or over, has its own page.</summary>
    public static bool IsDone(Meeting? meeting) => meeting is { IsBooked: true } or { HasEnded: true };

    /// <summary>What a visit is about, and who comes, is for who asks: there is nothing for the company to say before it has a time.</summary>
    private static bool IsSaid(Meeting? meeting) => IsDone(meeting) || meeting is { IsVisit: true };

    public static IResult Done(string key) => Results.Redirect($"/bord/{key}");

    private static IResult ShowWhat(Draft draft, Wished? wished, Catalogue catalogue, HttpContext http, string? key = null) => Page.Of<WhatPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Catalogue"] = catalogue,
            ["Draft"] = draft,
            ["Suggested"] = wished is null ? [] : Suggestions.For(catalogue, draft.Errand),
            ["Missing"] = wished is { Continues: true },
            ["Came"] = key is null && wished is null ? draft.CaseTypes : [],
            ["Searched"] = wished is not null && draft.Errand.Length > 0,
        },
        wished is { Continues: true } ? 400 : 200,
        here: key is null ? "/boka" : Step.What.Path(key));

    private static IResult ShowWhere(string key, Draft draft, Fields fields, HttpContext http) => Page.Of<WherePage>(
        http,
        new Dictionary<string, object?> { ["Key"] = key, ["Draft"] = draft, ["Errors"] = fields.Errors, ["Returns"] = Returns(http) },
        fields.HasErrors ? 400 : 200,
        here: Step.Where.Path(key));

    /// <summary>Where it is changes neither who comes nor when, so who changes it at the end goes straight back there.</summary>
    private static bool Returns(HttpContext http) => http.Request.Query["till"] == "kontrollera";

    private static IResult ShowHow(string key, Draft draft, Fields fields, HttpContext http) => Page.Of<HowPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Draft"] = draft,
            ["Errors"] = fields.Errors.ToDictionary(e => e.Key switch { "guests" => "antal", "interpreter" => "tolk", var other => other }, e => e.Value),
        },
        fields.HasErrors ? 400 : 200,
        here: Step.How.Path(key));

    private sealed record Wished(bool Continues);

    private static Wished Wish(IFormCollection form) => new(form["atgard"] != "foresla");

    private static bool IsChosen(Draft draft, IFormCollection form) =>
        form["atgard"] != "foresla" && draft is not { Situation: null, CaseTypes.Count: 0 };

    /// <summary>The errand of who recognises itself in nothing else: somebody who knows business sits down with the coordinator.</summary>
    internal const string SomethingElse = "growth-dialogue";

    /// <summary>The situation and the errands that were chosen.</summary>
    private static Draft ChosenIn(IFormCollection form, Draft draft) => draft with
    {
        Situation = form["situation"].ToString() is { Length: > 0 and < 80 } situation && situation != SomethingElse ? situation : null,
        CaseTypes = form["situation"] == SomethingElse ? [.. CaseTypesIn(form).Append(SomethingElse).Distinct()] : CaseTypesIn(form),
        Errand = form.ContainsKey("errand") ? Limited(form["errand"], 4000) : draft.Errand,
    };

    private static string[] CaseTypesIn(IFormCollection form) => [.. form["arende"].OfType<string>().Where(c => c.Length is > 0 and < 80).Distinct().Take(12)];

    private static IReadOnlyList<Competence> QuestionsFor(Draft draft, RequestMeeting requesting, HttpContext http) => Table(draft, requesting, http)?.Questions ?? [];

    private static PanelMatch.Table? Table(Draft draft, RequestMeeting requesting, HttpContext http) =>
        requesting.Match(draft.Request(http.AsksIn()) with { Guests = 1, Interpreter = null }, new Fields(http.AsksIn()));

    private static SeatView Proposed(Seat seat, Catalogue catalogue, string language) => new(
        seat.Competence, catalogue.NameOf(seat.Competence, language), seat.Required, seat.Reason.In(language), seat.Rule,
        seat.Unheld ? SeatState.NobodyHolds : SeatState.Open, null, false);

    /// <summary>A text that is far too long is kept long enough to be told so.</summary>
    internal static string Limited(string? written, int longest) => written is null ? "" : written.Length > longest ? written[..longest] : written;
}
