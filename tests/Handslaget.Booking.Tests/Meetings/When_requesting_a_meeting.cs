using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: a seat nobody holds; no time said twice, and again when it was relaxed in vain; a call back wished for before and after booking.
public class When_requesting_a_meeting
{
    private static readonly Slot Searched = new(Now, Now.AddDays(56));

    private static Decision FindNoTime(Meeting meeting) => meeting.FindNoTime(["food"], Searched, Now);

    [Fact]
    public void a_company_that_has_been_here_is_recognised() =>
        Given().When(_ => Meeting.Request(Requested(), Seats, [Inspector])).Then(Requested(), new PanelProposed(Seats), new CompanyRecognised([Inspector]))
            .ThenTheMeeting(m => Assert.Equal([Inspector], m.MetBefore));

    [Fact]
    public void the_request_and_its_panel_are_recorded_together() =>
        Given().When(_ => Meeting.Request(Requested(), Seats)).Then(Requested(), new PanelProposed(Seats))
            .ThenTheMeeting(m =>
            {
                Assert.Equal((Id, MeetingStatus.Requested, "open-cafe", 2), (m.Id, m.Status, m.Situation, m.Guests));
                Assert.Equal((true, false, "sv", Now), (m.StepFree, m.HearingLoop, m.Language, m.RequestedAt));
                Assert.Equal([Meeting.Coordination, "food", "fire"], m.Need.Required);
                Assert.Equal(["traffic"], m.Need.Optional);
                Assert.Equal((2, true), (m.Need.Guests, m.Need.StepFree));
            });

    [Fact]
    public void a_seat_nobody_holds_does_not_stand_in_the_way_of_a_time()
    {
        var seats = Seats.Append(Seat("alcohol", unheld: true)).Append(Seat("water", required: false, unheld: true)).ToList();
        Given(Requested(), new PanelProposed(seats)).ThenTheMeeting(m =>
        {
            Assert.DoesNotContain("alcohol", m.Need.Required);
            Assert.DoesNotContain("water", m.Need.Optional);
        });
    }

    [Fact]
    public void that_no_time_was_found_is_said_once() =>
        Given(Asked)
            .When(FindNoTime).Then(new NoTimeFound(["food"], Searched.Start, Searched.End, Now))
            .When(FindNoTime).ThenNothingNew();

    [Fact]
    public void it_is_said_again_when_what_was_let_go_of_did_not_help() =>
        Given([.. Asked, new NoTimeFound(["food"], Searched.Start, Searched.End, Now), new NeedRelaxed(["food"], [], Now)])
            .When(FindNoTime).Then(new NoTimeFound(["food"], Searched.Start, Searched.End, Now));

    [Fact]
    public void a_time_that_is_held_is_a_time_that_was_found() =>
        Given([.. Asked, new NoTimeFound(["food"], Searched.Start, Searched.End, Now), HeldThursday]).ThenTheMeeting(m => Assert.False(m.NoTime));

    [Fact]
    public void a_booked_or_ended_meeting_looks_for_no_time()
    {
        Given(Booked).When(FindNoTime).ThenNothingNew();
        Given([.. Asked, new MeetingCancelled("company", Now)]).When(FindNoTime).ThenNothingNew();
    }

    [Fact]
    public void a_call_back_is_asked_for_once() =>
        Given(Asked)
            .When(m => m.AskForCallBack(Now)).Then(new CallBackAsked(Now))
            .When(m => m.AskForCallBack(Now)).ThenNothingNew();

    [Fact]
    public void a_call_back_can_be_asked_for_with_a_meeting_booked() =>
        Given(Booked).When(m => m.AskForCallBack(Now)).Then(new CallBackAsked(Now));

    [Fact]
    public void a_call_back_is_answered_by_a_booking() =>
        Given([.. Held, new CallBackAsked(Now), new MeetingBooked(ReplyBy, Now)]).ThenTheMeeting(m => Assert.False(m.CallBack));

    [Fact]
    public void nobody_calls_about_a_meeting_that_has_ended() =>
        Given([.. Asked, new MeetingCancelled("company", Now)]).When(m => m.AskForCallBack(Now)).ThenRefused(Refusal.MeetingHasEnded);

    [Fact]
    public void what_needed_a_human_has_been_seen_to() =>
        Given([.. Asked, new CallBackAsked(Now)]).When(m => m.Handle(Now)).Then(new NeedsHandled(Now))
            .ThenTheMeeting(m => Assert.False(m.CallBack));

    [Fact]
    public void it_is_seen_to_once_until_something_comes_up_again()
    {
        Given([.. Asked, new CallBackAsked(Now), new NeedsHandled(Now)]).When(m => m.Handle(Now)).ThenNothingNew();
        Given([.. Asked, new NeedsHandled(Now), new CallBackAsked(Now)]).When(m => m.Handle(Now)).Then(new NeedsHandled(Now));
    }
}
