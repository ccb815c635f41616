using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>Who the company is, its documents, and one look at everything before it is booked. The time is held meanwhile.</summary>
internal static class FinishPages
{
    public static void MapFinishPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/boka/{key}/kontakt", Contact);
        pages.MapPost("/boka/{key}/kontakt", SayContact);
        pages.MapGet("/boka/{key}/bilagor", ShowDocuments);
        pages.MapPost("/boka/{key}/bilagor", AddDocuments).WithMetadata(new RequestSizeLimitAttribute(Documents.LargestUpload)).RequireRateLimiting(Limits.Asks);
        pages.MapPost("/boka/{key}/bilagor/{document:guid}/ta-bort", RemoveDocument);
        pages.MapGet("/boka/{key}/kontrollera", Check);
        pages.MapPost("/boka/{key}/kontrollera", Book);
    }

    /// <summary>Who asks for the faults, since something was wrong, is told of those there still are.</summary>
    private static async Task<IResult> Contact(string key, Drafts drafts, BookMeeting booking, MeetingViews views, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        var fields = http.Request.Query.ContainsKey("ratta")
            ? await booking.Check(opened.Meeting!, opened.Draft.Details(), "company", http.AsksIn(), ct)
            : new Fields(http.AsksIn());
        return Page.Of<ContactPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Draft"] = opened.Draft,
            ["Meeting"] = await views.Of(opened.Meeting!, http.AsksIn(), ct),
            ["Errors"] = fields.Errors,
        });
    }

    /// <summary>What is wrong is told by a page with an address of its own, so that the browser's way back over it is open.</summary>
    private static IResult Mend(string key) => Results.Redirect(Step.Contact.Path(key) + "?ratta=ja");

    /// <summary>What is written is kept first, right or wrong, and then looked at.</summary>
    private static async Task<IResult> SayContact(
        string key, Drafts drafts, BookMeeting booking, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        var form = await http.Request.ReadFormAsync(ct);
        var draft = Written.In(form, opened.Draft);
        await drafts.Save(draft, ct);
        if (form["vidare"] == "tider") return Results.Redirect(Step.Times.Path(key));
        return (await booking.Check(opened.Meeting!, draft.Details(), "company", http.AsksIn(), ct)).HasErrors
            ? Mend(key)
            : Results.Redirect((opened.Meeting!.IsVisit ? Step.Check : Step.Documents).Path(key));
    }

    private static async Task<IResult> ShowDocuments(
        string key, Drafts drafts, Documents documents, MeetingViews views, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        return Elsewhere(key, opened.Draft, opened.Meeting)
            ?? await ListDocuments(key, opened.Draft, opened.Meeting!, new Fields(http.AsksIn()), documents, views, http, ct);
    }

    private static async Task<IResult> AddDocuments(
        string key, Drafts drafts, Documents documents, MeetingViews views, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        var form = await http.Request.ReadFormAsync(ct);
        var fields = new Fields(http.AsksIn());
        await documents.Add(opened.Draft.Id, form.Files, fields, ct);
        if (fields.HasErrors) return await ListDocuments(key, opened.Draft, opened.Meeting!, fields, documents, views, http, ct);
        return Results.Redirect((form["vidare"] == "ja" ? Step.Check : Step.Documents).Path(key));
    }

    private static async Task<IResult> RemoveDocument(string key, Guid document, Drafts drafts, Documents documents, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        await documents.Remove(opened.Draft.Id, document, ct);
        return Results.Redirect(Step.Documents.Path(key));
    }

    private static async Task<IResult> Check(
        string key, Drafts drafts, BookMeeting booking, Documents documents, MeetingViews views, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        if ((await booking.Check(opened.Meeting!, opened.Draft.Details(), "company", http.AsksIn(), ct)).HasErrors) return Mend(key);
        return Page.Of<CheckPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Draft"] = opened.Draft,
            ["Meeting"] = await views.Of(opened.Meeting!, http.AsksIn(), ct),
            ["Documents"] = await documents.Of(opened.Draft.Id, ct),
        });
    }

    /// <summary>
    /// Books the time that was chosen. When its hold lapsed while the rest was filled in, it is held again; when somebody else has it by now,
    /// the nearest times are shown, and everything that was written is still there behind the choice of one.
    /// </summary>
    private static async Task<IResult> Book(
        string key, Drafts drafts, Holding holding, BookMeeting booking, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (Elsewhere(key, opened.Draft, opened.Meeting) is { } elsewhere) return elsewhere;
        var (draft, meeting) = (opened.Draft, opened.Meeting!);
        if ((draft.Start ?? meeting.Slot?.Start) is not { } start) return Results.Redirect(Step.Times.Path(key));
        var held = await holding.Hold(meeting, start, "company", ct);
        if (held is Outcome.Recorded now) meeting = now.Meeting;
        else if (held is not Outcome.Unchanged) return await view.Lost(held, meeting, key, start, http, ct, draft);

        var (outcome, _) = await booking.Book(meeting, draft.Details(), "company", http.AsksIn(), ct);
        if (outcome is null) return Mend(key);
        if (outcome is Outcome.Refused or Outcome.Taken) return await view.Lost(outcome, meeting, key, start, http, ct, draft);
        await drafts.Finish(draft, ct);
        return Results.Redirect($"/bord/{key}{(outcome is Outcome.Recorded ? "?klart=bokat" : null)}");
    }

    /// <summary>Where who comes too early or too late belongs: no meeting yet, no time yet, or booked already.</summary>
    private static IResult? Elsewhere(string key, Draft draft, Meeting? meeting) =>
        DraftPages.IsDone(meeting) ? DraftPages.Done(key)
        : meeting is null ? Results.Redirect(Step.How.Path(key))
        : draft.Start is null && meeting.Slot is null ? Results.Redirect(Step.Times.Path(key))
        : null;

    private static async Task<IResult> ListDocuments(
        string key, Draft draft, Meeting meeting, Fields fields, Documents documents, MeetingViews views, HttpContext http, CancellationToken ct) => Page.Of<DocumentsPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Draft"] = draft,
                ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
                ["Documents"] = await documents.Of(draft.Id, ct),
                ["Errors"] = fields.Errors,
            },
            fields.HasErrors ? 400 : 200,
            here: Step.Documents.Path(key));
}
