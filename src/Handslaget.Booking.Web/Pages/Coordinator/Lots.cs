using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.After;
using Handslaget.Booking.Web.Pages.Visits;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What all the coordinator's pages share: to everybody else they do not exist.</summary>
internal static class Lots
{
    public static void MapCoordinatorPages(this RouteGroupBuilder pages)
    {
        var lots = pages.MapGroup("");
        lots.ForCoordinators();
        lots.MapBoardPages();
        lots.MapMeetingPages();
        lots.MapAfterPages();
        lots.MapOutcomesForOthers();
        lots.MapCommitmentDesk();
        lots.MapClockPages();
        lots.MapLetterPages();
        lots.MapCallerPages();
        lots.MapRegisterPages();
        lots.MapMatterPages();
        lots.MapSeatRulePages();
        lots.MapComplaintHandlingPages();
        lots.MapReviewPages();
        lots.MapSurveyResultPages();
        lots.MapStandingTablePages();
        lots.MapGatheringPages();
        lots.MapVisitDesk();
        lots.MapProcurementDeskPages();
        lots.MapWhatIfPages();
    }

    private static void ForCoordinators(this RouteGroupBuilder pages) => pages.AddEndpointFilter((context, next) =>
        context.HttpContext.User.IsInRole(Roles.Coordinator) ? next(context) : ValueTask.FromResult<object?>(Nowhere(context.HttpContext)));

    public static IResult Nowhere(HttpContext http) => Page.Message(http, 404, new Text(
        "Sidan finns inte", "There is no such page"), new Text(
        "Eller så är den för lotsar och du är inte inloggad som en. Logga in och försök igen.",
        "Or it is for coordinators, and you are not signed in as one. Sign in and try again."));

    /// <summary>In whose name things are done.</summary>
    public static string Actor(this HttpContext http) => $"coordinator:{http.User.Id()}";

    public static async Task<IFormCollection?> Form(this HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null;
}
