using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice; another time; the same time when the first hold has ended; the very start; too short, too long; a required seat missing;
// a required seat that nobody holds or that answers in writing.
public class When_holding_a_slot
{
    [Fact]
    public void a_time_that_fits_is_held_for_a_while() =>
        Given(Asked).When(m => m.Hold(Offered(Thursday), Now, Rules)).Then(new SlotHeld(Thursday, Places, Room, HoldUntil, Now))
            .ThenTheMeeting(m => Assert.Equal((MeetingStatus.Held, Thursday, Room), (m.Status, m.Slot, m.RoomId)));

    [Fact]
    public void a_time_held_twice_is_held_once_and_its_end_does_not_move() =>
        Given(Held).When(m => m.Hold(Offered(Thursday), Now.AddMinutes(5), Rules)).ThenNothingNew();

    [Fact]
    public void another_time_takes_the_place_of_the_first() =>
        Given(Held).When(m => m.Hold(Offered(Friday), Now.AddMinutes(5), Rules))
            .Then(new SlotHeld(Friday, Places, Room, Now.AddMinutes(15), Now.AddMinutes(5)))
            .ThenTheMeeting(m => Assert.All(m.Claims(Rules), c => Assert.Equal(Friday.Start, c.During.Start)));

    [Fact]
    public void a_time_held_anew_can_be_extended_anew() =>
        Given([.. Held, new HoldExtended(HoldUntil.AddMinutes(10)), new SlotHeld(Friday, Places, Room, HoldUntil, Now)])
            .ThenTheMeeting(m => Assert.False(m.HoldExtended));

    [Fact]
    public void a_hold_that_has_ended_can_be_taken_again_even_if_no_timer_ran() =>
        Given(Held).When(m => m.Hold(Offered(Thursday), HoldUntil, Rules))
            .Then(new SlotHeld(Thursday, Places, Room, HoldUntil.AddMinutes(10), HoldUntil));

    [Fact]
    public void a_time_that_has_begun_can_not_be_held()
    {
        Given(Asked).When(m => m.Hold(Offered(Thursday), Thursday.Start, Rules)).ThenRefused(Refusal.TimeHasPassed);
        Given(Asked).When(m => m.Hold(Offered(Thursday), Thursday.Start - Tick, Rules))
            .Then(new SlotHeld(Thursday, Places, Room, Thursday.Start - Tick + Rules.HoldLasts, Thursday.Start - Tick));
    }

    [Theory]
    [InlineData("11:01")]
    [InlineData("10:59")]
    public void a_time_of_another_length_does_not_fit(string end) =>
        Given(Asked).When(m => m.Hold(Offered(Time("2027-03-11", "10:00", end)), Now, Rules)).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void a_table_without_a_required_seat_does_not_fit() =>
        Given(Asked).When(m => m.Hold(Offered(Thursday, Places[0], Places[1]), Now, Rules)).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void a_table_without_a_seat_wished_for_fits() =>
        Given(Asked).When(m => m.Hold(Offered(Thursday, [.. Places.Take(3)]), Now, Rules))
            .Then(new SlotHeld(Thursday, [.. Places.Take(3)], Room, HoldUntil, Now));

    [Fact]
    public void one_official_can_fill_several_seats()
    {
        Handslaget.Booking.Panels.Place[] few = [Sits(Coordinator, Meeting.Coordination, "food"), Sits(FireOfficer, "fire")];
        Given(Asked).When(m => m.Hold(Offered(Thursday, few), Now, Rules)).Then(new SlotHeld(Thursday, few, Room, HoldUntil, Now));
    }

    [Fact]
    public void a_seat_that_answers_in_writing_need_not_sit() =>
        Given([.. Asked, new NeedRelaxed([], ["fire"], Now)]).When(m => m.Hold(Offered(Thursday, [.. Places.Take(2)]), Now, Rules))
            .Then(new SlotHeld(Thursday, [.. Places.Take(2)], Room, HoldUntil, Now));

    [Fact]
    public void a_booked_meeting_is_moved_and_not_held() =>
        Given(Booked).When(m => m.Hold(Offered(Friday), Now, Rules)).ThenRefused(Refusal.AlreadyBooked);

    [Fact]
    public void a_meeting_that_has_ended_holds_nothing()
    {
        Given([.. Held, new MeetingCancelled("company", Now)]).When(m => m.Hold(Offered(Friday), Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Broken, new MeetingFellThrough(["food"], Now)]).When(m => m.Hold(Offered(Friday), Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
