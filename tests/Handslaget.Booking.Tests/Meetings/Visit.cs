using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

/// <summary>
/// A visit to write stories about: the coordinator and the food inspector are to go to a company thirty-five minutes away. It is asked on Monday
/// the first of March at ten, and chooses Thursday the eleventh at ten.
/// </summary>
internal static class Visit
{
    public static readonly TimeSpan Travel = TimeSpan.FromMinutes(35);

    public static readonly IReadOnlyList<Place> Pair = [Sits(Coordinator, Meeting.Coordination), Sits(Inspector, "food")];

    public static readonly IReadOnlyList<Seat> Seats = [Seat(Meeting.Coordination), Seat("food")];

    public static VisitInvited Invited(Channel by = Channel.Mail) => new(Id, Pair, CompanySize.Small, Travel, TravelIsKnown: true, by, "sv", Now);

    public static object[] Asked => [Invited(), new PanelProposed(Seats)];

    public static object[] Held => [.. Asked, new SlotHeld(Thursday, Pair, null, HoldUntil, Now)];

    public static object[] Booked => [.. Held, new MeetingBooked(ReplyBy, Now)];

    public static Offer At(Slot slot) => new(slot, Pair, null, new Dictionary<string, IReadOnlyList<Guid>>());
}
