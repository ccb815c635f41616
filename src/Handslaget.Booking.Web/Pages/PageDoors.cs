using Handslaget.Booking.Web.Pages.After;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Pages.Complaints;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Pages.Feeds;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Pages.Procurements;
using Handslaget.Booking.Web.Pages.Publishing;
using Handslaget.Booking.Web.Pages.Returning;
using Handslaget.Booking.Web.Pages.Surveying;
using Handslaget.Booking.Web.Pages.Visits;
using Handslaget.Booking.Web.Pages.Wayfinding;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The pages: the same steps and the same decisions as the API, for people. Plain forms; nothing changes on GET.</summary>
public static class PageDoors
{
    public static void MapPages(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        pages.MapStartPages();
        pages.MapFigurePages();
        pages.MapPromisePages();
        pages.MapDraftPages();
        pages.MapChooseTimePages();
        pages.MapWithoutATimePages();
        pages.MapFinishPages();
        pages.MapFollowPages();
        pages.MapOfferPages();
        pages.MapInvitationPages();
        pages.MapOfficialsVisitPages();
        pages.MapAnswerPages();
        pages.MapReturnPages();
        pages.MapComplaintPages();
        pages.MapAssignedComplaintPages();
        pages.MapDecisionMapPages();
        pages.MapOfficialPages();
        pages.MapMyTimePages();
        pages.MapSubscriptionPages();
        pages.MapOutcomePages();
        pages.MapCommitmentPages();
        pages.MapCompanyPages();
        pages.MapSurveyPages();
        Gatherings.GatheringPages.MapGatheringPages(pages);
        pages.MapProcurementPages();
        pages.MapCoordinatorPages();
    }

    /// <summary>The demo's own pages.</summary>
    public static void MapDemoPages(this WebApplication app) => app.MapGroup("").ExcludeFromDescription().DisableAntiforgery().MapDemoPages();
}
