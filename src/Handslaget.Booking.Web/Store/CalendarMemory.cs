using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Web.Store;

public sealed class CalendarMemory
{
    public void Claimed(Guid meeting, IReadOnlyList<Claim> claims) { }
}
