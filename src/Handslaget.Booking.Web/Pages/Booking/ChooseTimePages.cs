using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>The times and the hold, and what can be done when there is no time.</summary>
internal static class ChooseTimePages
{
    public static void MapChooseTimePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/boka/{key}/tider", Times);
        pages.MapPost("/boka/{key}/tider", Hold);
        pages.MapPost("/boka/{key}/forlang", Extend);
        pages.MapPost("/boka/{key}/latta", Relax);
        pages.MapPost("/boka/{key}/ring", CallBack);
    }

    private static async Task<IResult> Times(string key, Drafts drafts, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (DraftPages.IsDone(opened.Meeting)) return DraftPages.Done(key);
        return opened.Meeting is { } meeting
            ? await view.Of(meeting, key, TimeFilter.In(http), http, ct, opened.Draft)
            : Results.Redirect(Step.How.Path(key));
    }

    private static async Task<IResult> Hold(string key, Drafts drafts, Holding holding, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (DraftPages.IsDone(opened.Meeting)) return DraftPages.Done(key);
        if (opened.Meeting is not { } meeting) return Results.Redirect(Step.How.Path(key));
        var form = await http.Request.ReadFormAsync(ct);
        if (TimeFilter.Instant(form["start"]) is not { } start) return Results.Redirect(Step.Times.Path(key));
        var outcome = await holding.Hold(meeting, start, "company", ct);
        if (outcome is not (Outcome.Recorded or Outcome.Unchanged)) return await view.Lost(outcome, meeting, key, start, http, ct, opened.Draft);
        await drafts.Save(opened.Draft with { Start = start }, ct);

        // Who only changes the time has written the rest already.
        return Results.Redirect((opened.Draft.Company.Length > 0 && opened.Draft.Name.Length > 0 ? Step.Check : Step.Contact).Path(key));
    }

    /// <summary>Ten more minutes; what the company has typed meanwhile is kept. When the hold has lapsed, the time is taken again if it is still free.</summary>
    private static async Task<IResult> Extend(
        string key, Drafts drafts, MeetingLog meetings, Holding holding, TimesView view, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { Meeting: { } meeting } opened) return Page.NotFound(http);
        if (DraftPages.IsDone(meeting)) return DraftPages.Done(key);
        var draft = http.Request.HasFormContentType ? Written.In(await http.Request.ReadFormAsync(ct), opened.Draft) : opened.Draft;
        await drafts.Save(draft, ct);
        var outcome = await meetings.Decide(meeting.Id, "company", m => m.ExtendHold(clock.GetUtcNow(), rules), ct);
        if (outcome is Outcome.Refused { Reason: Refusal.HoldHasEnded or Refusal.NothingHeld } && draft.Start is { } start)
        {
            outcome = await holding.Hold(meeting, start, "company", ct);
            if (outcome is not (Outcome.Recorded or Outcome.Unchanged)) return await view.Lost(outcome, meeting, key, start, http, ct, draft);
        }
        return Results.Redirect(From(http, key));
    }

    private static async Task<IResult> Relax(
        string key, Drafts drafts, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { Meeting: { } meeting } || !http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        await meetings.Relax(meeting, form, "company", clock, ct);
        return Results.Redirect(Step.Times.Path(key));
    }

    private static async Task<IResult> CallBack(
        string key, Drafts drafts, BookMeeting booking, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { Meeting: { } meeting } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (meeting.HasEnded) return DraftPages.Done(key);
        var draft = Written.In(await http.Request.ReadFormAsync(ct), opened.Draft);
        await drafts.Save(draft, ct);
        var (outcome, fields) = await booking.AskForCallBack(meeting, draft.Details(), "company", http.AsksIn(), ct);
        return outcome is null
            ? await view.Of(meeting, key, TimeFilter.None, http, ct, draft, fields: fields)
            : DraftPages.Done(key);
    }

    /// <summary>Back to the page where the button was pressed, if that is one of the last three.</summary>
    private static string From(HttpContext http, string key) =>
        (http.Request.Query["fran"].ToString() switch
        {
            "bilagor" => Step.Documents,
            "kontrollera" => Step.Check,
            _ => Step.Contact,
        }).Path(key);
}
