using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The company's answer to a time that was offered from the wait list, and its way off the list.</summary>
internal static class OfferPages
{
    public static void MapOfferPages(this RouteGroupBuilder pages)
    {
        pages.MapPost("/bord/{key}/tacka-ja", Accept);
        pages.MapPost("/bord/{key}/tacka-nej", Decline);
        pages.MapPost("/bord/{key}/vantelista/lamna", Leave);
    }

    /// <summary>A yes leads to the ordinary booking, with what was written when the company joined the list. Not before that is it booked.</summary>
    private static async Task<IResult> Accept(string key, CompanyKey company, Drafts drafts, IDocumentStore store, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (DraftPages.IsDone(meeting)) return DraftPages.Done(key);
        var seen = TimeFilter.Instant((await http.Request.ReadFormAsync(ct))["start"]);
        if (!meeting.IsOffered(clock.GetUtcNow()) || meeting.Slot!.Value.Start != seen) return Results.Redirect($"/bord/{key}?klart=borta");
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        await using var session = store.QuerySession();
        await drafts.Save(opened.Draft.FilledFrom(await session.LoadAsync<Contact>(meeting.Id, ct)) with { Start = seen }, ct);
        return Results.Redirect(Step.Check.Path(key));
    }

    private static async Task<IResult> Decline(string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (TimeFilter.Instant((await http.Request.ReadFormAsync(ct))["start"]) is not { } seen) return DraftPages.Done(key);
        var outcome = await meetings.Decide(meeting.Id, "company", m => m.DeclineOffer(seen, clock.GetUtcNow()), ct);
        return Results.Redirect($"/bord/{key}{(outcome is Outcome.Recorded ? "?klart=nej" : null)}");
    }

    private static async Task<IResult> Leave(string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var outcome = await meetings.Decide(meeting.Id, "company", m => m.LeaveWaitList(clock.GetUtcNow()), ct);
        return Results.Redirect($"/bord/{key}{(outcome is Outcome.Recorded ? "?klart=lamnat" : null)}");
    }
}
