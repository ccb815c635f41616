using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice; before anything is held or booked; the start itself; after it fell through.
public class When_cancelling
{
    [Theory]
    [InlineData("company")]
    [InlineData("coordinator")]
    public void who_cancelled_is_remembered_and_a_second_time_changes_nothing(string by) =>
        Given(Confirmed)
            .When(m => m.Cancel(by, Now)).Then(new MeetingCancelled(by, Now))
            .ThenTheMeeting(m => Assert.Equal((MeetingStatus.Cancelled, by, 1), (m.Status, m.EndedBy, m.Sequence)))
            .When(m => m.Cancel("company", Now)).ThenNothingNew();

    [Fact]
    public void a_request_a_hold_and_a_broken_table_can_be_cancelled()
    {
        Given(Asked).When(m => m.Cancel("company", Now)).Then(new MeetingCancelled("company", Now));
        Given(Held).When(m => m.Cancel("company", HoldUntil)).Then(new MeetingCancelled("company", HoldUntil));
        Given([.. Broken, new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now)])
            .When(m => m.Cancel("company", Now)).Then(new MeetingCancelled("company", Now))
            .ThenTheMeeting(m => Assert.Empty(m.Alternatives))
            .ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)));
    }

    [Fact]
    public void a_meeting_can_be_cancelled_until_it_begins()
    {
        Given(Confirmed).When(m => m.Cancel("company", Thursday.Start - Tick)).Then(new MeetingCancelled("company", Thursday.Start - Tick));
        Given(Confirmed).When(m => m.Cancel("company", Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
        Given(Held).When(m => m.Cancel("company", Thursday.Start)).Then(new MeetingCancelled("company", Thursday.Start));
    }

    [Fact]
    public void a_table_that_fell_through_is_not_cancelled_too() =>
        Given([.. Broken, new MeetingFellThrough(["food"], Now)]).When(m => m.Cancel("company", Now)).ThenRefused(Refusal.MeetingHasEnded);
}
