using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: while an offer stands; tomorrow; past; a seat missing, twice, unknown; no room, and a room where none is needed.
public class When_booking_by_hand
{
    private static Decision Book(Meeting m, IReadOnlyList<Place>? places = null, Guid? room = null, Slot? slot = null) =>
        m.BookByHand(slot ?? Thursday, places ?? Places, room ?? Room, OverrideReason.Agreed, Now, Rules);

    [Fact]
    public void a_time_wished_for_is_booked_at_once_with_its_reason() =>
        Given(Wishing).When(m => Book(m))
            .Then(HeldThursday, new MeetingBooked(ReplyBy, Now), new PanelSetByHand(Places, OverrideReason.Agreed, ReplyBy, Now))
            .ThenTheMeeting(m =>
            {
                Assert.Equal((MeetingStatus.Booked, Thursday, 0), (m.Status, m.Slot, m.Wishes.Count));
                Assert.All(m.Places, p => Assert.True(m.IsWaitingFor(p.OfficialId)));
            });

    [Fact]
    public void it_takes_the_place_of_an_offer() =>
        Given(OnOffer).When(m => Book(m, slot: Friday))
            .ThenTheMeeting(m => Assert.True(m.IsOffered(Now)))
            .Then(
                new SlotHeld(Friday, Places, Room, HoldUntil, Now), new MeetingBooked(ReplyBy, Now),
                new PanelSetByHand(Places, OverrideReason.Agreed, ReplyBy, Now))
            .ThenTheMeeting(m => Assert.All(m.Claims(Rules), c => Assert.Equal((Friday.Start, (DateTimeOffset?)null), (c.During.Start, c.Until))));

    [Fact]
    public void sooner_than_companies_may_is_allowed_and_the_past_is_not()
    {
        var tomorrow = Time("2027-03-02", "09:00", "10:00");
        Assert.IsType<Decision.Facts>(Book(Given(Asked).Meeting, slot: tomorrow));
        Given(Asked).When(m => Book(m, slot: Time("2027-03-01", "09:00", "10:00"))).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void what_makes_no_table_is_refused()
    {
        Given(Asked).When(m => Book(m, [.. Places.Take(2)])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Asked).When(m => Book(m, [.. Places, Sits(Colleague, "food")])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Asked).When(m => Book(m, [.. Places, Sits(Colleague, "unknown")])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Asked).When(m => Book(m, slot: Time("2027-03-11", "10:00", "10:30"))).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void a_room_is_needed_at_the_municipality_and_nowhere_else()
    {
        Given(Asked).When(m => m.BookByHand(Thursday, Places, null, OverrideReason.Agreed, Now, Rules)).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Requested(MeetingForm.Online), new PanelProposed(Seats)).When(m => Book(m)).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void a_booked_or_ended_meeting_is_not_booked_by_hand()
    {
        Given(Booked).When(m => Book(m)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Asked, new MeetingCancelled("company", Now)]).When(m => Book(m)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
