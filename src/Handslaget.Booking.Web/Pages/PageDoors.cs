namespace Handslaget.Booking.Web.Pages;

public static class PageDoors
{
    public static void MapPages(this WebApplication app) { }
}
