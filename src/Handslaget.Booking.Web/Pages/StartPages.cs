using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What this is, and the pages that tell how it is kept.</summary>
internal static class StartPages
{
    public static void MapStartPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", (BookingRules rules, HttpContext http) => Page.Of<StartPage>(http, new Dictionary<string, object?> { ["Rules"] = rules }));
        pages.MapGet("/tillganglighet", (HttpContext http) => Page.Of<AccessibilityPage>(http));
        pages.MapGet("/personuppgifter", (LinkLife links, Retention retention, HttpContext http) =>
            Page.Of<PrivacyPage>(http, new Dictionary<string, object?> { ["Days"] = links.DaysAfterMeeting + retention.Days, ["Kept"] = retention.Days }));
    }
}
