using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the very start; somebody from another table; a company that did not come; the seat that was only wished for; the coordinator's own
// seat; sent twice; written again after it was sent; asked too early, twice, and once too often.
public class When_writing_and_sharing_an_outcome
{
    private static readonly DateTimeOffset DayAfter = At("2027-03-12 09:00");

    private static readonly DateTimeOffset LastDay = At("2027-03-16 09:00");

    private static OutcomeWritten By(Guid official) => new(official, Thursday.End);

    private static object[] Written => [.. Confirmed, By(Inspector), By(FireOfficer)];

    private static Func<Meeting, Decision> Write(Guid official, DateTimeOffset? at = null) => m => m.WriteOutcome(official, at ?? Thursday.End);

    private static Func<Meeting, Decision> Share(params Guid[] leftOut) => m => m.ShareOutcome(leftOut, LastDay, LastDay);

    [Fact]
    public void who_sat_there_writes_from_the_start_on_and_as_often_as_they_like()
    {
        Given(Confirmed).When(Write(Inspector, Thursday.Start - Tick)).ThenRefused(Refusal.NotHeldYet);
        Given(Confirmed).When(Write(Inspector, Thursday.Start)).Then(new OutcomeWritten(Inspector, Thursday.Start))
            .When(Write(Inspector)).Then(By(Inspector)).ThenTheMeeting(m => Assert.Equal(Thursday.End, m.Wrote[Inspector]));
    }

    [Fact]
    public void nobody_else_writes_and_nobody_of_what_was_not()
    {
        Given(Confirmed).When(Write(Colleague)).ThenRefused(Refusal.NotAtThisTable);
        Given(Held).When(Write(Inspector)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Write(Inspector)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Confirmed, new CompanyStayedAway(Thursday.End)]).When(Write(Inspector)).ThenRefused(Refusal.CompanyWasAway);
    }

    [Fact]
    public void required_seats_owe_an_answer_but_not_the_coordinators() =>
        Given(Confirmed).ThenTheMeeting(m => Assert.Equal([Inspector, FireOfficer], m.OwesOutcome));

    [Fact]
    public void it_is_sent_when_all_have_written_and_that_says_that_it_was_held() =>
        Given(Written).When(Share()).Then(new MeetingTookPlace(Thursday.End), new OutcomeShared(LastDay, [])).When(Share()).ThenNothingNew();

    [Fact]
    public void somebody_who_has_not_written_is_waited_for_or_left_out_by_name()
    {
        Given([.. Confirmed, By(Inspector)]).When(Share()).ThenRefused(Refusal.OutcomeMissing)
            .When(Share(FireOfficer)).Then(new MeetingTookPlace(Thursday.End), new OutcomeShared(LastDay, [FireOfficer]));
        Given(Confirmed).When(Share(Inspector, FireOfficer)).ThenRefused(Refusal.OutcomeMissing);
    }

    [Fact]
    public void nothing_is_sent_that_was_written_after_it_was_read()
    {
        var promised = new DateOnly(2027, 5, 3);
        Func<Meeting, Decision> Read(DateTimeOffset at) => m => m.ShareOutcome([], at, LastDay, promised);
        Given(Written).When(Read(Thursday.End - Tick)).ThenRefused(Refusal.OutcomeChanged)
            .When(Read(Thursday.End)).Then(new MeetingTookPlace(Thursday.End), new OutcomeShared(LastDay, [], promised)).ThenTheMeeting(m => Assert.Equal(promised, m.PromisedUntil));
    }

    [Fact]
    public void what_a_coordinator_writes_down_for_somebody_says_so() =>
        Given(Confirmed).When(m => m.WriteOutcome(Inspector, Thursday.End, Colleague)).Then(new OutcomeWritten(Inspector, Thursday.End, Colleague))
            .ThenTheMeeting(m => Assert.DoesNotContain(Inspector, m.OwesOutcome));

    [Fact]
    public void what_is_written_after_it_was_sent_is_sent_again() =>
        Given([.. Written, new MeetingTookPlace(LastDay), new OutcomeShared(LastDay), By(Inspector)]).ThenTheMeeting(m => Assert.True(m.OutcomeWaits))
            .When(Share()).Then(new OutcomeShared(LastDay, [])).ThenTheMeeting(m => Assert.False(m.OutcomeWaits));

    [Fact]
    public void who_owes_is_asked_the_working_day_after_and_once_more_on_the_last_promised_day()
    {
        Func<Meeting, Decision> Ask(DateTimeOffset at) => m => m.AskForOutcome(at, Rules);
        Given([.. Confirmed, By(Inspector)]).When(Ask(DayAfter - Tick)).ThenNothingNew()
            .When(Ask(DayAfter)).Then(new OutcomeAsked([FireOfficer], DayAfter))
            .When(Ask(DayAfter)).ThenNothingNew()
            .When(Ask(LastDay)).Then(new OutcomeAsked([FireOfficer], LastDay))
            .When(Ask(LastDay.AddDays(7))).ThenNothingNew();
        Given(Confirmed).When(Ask(LastDay)).Then(new OutcomeAsked([Inspector, FireOfficer], LastDay)).When(Ask(LastDay)).ThenNothingNew();
        Given(Written).When(Ask(DayAfter)).ThenNothingNew();
        Given([.. Confirmed, new CompanyStayedAway(Thursday.End)]).When(Ask(DayAfter)).ThenNothingNew();
    }

    [Fact]
    public void the_company_is_promised_it_within_three_working_days() =>
        Given(Confirmed).ThenTheMeeting(m => Assert.Equal(At("2027-03-16 16:30"), m.OutcomeBy(Rules)));

    [Fact]
    public void it_is_followed_up_once_when_somebody_was_reached()
    {
        Func<Meeting, Decision> Call(ContactResult result) => m => m.FollowUp(result, LastDay.AddDays(20));
        Given(Written).When(Call(ContactResult.GoesWell)).ThenRefused(Refusal.OutcomeMissing);
        Given([.. Written, new OutcomeShared(LastDay)]).When(Call(ContactResult.NotReached)).ThenNothingNew()
            .When(Call(ContactResult.NeedsHelp)).Then(new FollowUpDone(LastDay.AddDays(20), ContactResult.NeedsHelp))
            .When(Call(ContactResult.GoesWell)).ThenNothingNew();
    }
}
