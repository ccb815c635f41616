using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: logs from before there were visits; a time that is held; the instants of the reminder, the call and the end; put off twice; booked;
// noted twice, nothing needed, and by whom nobody met; who steps in, and where the next time is looked for then.
public class When_a_company_is_visited
{
    private static readonly DateTimeOffset Ends = At("2027-03-22 16:30");

    [Fact]
    public void the_first_fact_says_that_it_is_a_visit_and_a_log_without_it_is_a_table()
    {
        Given(Asked).ThenTheMeeting(m => Assert.Equal(MeetingKind.Table, m.Kind));
        Given().When(_ => Meeting.Invite(Visit.Invited(), Visit.Seats)).Then(Visit.Asked)
            .ThenTheMeeting(m => Assert.Equal((MeetingKind.Visit, MeetingForm.AtCompany, Visit.Travel), (m.Kind, m.Form, m.Travel)))
            .ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)))
            .ThenTheMeeting(m => Assert.Equal(Coordinator, m.Need.Named[Meeting.Coordination]));
    }

    [Fact]
    public void it_is_booked_like_any_other_meeting_and_takes_the_way_there_and_back()
    {
        var taken = new Slot(Thursday.Start - Visit.Travel, Thursday.End + Visit.Travel);
        Given(Visit.Asked)
            .When(m => m.Hold(Visit.At(Thursday), Now, Rules)).Then(new SlotHeld(Thursday, Visit.Pair, null, HoldUntil, Now))
            .ThenTheMeeting(m => Assert.Equal(Visit.Pair.Select(p => new Claim(p.OfficialId, Id, taken, HoldUntil)), m.Claims(Rules)))
            .When(m => m.Book(Now, Rules)).Then(new MeetingBooked(ReplyBy, Now))
            .ThenTheMeeting(m => Assert.Equal(Visit.Pair.Select(p => new Claim(p.OfficialId, Id, taken)), m.Claims(Rules)))
            .ThenTheMeeting(m => Assert.Equal(m.Claims(Rules), m.Claims(Rules with { Travel = TimeSpan.FromHours(2) })));
    }

    [Fact]
    public void no_thanks_is_one_press_and_the_last_word()
    {
        Given(Visit.Asked).When(m => m.DeclineVisit(Now)).Then(new VisitDeclined(Now))
            .ThenTheMeeting(m => Assert.Equal((true, "company", true), (m.HasEnded, m.EndedBy, m.Declines)))
            .When(m => m.DeclineVisit(Now)).ThenNothingNew()
            .When(m => m.PutOffVisit(Now)).ThenRefused(Refusal.MeetingHasEnded)
            .When(m => m.Hold(Visit.At(Thursday), Now, Rules)).ThenRefused(Refusal.MeetingHasEnded)
            .ThenTheMeeting(m => Assert.DoesNotContain(Notices.For(Visit.Invited(), Meeting.New, Given(Visit.Asked).Meeting), n => n.IsStillTrue(m, Now)));
        Given(Visit.Held).When(m => m.DeclineVisit(Now)).Then(new VisitDeclined(Now)).ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)));
        Given(Visit.Booked).When(m => m.DeclineVisit(Now)).ThenRefused(Refusal.AlreadyBooked);
    }

    [Fact]
    public void not_now_is_asked_again_in_three_months_in_the_same_way()
    {
        var later = At("2027-06-01 09:00");
        Given(Visit.Asked).When(m => m.PutOffVisit(Now)).Then(new VisitPutOff(later, Now))
            .ThenTheMeeting(m => Assert.Equal(
                [(NoticeKind.VisitAsked, later), (NoticeKind.VisitReminder, At("2027-06-08 09:00"))],
                Notices.For(new VisitPutOff(later, Now), m, m).Select(n => (n.Kind, n.DueAt!.Value))))
            .When(m => m.PutOffVisit(Now)).ThenNothingNew()
            .When(m => m.EndInvitation(Ends, Rules)).ThenNothingNew()
            .When(m => m.PutOffVisit(later)).Then(new VisitPutOff(At("2027-09-01 09:00"), later));
        Given(Visit.Held).When(m => m.PutOffVisit(Now)).Then(new HoldReleased(Now), new VisitPutOff(later, Now));
        Given(Visit.Booked).When(m => m.PutOffVisit(Now)).ThenRefused(Refusal.AlreadyBooked);
    }

    [Theory]
    [InlineData(Channel.Mail)]
    [InlineData(Channel.Sms)]
    public void it_is_asked_and_reminded_once_in_one_way_only(Channel by)
    {
        var asked = Given(Visit.Invited(by)).Meeting;
        var notices = Notices.For(Visit.Invited(by), Meeting.New, asked).ToList();
        Assert.Equal([(NoticeKind.VisitAsked, by, null), (NoticeKind.VisitReminder, by, (DateTimeOffset?)At("2027-03-08 09:00"))], notices.Select(n => (n.Kind, n.Channel, n.DueAt)));
        Assert.All(notices, n => Assert.True(n.IsStillTrue(asked, Now.AddDays(7))));
        Assert.All(notices, n => Assert.False(n.IsStillTrue(Given(Visit.Booked).Meeting, Now)));
        Assert.All(notices, n => Assert.False(n.IsStillTrue(Given([.. Visit.Asked, new CallBackAsked(Now)]).Meeting, Now)));
    }

    [Fact]
    public void unanswered_it_is_called_about_and_then_it_ends()
    {
        Assert.Equal([new(new EndInvitation(Id), Ends)], Reactions.To(Visit.Invited(), Given(Visit.Asked).Meeting, Rules));
        Given(Visit.Asked)
            .ThenTheMeeting(m => Assert.Equal(At("2027-03-11 09:00"), m.VisitCalledFrom))
            .ThenTheMeeting(m => Assert.Equal(new NextAction(NextActionKind.InvitationEnds, Ends), NextAction.Of(m, Rules, Now)))
            .When(m => m.EndInvitation(Ends - Tick, Rules)).ThenNothingNew()
            .When(m => m.EndInvitation(Ends, Rules)).Then(new InvitationLapsed(Ends))
            .ThenTheMeeting(m => Assert.Equal((true, "system", false), (m.HasEnded, m.EndedBy, m.Declines)))
            .When(m => m.EndInvitation(Ends, Rules)).ThenNothingNew();
    }

    [Fact]
    public void who_has_answered_in_any_way_is_not_ended_by_the_clock()
    {
        object[][] answers = [Visit.Booked, [.. Visit.Asked, new CallBackAsked(Now)], [.. Visit.Asked, new OwnTimesWished([Wished], Now)], [.. Visit.Asked, new WaitListJoined(Now)]];
        foreach (var answered in answers) Given(answered).When(m => m.EndInvitation(Ends, Rules)).ThenNothingNew();
        Given([.. Visit.Held[..^1], new SlotHeld(Thursday, Visit.Pair, null, Ends.AddMinutes(10), Ends)]).When(m => m.EndInvitation(Ends, Rules)).ThenNothingNew();
    }

    [Fact]
    public void when_an_answer_comes_to_nothing_the_invitation_ends_so_many_days_after_that()
    {
        var (later, ends) = (Ends.AddDays(10), Rules.ClosingAfter(Ends.AddDays(10), Meeting.VisitEndsAfter));
        (object[] Answered, object Ended)[] cases =
        [
            ([.. Visit.Asked, new OwnTimesWished([Wished], Now)], new WishesRefused(later)),
            ([.. Visit.Asked, new WaitListJoined(Now)], new WaitListLeft(later)),
            ([.. Visit.Asked, new WaitListJoined(Now)], new WaitListLeft(later, BySilence: true)),
            ([.. Visit.Asked, new CallBackAsked(Now)], new NeedsHandled(later)),
            (Visit.Held, new HoldReleased(later)),
            (Visit.Held, new HoldExpired(later)),
        ];
        foreach (var (answered, ended) in cases)
        {
            Given([.. answered, ended])
                .ThenTheMeeting(m => Assert.Equal([new(new EndInvitation(Id), ends)], Reactions.To(ended, m, Rules)))
                .ThenTheMeeting(m => Assert.Equal(ends, NextAction.Of(m, Rules, later)!.At))
                .When(m => m.EndInvitation(ends - Tick, Rules)).ThenNothingNew()
                .When(m => m.EndInvitation(ends, Rules)).Then(new InvitationLapsed(ends));
        }
        Given([.. Visit.Asked, new NeedsHandled(Now.AddDays(9))]).ThenTheMeeting(m => Assert.Equal(Ends, m.InvitationEndsAt(Rules)));
        Assert.Empty(Reactions.To(new HoldExpired(later), Given(Held).Meeting, Rules));
    }

    [Fact]
    public void a_call_that_is_made_is_seen_to_also_when_something_was_seen_to_before()
    {
        var (called, again) = (At("2027-03-11 09:00"), At("2027-06-11 09:00"));
        Given([.. Visit.Asked, new NeedsHandled(Now)])
            .ThenTheMeeting(m => Assert.False(m.IsToBeCalled(called - Tick)))
            .When(m => m.Handle(called)).Then(new NeedsHandled(called))
            .ThenTheMeeting(m => Assert.False(m.IsToBeCalled(called)))
            .When(m => m.Handle(called)).ThenNothingNew()
            .When(m => m.PutOffVisit(called)).Then(new VisitPutOff(At("2027-06-11 09:00"), called))
            .When(m => m.Handle(again)).ThenNothingNew()
            .ThenTheMeeting(m => Assert.True(m.IsToBeCalled(m.VisitCalledFrom)))
            .When(m => m.Handle(At("2027-07-01 09:00"))).Then(new NeedsHandled(At("2027-07-01 09:00")));
    }

    [Fact]
    public void two_come_or_nobody_does() =>
        Given(Visit.Asked)
            .When(m => m.Relax([], ["food"], Now)).ThenRefused(Refusal.TimeDoesNotFit)
            .When(m => m.Change(new(null, ["x"], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", null, Now), [])).ThenNothingNew();

    [Fact]
    public void what_the_company_needs_is_noted_afterwards_and_says_that_the_visit_was_held()
    {
        Given(Visit.Booked)
            .When(m => m.NoteNeeds(["land"], Thursday.Start - Tick)).ThenRefused(Refusal.NotHeldYet)
            .ThenTheMeeting(m => Assert.Equal([Coordinator, Inspector], m.OwesOutcome))
            .When(m => m.AskForOutcome(At("2027-03-12 09:00"), Rules)).Then(new OutcomeAsked([Coordinator, Inspector], At("2027-03-12 09:00")))
            .When(m => m.NoteNeeds(["skills", "land", "land"], Thursday.End)).Then(new MeetingTookPlace(Thursday.End), new GrowthNeedsNoted(["land", "skills"], Thursday.End))
            .ThenTheMeeting(m => Assert.Empty(m.OwesOutcome))
            .When(m => m.NoteNeeds(["land", "skills"], Thursday.End)).ThenNothingNew()
            .When(m => m.NoteNeeds([], Thursday.End)).Then(new GrowthNeedsNoted([], Thursday.End))
            .When(m => m.AskForOutcome(At("2027-03-16 09:00"), Rules)).ThenNothingNew();
        Given(Visit.Booked).When(m => m.NoteNeeds([], Thursday.End)).Then(new MeetingTookPlace(Thursday.End), new GrowthNeedsNoted([], Thursday.End));
        Given([.. Visit.Booked, new CompanyStayedAway(Thursday.End)]).When(m => m.NoteNeeds(["land"], Thursday.End)).ThenRefused(Refusal.CompanyWasAway);
        Given(Visit.Asked).When(m => m.NoteNeeds(["land"], Thursday.End)).ThenRefused(Refusal.NotBooked);
    }

    [Fact]
    public void a_table_that_comes_of_it_is_told_of_once()
    {
        var table = Guid.NewGuid();
        Given(Visit.Booked)
            .When(m => m.OpenTable(table, Now)).ThenRefused(Refusal.NotHeldYet)
            .When(m => m.OpenTable(table, Thursday.End)).Then(new TableOpened(table, Thursday.End))
            .ThenTheMeeting(m => Assert.Equal([NoticeKind.TableOpened], Notices.For(new TableOpened(table, Thursday.End), m, m).Select(n => n.Kind)))
            .When(m => m.OpenTable(table, Thursday.End)).ThenNothingNew();
    }

    [Fact]
    public void who_steps_in_goes_at_another_time_too() =>
        Given([.. Visit.Booked, No(Inspector)])
            .ThenTheMeeting(m => Assert.Equal(Inspector, m.Need.Named["food"]))
            .And(Mended(Inspector, Colleague, "food"))
            .ThenTheMeeting(m => Assert.Equal((Colleague, Coordinator), (m.Need.Named["food"], m.Need.Named[Meeting.Coordination])))
            .When(m => m.Move(new(Friday, [Sits(Coordinator, Meeting.Coordination), Sits(Colleague, "food")], null, new Dictionary<string, IReadOnlyList<Guid>>()), "company", Now, Rules))
            .Then(new MeetingMoved(Friday, [Sits(Coordinator, Meeting.Coordination), Sits(Colleague, "food")], null, ReplyBy, "company", Now));
}
