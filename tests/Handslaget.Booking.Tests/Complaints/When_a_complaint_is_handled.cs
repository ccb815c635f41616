using Handslaget.Booking.Complaints;
using Handslaget.Booking.Promises;
using static Handslaget.Booking.Tests.Complaints.A_complaint;

namespace Handslaget.Booking.Tests.Complaints;

public class When_a_complaint_is_handled
{
    private const string Office = "naringsliv";

    [Fact]
    public void it_is_received_once()
    {
        Is(Complaint.New.Receive(Received()), Received());
        Assert.Equal(Decision.AlreadySo, Given(Received()).Receive(Received()));
    }

    [Fact]
    public void it_is_acknowledged_once_and_not_when_it_is_closed()
    {
        Is(Given(Received()).Acknowledge(Rules, Now), new ComplaintAcknowledged(Now));
        Assert.Equal(Decision.AlreadySo, Given(Received(), new ComplaintAcknowledged(Now)).Acknowledge(Rules, Now.AddDays(1)));
        IsNo(Refusal.ComplaintIsClosed, Given(Received(), new ComplaintWithdrawn(Now)).Acknowledge(Rules, Now));
    }

    [Fact]
    public void it_is_assigned_neither_to_the_one_it_is_about_nor_to_who_sat_at_the_meeting()
    {
        IsNo(Refusal.NotImpartial, Given(Received()).Assign(Accused, Office, [], Now));
        IsNo(Refusal.NotImpartial, Given(Received()).Assign(AtTheTable, Office, Seated, Now));
        Is(Given(Received()).Assign(Other, Office, Seated, Now), new ComplaintAssigned(Other, Now));
        Assert.Equal(Decision.AlreadySo, Given(Received(), new ComplaintAssigned(Other, Now)).Assign(Other, Office, Seated, Now));
        Is(Given(Received(), new ComplaintAssigned(Other, Now)).Assign(Another, Office, Seated, Now), new ComplaintAssigned(Another, Now));
    }

    [Fact]
    public void nor_to_anybody_of_the_unit_it_is_about()
    {
        IsNo(Refusal.NotImpartial, Given(Received(unit: Office)).Assign(Other, Office, [], Now));
        Is(Given(Received(unit: Office)).Assign(Other, "bygglov", [], Now), new ComplaintAssigned(Other, Now));
    }

    [Fact]
    public void it_is_answered_by_somebody_who_may_and_the_answer_acknowledges_it()
    {
        var answered = new ComplaintAnswered(ComplaintOutcome.Right, Now, Other);
        Is(Given(Received()).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, Now), new ComplaintAcknowledged(Now), answered);
        Is(Given(Received(), new ComplaintAcknowledged(Now)).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, Now), answered);
        IsNo(Refusal.NotImpartial, Given(Received()).Answer(Accused, Office, [], ComplaintOutcome.Right, Rules, Now));
        IsNo(Refusal.ComplaintIsClosed, Given(Answered).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, Now));
    }

    [Fact]
    public void what_comes_later_than_promised_comes_with_an_explanation_for_each_promise_that_was_broken()
    {
        var (readBy, answerBy) = (Given(Received()).AcknowledgeBy(Rules)!.Value, Given(Received()).AnswerBy(Rules)!.Value);
        var late = answerBy.AddTicks(1);
        PromiseExplained read = new(PromiseRegister.ComplaintRead, Now, readBy.AddTicks(1)), answer = new(PromiseRegister.ComplaintAnswered, Now, late);

        Is(Given(Received()).Acknowledge(Rules, readBy), new ComplaintAcknowledged(readBy));
        Is(Given(Received()).Acknowledge(Rules, readBy.AddTicks(1)), new ComplaintAcknowledged(readBy.AddTicks(1)), read);
        Is(Given(Received(), new ComplaintAcknowledged(Now)).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, answerBy), new ComplaintAnswered(ComplaintOutcome.Right, answerBy, Other));
        Is(Given(Received(), new ComplaintAcknowledged(Now)).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, late), new ComplaintAnswered(ComplaintOutcome.Right, late, Other), answer);
        Is(
            Given(Received()).Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, late),
            new ComplaintAcknowledged(late), new ComplaintAnswered(ComplaintOutcome.Right, late, Other), read with { At = late }, answer);
        var again = Given([.. Answered, new ComplaintReopened(late)]);
        Assert.False(again.IsAnsweredLate(Rules, late));
        var later = again.AnswerBy(Rules)!.Value.AddTicks(1);
        Is(again.Answer(Another, Office, Seated, ComplaintOutcome.Right, Rules, later), new ComplaintAnswered(ComplaintOutcome.Right, later, Another), answer with { StartedAt = late, At = later });
    }

    [Fact]
    public void a_company_that_is_not_satisfied_says_so_once_and_somebody_else_answers()
    {
        var reopened = new ComplaintReopened(Now.AddDays(1));
        Is(Given(Answered).Reopen(Now.AddDays(1)), reopened);
        IsNo(Refusal.NotAnswered, Given(Received()).Reopen(Now));

        var again = Given([.. Answered, reopened]);
        Assert.Equal(Decision.AlreadySo, again.Reopen(Now));
        IsNo(Refusal.NotImpartial, again.Assign(Other, Office, Seated, Now));
        IsNo(Refusal.NotImpartial, again.Answer(Other, Office, Seated, ComplaintOutcome.Right, Rules, Now));
        var second = new ComplaintAnswered(ComplaintOutcome.Right, Now.AddDays(2), Another);
        Is(again.Answer(Another, Office, Seated, ComplaintOutcome.Right, Rules, Now.AddDays(2)), second);
        IsNo(Refusal.ReopenedOnce, again.Evolve(second).Reopen(Now));
    }

    [Fact]
    public void what_is_open_can_be_withdrawn_or_passed_on_and_nothing_else()
    {
        Is(Given(Received()).Withdraw(Now), new ComplaintWithdrawn(Now));
        Assert.Equal(Decision.AlreadySo, Given(Received(), new ComplaintWithdrawn(Now)).Withdraw(Now));
        IsNo(Refusal.ComplaintIsClosed, Given(Answered).Withdraw(Now));
        var passed = new ComplaintPassedOn(ComplaintGoesTo.PolicyOwner, Now);
        Is(Given(Received()).PassOn(ComplaintGoesTo.PolicyOwner, Now), passed);
        Assert.Equal(Decision.AlreadySo, Given(Received(), passed).PassOn(ComplaintGoesTo.PolicyOwner, Now));
        IsNo(Refusal.ComplaintIsClosed, Given(Received(), passed).PassOn(ComplaintGoesTo.Appeal, Now));
    }

    [Fact]
    public void a_lesson_is_published_worded_anew_and_taken_away()
    {
        Is(Given(Answered).PublishLesson(Now), new LessonPublished(Now));
        Is(Given([.. Answered, new LessonPublished(Now)]).PublishLesson(Now.AddDays(1)), new LessonPublished(Now.AddDays(1)));
        Is(Given([.. Answered, new LessonPublished(Now)]).WithdrawLesson(Now), new LessonWithdrawn(Now));
        Assert.Equal(Decision.AlreadySo, Given(Answered).WithdrawLesson(Now));
    }

    [Fact]
    public void to_the_one_it_is_about_it_does_not_exist()
    {
        Assert.True(Given(Received()).IsKeptFrom(Accused));
        Assert.False(Given(Received()).IsKeptFrom(AtTheTable));
    }
}
