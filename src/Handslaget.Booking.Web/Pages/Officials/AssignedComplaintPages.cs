using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Complaints;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>A complaint as the official who is to look into it sees it. To every other official it does not exist.</summary>
internal static class AssignedComplaintPages
{
    public static void MapAssignedComplaintPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal/klagomal").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("/{id:guid}", Show);
        mine.MapPost("/{id:guid}/svar", Answer);
    }

    private static async Task<IResult> Show(Guid id, ComplaintDesk desk, BookingRules rules, HttpContext http, CancellationToken ct) =>
        await Mine(id, desk, http, ct) is { } file ? Of(file, rules, http, []) : NotFound(http);

    private static async Task<IResult> Answer(Guid id, ComplaintDesk desk, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await Mine(id, desk, http, ct) is not { } file || !http.Request.HasFormContentType) return NotFound(http);
        var written = WrittenAnswer.Read(file, await http.Request.ReadFormAsync(ct), http.AsksIn(), rules, clock.GetUtcNow());
        if (written.Outcome is not { } outcome || written.HasErrors)
            return Of(file, rules, http, new() { ["Outcome"] = written.Outcome, ["Answer"] = written.Text, ["Why"] = written.Late.Why, ["Errors"] = written.Errors }, 400);
        return await desk.Answer(id, http.User.Id(), $"official:{http.User.Id()}", outcome, written.Whole, ct) is Decided<Complaint>.Refused no
            ? Page.Refused(http, no.Reason)
            : Results.Redirect("/personal?klart=klagomalet");
    }

    private static async Task<ComplaintFile?> Mine(Guid id, ComplaintDesk desk, HttpContext http, CancellationToken ct) =>
        await desk.Find(id, http.User.Id(), ct) is { } file && file.Complaint.AssignedTo == http.User.Id() ? file : null;

    private static IResult Of(ComplaintFile file, BookingRules rules, HttpContext http, Dictionary<string, object?> rest, int status = 200) => Page.Of<AssignedComplaintPage>(
        http,
        new Dictionary<string, object?>(rest) { ["File"] = file, ["By"] = file.Complaint.NextBy(rules), ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator) },
        status, here: $"/personal/klagomal/{file.Complaint.Id}");

    private static IResult NotFound(HttpContext http) => Page.Message(http, 404, new("Vi hittar inte klagomålet", "We can not find the complaint"), new(
        "Det finns inte, eller så är det inte ditt att svara på.", "It does not exist, or it is not yours to answer."));
}
