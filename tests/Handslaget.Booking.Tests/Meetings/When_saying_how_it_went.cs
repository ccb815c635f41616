using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the very start; twice; the other way afterwards; never booked; ended; handled, and handled again when something has come up since.
public class When_saying_how_it_went
{
    private static Func<Meeting, Decision> Say(bool tookPlace, DateTimeOffset now) => m => m.SayHowItWent(tookPlace, now);

    [Fact]
    public void it_took_place_and_that_is_said_once() =>
        Given(Confirmed).When(Say(true, Thursday.Start)).Then(new MeetingTookPlace(Thursday.Start))
            .ThenTheMeeting(m => Assert.True(m.TookPlace)).When(Say(true, Thursday.End)).ThenNothingNew();

    [Fact]
    public void what_was_said_wrong_can_be_put_right() =>
        Given([.. Confirmed, new MeetingTookPlace(Thursday.End)]).When(Say(false, Thursday.End)).Then(new CompanyStayedAway(Thursday.End))
            .ThenTheMeeting(m => Assert.False(m.TookPlace));

    [Fact]
    public void nobody_knows_before_it_begins() => Given(Confirmed).When(Say(true, Thursday.Start - Tick)).ThenRefused(Refusal.NotHeldYet);

    [Fact]
    public void what_was_never_laid_was_never_held()
    {
        Given(Held).When(Say(true, Thursday.End)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Say(true, Thursday.End)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void what_has_come_up_since_it_was_seen_to_can_be_seen_to_again() =>
        Given([.. Booked, new NeedsHandled(Now)]).When(m => m.Handle(Now.AddHours(1))).ThenNothingNew()
            .When(m => m.Handle(Now.AddHours(1), since: Now)).ThenNothingNew()
            .When(m => m.Handle(Now.AddHours(2), since: Now.AddHours(1))).Then(new NeedsHandled(Now.AddHours(2)));
}
