using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the last moment of the hold, and its end; twice; an extended hold; a held time that begins while it is held.
public class When_booking
{
    [Fact]
    public void the_held_time_is_taken_and_everybody_is_asked_to_answer_in_time() =>
        Given(Held).When(m => m.Book(HoldUntil - Tick, Rules)).Then(new MeetingBooked(ReplyBy, HoldUntil - Tick))
            .ThenTheMeeting(m =>
            {
                Assert.Equal((MeetingStatus.Booked, HoldUntil - Tick, null), (m.Status, m.BookedAt, m.HoldUntil));
                Assert.Equal(Places.Select(p => p.OfficialId), m.ReplyBy.Keys);
                Assert.All(m.ReplyBy.Values, by => Assert.Equal(ReplyBy, by));
                Assert.All(Places, p => Assert.True(m.IsWaitingFor(p.OfficialId)));
            });

    [Fact]
    public void booking_twice_books_once()
    {
        Given(Booked).When(m => m.Book(Now, Rules)).ThenNothingNew();
        Given(Confirmed).When(m => m.Book(Now, Rules)).ThenNothingNew();
    }

    [Fact]
    public void a_hold_that_has_ended_can_not_be_booked_even_if_no_timer_ran() =>
        Given(Held).When(m => m.Book(HoldUntil, Rules)).ThenRefused(Refusal.HoldHasEnded);

    [Fact]
    public void an_extended_hold_can_be_booked_to_its_new_end() =>
        Given([.. Held, new HoldExtended(HoldUntil.AddMinutes(10))]).When(m => m.Book(HoldUntil, Rules)).Then(new MeetingBooked(ReplyBy, HoldUntil));

    [Fact]
    public void nothing_held_is_nothing_to_book()
    {
        Given(Asked).When(m => m.Book(Now, Rules)).ThenRefused(Refusal.NothingHeld);
        Given([.. Held, new HoldReleased(Now)]).When(m => m.Book(Now, Rules)).ThenRefused(Refusal.NothingHeld);
        Given([.. Held, new HoldExpired(HoldUntil)]).When(m => m.Book(HoldUntil, Rules)).ThenRefused(Refusal.NothingHeld);
    }

    [Fact]
    public void a_time_that_began_while_it_was_held_can_not_be_booked()
    {
        var late = Thursday.Start.AddMinutes(-5);
        var held = new SlotHeld(Thursday, Places, Room, late + Rules.HoldLasts, late);
        Given([.. Asked, held]).When(m => m.Book(Thursday.Start, Rules)).ThenRefused(Refusal.TimeHasPassed);
        Given([.. Asked, held]).When(m => m.Book(Thursday.Start - Tick, Rules))
            .Then(new MeetingBooked(Thursday.Start - Tick + ReplyTime.AtLeast, Thursday.Start - Tick));
    }

    [Fact]
    public void a_meeting_that_has_ended_is_not_booked() =>
        Given([.. Held, new MeetingCancelled("company", Now)]).When(m => m.Book(Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
}
