using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the last moment of the hold, and its end; twice.
public class When_extending_a_hold
{
    private static readonly DateTimeOffset Longer = HoldUntil + Rules.HoldExtension;

    [Fact]
    public void the_end_moves_from_where_it_was() =>
        Given(Held).When(m => m.ExtendHold(HoldUntil - Tick, Rules)).Then(new HoldExtended(Longer))
            .ThenTheMeeting(m => Assert.True(m.IsHolding(Longer - Tick)))
            .ThenTheMeeting(m => Assert.False(m.IsHolding(Longer)));

    [Fact]
    public void a_hold_is_extended_once() =>
        Given([.. Held, new HoldExtended(Longer)]).When(m => m.ExtendHold(Now, Rules)).ThenRefused(Refusal.HoldAlreadyExtended);

    [Fact]
    public void a_hold_that_has_ended_can_not_be_extended_even_if_no_timer_ran()
    {
        Given(Held).When(m => m.ExtendHold(HoldUntil, Rules)).ThenRefused(Refusal.HoldHasEnded);
        Given([.. Held, new HoldExtended(Longer)]).When(m => m.ExtendHold(Longer, Rules)).ThenRefused(Refusal.HoldHasEnded);
    }

    [Fact]
    public void nothing_held_is_nothing_to_extend()
    {
        Given(Asked).When(m => m.ExtendHold(Now, Rules)).ThenRefused(Refusal.NothingHeld);
        Given([.. Held, new HoldExpired(HoldUntil)]).When(m => m.ExtendHold(HoldUntil, Rules)).ThenRefused(Refusal.NothingHeld);
    }

    [Fact]
    public void a_booked_or_ended_meeting_has_no_hold()
    {
        Given(Booked).When(m => m.ExtendHold(Now, Rules)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Held, new MeetingCancelled("company", Now)]).When(m => m.ExtendHold(Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
