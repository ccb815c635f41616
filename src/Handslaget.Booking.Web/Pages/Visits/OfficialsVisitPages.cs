using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;

namespace Handslaget.Booking.Web.Pages.Visits;

/// <summary>Who was at a visit notes what the company needs to grow.</summary>
internal static class OfficialsVisitPages
{
    public static void MapOfficialsVisitPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("/besok/{id:guid}", (Guid id, VisitShown shown, HttpContext http, CancellationToken ct) => shown.Official(id, null, null, http, ct));
        mine.MapPost("/besok/{id:guid}", Note);
    }

    private static async Task<IResult> Note(Guid id, MeetingLog meetings, AfterVisit after, VisitShown shown, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { IsVisit: true } visit || visit.PlaceOf(http.User.Id()) is null || !http.Request.HasFormContentType)
            return await shown.Official(id, null, null, http, ct);
        var written = WrittenNeeds.In(await http.Request.ReadFormAsync(ct));
        var (outcome, fields) = await after.Note(id, written.Needs, written.None, written.Found, $"official:{http.User.Id()}", http.AsksIn(), ct);
        return outcome switch
        {
            null => await shown.Official(id, written, fields.Errors, http, ct),
            Outcome.Refused no => await shown.Official(id, written, new Dictionary<string, string> { ["needs"] = no.Reason.Say().In(http.AsksIn()) }, http, ct),
            _ => Results.Redirect("/personal?klart=behoven"),
        };
    }
}
