using Handslaget.Booking.Web.Pages.Coordinator;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The pages: the same steps and the same decisions as the API, for people. Plain forms; nothing changes on GET.</summary>
public static class PageDoors
{
    public static void MapPages(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        pages.MapRequestPages();
        pages.MapTimePages();
        pages.MapContactPages();
        pages.MapFollowPages();
        pages.MapAnswerPages();
        pages.MapStaffPages();
        pages.MapCoordinatorPages();
    }

    /// <summary>The demo's own pages.</summary>
    public static void MapDemoPages(this WebApplication app) => app.MapGroup("").ExcludeFromDescription().DisableAntiforgery().MapDemoPages();
}
