using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Perhaps, another time, and a text from the company. Edges: said twice; said of another time; by somebody who is not asked; when it is over;
// then answered; then moved; then seen to by a coordinator.
public class When_replying_without_answering
{
    [Fact]
    public void perhaps_is_noted_once_and_the_question_stays_open()
    {
        Story.Given(Booked).When(m => m.LeaveOpen(Inspector, Thursday.Start, Now)).Then(new SeatUndecided(Inspector, Now));
        Story.Given([.. Booked, new SeatUndecided(Inspector, Now)]).When(m => m.LeaveOpen(Inspector, Thursday.Start, Now)).ThenNothingNew();
        var meeting = Story.Given([.. Booked, new SeatUndecided(Inspector, Now)]).Meeting;
        Assert.True(meeting.IsWaitingFor(Inspector));
        Assert.Equal(ReplyBy, meeting.ReplyBy[Inspector]);
    }

    [Fact]
    public void another_time_is_noted_and_a_later_proposal_replaces_it()
    {
        Story.Given(Booked).When(m => m.ProposeOtherTime(Inspector, Friday, Thursday.Start, Now)).Then(new OtherTimeProposed(Inspector, Friday, Now));
        object[] proposed = [.. Booked, new OtherTimeProposed(Inspector, Friday, Now)];
        Story.Given(proposed).When(m => m.ProposeOtherTime(Inspector, Friday, Thursday.Start, Now)).ThenNothingNew();
        var later = Slot.From(Friday.Start.AddHours(1), Friday.Length);
        var meeting = Story.Given([.. proposed, new OtherTimeProposed(Inspector, later, Now), new OtherTimeProposed(FireOfficer, Friday, Now)]).Meeting;
        Assert.Equal((later, Friday, 2), (meeting.Proposed[Inspector], meeting.Proposed[FireOfficer], meeting.Proposed.Count));
        Assert.Equal(Thursday, meeting.Slot);
    }

    [Fact]
    public void the_time_it_has_is_no_proposal_and_one_that_has_passed_is_refused()
    {
        Story.Given(Booked).When(m => m.ProposeOtherTime(Inspector, Thursday, Thursday.Start, Now)).Then(new SeatUndecided(Inspector, Now));
        Story.Given(Booked).When(m => m.ProposeOtherTime(Inspector, Slot.From(Now, Friday.Length), Thursday.Start, Now)).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void only_somebody_at_the_table_and_of_the_time_it_has_is_heard()
    {
        Story.Given(Booked).When(m => m.LeaveOpen(Colleague, Thursday.Start, Now)).ThenRefused(Refusal.NotAtThisTable);
        Story.Given(Booked).When(m => m.ProposeOtherTime(Inspector, Friday, Friday.Start, Now)).ThenRefused(Refusal.TimeHasChanged);
        Story.Given(Booked).When(m => m.LeaveOpen(Inspector, Thursday.Start, Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
        Story.Given(Asked).When(m => m.LeaveOpen(Inspector, Thursday.Start, Now)).ThenRefused(Refusal.NotBooked);
        Story.Given([.. Booked, new MeetingCancelled("company", Now)]).When(m => m.ProposeOtherTime(Inspector, Friday, Thursday.Start, Now)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void an_answer_or_another_time_of_the_meeting_puts_an_end_to_both()
    {
        object[] said = [.. Booked, new SeatUndecided(Inspector, Now), new OtherTimeProposed(Inspector, Friday, Now)];
        foreach (var fact in new object[] { Yes(Inspector), No(Inspector), MovedTo(Friday) })
        {
            var meeting = Story.Given([.. said, fact]).Meeting;
            Assert.True(meeting.Undecided.Count == 0 && meeting.Proposed.Count == 0, fact.GetType().Name);
        }
    }

    [Fact]
    public void a_text_is_heard_once_and_moves_nothing()
    {
        Story.Given(Confirmed).When(m => m.Hear(CompanyReply.CanNot, Now)).Then(new CompanyReplied(CompanyReply.CanNot, Now));
        object[] said = [.. Confirmed, new CompanyReplied(CompanyReply.CanNot, Now)];
        Story.Given(said).When(m => m.Hear(CompanyReply.CanNot, Now)).ThenNothingNew();
        Story.Given(said).When(m => m.Hear(CompanyReply.Comes, Now)).Then(new CompanyReplied(CompanyReply.Comes, Now));
        var meeting = Story.Given(said).Meeting;
        Assert.Equal((MeetingStatus.Confirmed, Thursday), (meeting.Status, meeting.Slot));
        Story.Given(Asked).When(m => m.Hear(CompanyReply.Comes, Now)).ThenRefused(Refusal.NotBooked);
        Story.Given(Booked).When(m => m.Hear(CompanyReply.Comes, Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
        Story.Given([.. Booked, new MeetingCancelled("company", Now)]).When(m => m.Hear(CompanyReply.Comes, Now)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void what_a_coordinator_has_seen_to_waits_no_longer_and_can_be_seen_to_again()
    {
        object[] handled = [.. Booked, new OtherTimeProposed(Inspector, Friday, Now), new CompanyReplied(CompanyReply.OtherTime, Now), new NeedsHandled(Now)];
        var meeting = Story.Given(handled).Meeting;
        Assert.False(meeting.HasSomethingToAnswer);
        Story.Given(handled).When(m => m.Handle(Now.AddHours(1))).ThenNothingNew();
        Story.Given([.. handled, new CompanyReplied(CompanyReply.CanNot, Now)]).When(m => m.Handle(Now.AddHours(1))).Then(new NeedsHandled(Now.AddHours(1)));
        Assert.Equal(CompanyReply.Comes, Story.Given([.. Booked, new CompanyReplied(CompanyReply.Comes, Now), new NeedsHandled(Now)]).Meeting.CompanySays);
    }

    [Fact]
    public void who_proposed_a_time_that_is_not_chosen_gets_the_question_anew_and_nobody_else_does()
    {
        object[] said = [.. Booked, new OtherTimeProposed(Inspector, Friday, Now), new OtherTimeProposed(FireOfficer, Friday, Now), new SeatAccepted(FireOfficer, Now)];
        var story = Story.Given([.. said, new NeedsHandled(Now)]);
        var notice = Assert.Single(Notices.For(new NeedsHandled(Now), story.Before, story.Meeting));
        Assert.Equal((NoticeKind.SentAnew, Inspector), (notice.Kind, notice.OfficialId));
        Assert.True(notice.IsStillTrue(story.Meeting, Now));
        Assert.False(notice.IsStillTrue(story.Meeting.Evolve(MovedTo(Friday)), Now));
    }
}
