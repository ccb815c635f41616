using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: named twice, in another order, both by link and in writing; taking it back; a seat only wished for, unknown, or the coordinator's;
// while a time is held.
public class When_relaxing_the_need
{
    [Fact]
    public void a_required_seat_can_sit_by_link_or_answer_in_writing() =>
        Given(Asked).When(m => m.Relax(["food"], ["fire"], Now)).Then(new NeedRelaxed(["food"], ["fire"], Now))
            .ThenTheMeeting(m =>
            {
                Assert.Equal([Meeting.Coordination, "food"], m.Need.Required);
                Assert.Equal(["food"], m.Need.MayBeRemote);
            });

    [Fact]
    public void the_same_again_is_nothing_new_whatever_the_order_and_however_often_named() =>
        Given(Asked)
            .When(m => m.Relax(["food", "fire", "food"], [], Now)).Then(new NeedRelaxed(["fire", "food"], [], Now))
            .When(m => m.Relax(["food", "fire", "food"], [], Now)).ThenNothingNew()
            .When(m => m.Relax(["fire", "food"], [], Now)).ThenNothingNew();

    [Fact]
    public void nothing_let_go_of_is_nothing_new() => Given(Asked).When(m => m.Relax([], [], Now)).ThenNothingNew();

    [Fact]
    public void it_can_be_taken_back() =>
        Given([.. Asked, new NeedRelaxed([], ["food"], Now)]).When(m => m.Relax([], [], Now)).Then(new NeedRelaxed([], [], Now))
            .ThenTheMeeting(m => Assert.Contains("food", m.Need.Required));

    [Theory]
    [InlineData("traffic")]
    [InlineData("unknown")]
    [InlineData(Meeting.Coordination)]
    public void a_seat_wished_for_an_unknown_one_and_the_coordinator_can_not_be_let_go_of(string competence)
    {
        Given(Asked).When(m => m.Relax([competence], [], Now)).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Asked).When(m => m.Relax([], ["food", competence], Now)).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void a_time_held_for_another_need_is_let_go_of() =>
        Given(Held).When(m => m.Relax(["food"], [], Now)).Then(new HoldReleased(Now), new NeedRelaxed(["food"], [], Now))
            .ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)));

    [Fact]
    public void a_booked_or_ended_meeting_is_not_relaxed()
    {
        Given(Booked).When(m => m.Relax(["food"], [], Now)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Asked, new MeetingCancelled("company", Now)]).When(m => m.Relax(["food"], [], Now)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
