using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice; the timer of a hold that was extended, or of an earlier one; the end itself; after the booking.
public class When_releasing_or_expiring_a_hold
{
    [Fact]
    public void the_company_lets_go_once() =>
        Given(Held)
            .When(m => m.ReleaseHold(Now)).Then(new HoldReleased(Now))
            .When(m => m.ReleaseHold(Now)).ThenNothingNew()
            .ThenTheMeeting(m => Assert.Equal((MeetingStatus.Requested, null, null), (m.Status, m.Slot, m.HoldUntil)))
            .ThenTheMeeting(m => Assert.Empty(m.Places));

    [Fact]
    public void nothing_held_is_already_let_go_of()
    {
        Given(Asked).When(m => m.ReleaseHold(Now)).ThenNothingNew();
        Given([.. Held, new MeetingCancelled("company", Now)]).When(m => m.ReleaseHold(Now)).ThenNothingNew();
    }

    [Fact]
    public void a_booking_is_not_let_go_of_as_if_it_were_a_hold()
    {
        Given(Booked).When(m => m.ReleaseHold(Now)).ThenRefused(Refusal.AlreadyBooked);
        Given(Confirmed).When(m => m.ReleaseHold(Now)).ThenRefused(Refusal.AlreadyBooked);
    }

    [Fact]
    public void the_timer_tidies_at_the_end_and_not_before() =>
        Given(Held)
            .When(m => m.ExpireHold(HoldUntil - Tick)).ThenNothingNew()
            .When(m => m.ExpireHold(HoldUntil)).Then(new HoldExpired(HoldUntil))
            .When(m => m.ExpireHold(HoldUntil)).ThenNothingNew();

    [Fact]
    public void the_first_timer_of_an_extended_hold_changes_nothing() =>
        Given([.. Held, new HoldExtended(HoldUntil.AddMinutes(10))])
            .When(m => m.ExpireHold(HoldUntil)).ThenNothingNew()
            .When(m => m.ExpireHold(HoldUntil.AddMinutes(10))).Then(new HoldExpired(HoldUntil.AddMinutes(10)));

    [Fact]
    public void the_timer_of_an_earlier_hold_leaves_the_new_one_alone() =>
        Given([.. Held, new SlotHeld(Friday, Places, Room, HoldUntil.AddMinutes(5), Now.AddMinutes(5))])
            .When(m => m.ExpireHold(HoldUntil)).ThenNothingNew();

    [Fact]
    public void a_timer_that_comes_after_the_booking_changes_nothing()
    {
        Given(Booked).When(m => m.ExpireHold(HoldUntil.AddDays(1))).ThenNothingNew();
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(m => m.ExpireHold(HoldUntil)).ThenNothingNew();
    }
}
