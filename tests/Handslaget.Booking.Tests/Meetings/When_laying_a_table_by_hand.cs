using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: one of several; the silent one again; one who said no; mends exhausted; a seat left empty that was, and one that was not; two in one
// seat; one person twice; a seat the table does not have; the same panel; a kept yes; a kept seat by link; the start; not booked; ended.
public class When_laying_a_table_by_hand
{
    private static readonly OverrideReason Why = OverrideReason.ConflictOfInterest;

    private static readonly Place[] WithColleague = [.. Places.Where(p => p.OfficialId != Inspector), Sits(Colleague, "food")];

    private static Func<Meeting, Decision> Set(DateTimeOffset now, params Place[] places) => m => m.SetPanel(places, Why, now, Rules);

    private static PanelSetByHand Laid(params Place[] places) => new(places, Why, ReplyBy, Now);

    [Fact]
    public void another_sits_there_and_is_asked_and_the_yes_of_the_others_stands() =>
        Given(Confirmed).When(Set(Now, WithColleague)).Then(Laid(WithColleague))
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Booked, m.Status))
            .ThenTheMeeting(m => Assert.True(m.IsWaitingFor(Colleague)))
            .ThenTheMeeting(m => Assert.Null(m.PlaceOf(Inspector)))
            .ThenTheMeeting(m => Assert.Equal([Coordinator, FireOfficer], m.Accepted))
            .When(m => m.Answer(Colleague, true, Thursday.Start, Now)).Then(Yes(Colleague), new MeetingConfirmed(Now));

    [Fact]
    public void who_leaves_is_released_who_comes_is_asked_and_nobody_else_is_troubled()
    {
        var story = Given([.. Confirmed, Laid(WithColleague)]);

        Assert.Equal(
            [(NoticeKind.Released, Inspector), (NoticeKind.Asked, Colleague)],
            Notices.For(Laid(WithColleague), story.Before, story.Meeting).Select(n => (n.Kind, n.OfficialId!.Value)));
    }

    [Fact]
    public void the_claims_follow()
    {
        var story = Given([.. Booked, Laid(WithColleague)]);

        Assert.Equal(
            [.. WithColleague.Select(p => p.OfficialId), Room],
            story.Meeting.Claims(Rules).Select(c => c.ResourceId));
    }

    [Fact]
    public void the_one_asked_is_waited_for_and_nobody_else_anew()
    {
        var story = Given([.. Confirmed, Yes(Planner), Laid(WithColleague)]);

        Assert.All(Reactions.To(Laid(WithColleague), story.Meeting, Rules), message => Assert.Contains(message.Body, new object[]
        {
            new NudgeOfficial(Id, Colleague), new TakeSilenceAsNo(Id, Colleague),
        }));
    }

    [Fact]
    public void somebody_silent_can_be_seated_again() =>
        Given([.. Booked, new SeatDeclined(Inspector, BySilence: true, Now), Vacated(Inspector, "food")])
            .When(Set(Now, [.. Places])).Then(Laid([.. Places]))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant))
            .ThenTheMeeting(m => Assert.Empty(m.Declined))
            .ThenTheMeeting(m => Assert.True(m.IsWaitingFor(Inspector)));

    [Fact]
    public void a_seat_mended_as_often_as_it_may_be_can_be_filled_by_hand() =>
        Given([
            .. Booked, No(Inspector), Mended(Inspector, Colleague, "food"), No(Colleague), Mended(Colleague, SecondColleague, "food"), No(SecondColleague),
            Mended(SecondColleague, ThirdColleague, "food"), No(ThirdColleague), Vacated(ThirdColleague, "food", "mended-too-often"),
        ]).When(Set(Now, [.. Places.Where(p => p.OfficialId != Inspector), Sits(FourthColleague, "food")]))
            .Then(Laid([.. Places.Where(p => p.OfficialId != Inspector), Sits(FourthColleague, "food")]))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant));

    [Fact]
    public void a_seat_that_is_empty_may_remain_so_and_is_still_called_empty() =>
        Given(Broken).When(Set(Now, [.. Places.Where(p => p.OfficialId is var id && id != Inspector && id != Planner)]))
            .Then(Laid([.. Places.Where(p => p.OfficialId is var id && id != Inspector && id != Planner)]))
            .ThenTheMeeting(m => Assert.Equal(["food"], m.Vacant));

    [Fact]
    public void a_no_that_is_being_mended_is_still_mended_when_the_seat_remains_empty() =>
        Given([.. Booked, No(Inspector)]).When(Set(Now, Sits(Coordinator, Meeting.Coordination), Sits(FireOfficer, "fire")))
            .Then(Laid(Sits(Coordinator, Meeting.Coordination), Sits(FireOfficer, "fire")))
            .When(m => m.Mend(Inspector, [Sits(Colleague, "food")], Now, Rules)).Then(Mended(Inspector, Colleague, "food"));

    [Fact]
    public void who_has_just_left_a_seat_does_not_take_another_while_the_first_is_empty() =>
        Given([.. Booked, No(Inspector)])
            .When(Set(Now, Sits(Coordinator, Meeting.Coordination), Sits(FireOfficer, "fire"), Sits(Inspector, "traffic"))).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void a_mend_that_comes_after_the_seat_is_filled_by_hand_changes_nothing() =>
        Given([.. Booked, No(Inspector), Laid(WithColleague)]).When(m => m.Mend(Inspector, [Sits(SecondColleague, "food")], Now, Rules)).ThenNothingNew();

    [Fact]
    public void a_seat_that_somebody_fills_is_not_left_empty() =>
        Given(Booked).When(Set(Now, [.. Places.Where(p => p.OfficialId != Inspector)])).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void the_last_who_was_waited_for_can_be_taken_away_and_that_confirms() =>
        Given([.. Booked, Yes(Coordinator), Yes(Inspector)]).When(Set(Now, Sits(Coordinator, Meeting.Coordination), Sits(Inspector, "food", "fire")))
            .Then(Laid(Sits(Coordinator, Meeting.Coordination), Sits(Inspector, "food", "fire")))
            .ThenTheMeeting(m => Assert.True(m.IsWaitingFor(Inspector)))
            .When(m => m.Answer(Inspector, true, Thursday.Start, Now)).Then(Yes(Inspector), new MeetingConfirmed(Now));

    [Fact]
    public void without_a_wish_that_has_not_answered_it_is_confirmed_still_and_the_company_does_not_hear_it_twice()
    {
        Place[] three = [.. Places.Where(p => p.OfficialId != Planner)];
        var story = Given(Confirmed).When(Set(Now, three)).Then(Laid(three), new MeetingConfirmed(Now));

        Assert.Empty(Notices.For(new MeetingConfirmed(Now), story.Before, story.Meeting));
    }

    [Fact]
    public void what_is_no_table_is_refused()
    {
        Given(Booked).When(Set(Now)).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Booked).When(Set(Now, [.. Places, Sits(Colleague)])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Booked).When(Set(Now, [.. Places, Sits(Colleague, "food")])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Booked).When(Set(Now, [.. WithColleague, Sits(Colleague, "traffic")])).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Booked).When(Set(Now, [.. Places, Sits(Colleague, "alcohol")])).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void the_same_panel_is_nothing_new_but_the_same_by_link_is() =>
        Given(Booked).When(Set(Now, [.. Places.Reverse()])).ThenNothingNew()
            .When(Set(Now, [.. Places.Where(p => p.OfficialId != Inspector), new Place(Inspector, ["food"], Remote: true)]))
            .Then(Laid([.. Places.Where(p => p.OfficialId != Inspector), new Place(Inspector, ["food"], Remote: true)]));

    [Fact]
    public void it_is_possible_until_the_meeting_begins()
    {
        Given(Booked).When(Set(Thursday.Start - Tick, WithColleague)).Then(
            new PanelSetByHand(WithColleague, Why, Thursday.Start - Tick + ReplyTime.AtLeast, Thursday.Start - Tick));
        Given(Booked).When(Set(Thursday.Start, WithColleague)).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void only_a_booked_meeting_has_a_table()
    {
        Given(Held).When(Set(Now, WithColleague)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Set(Now, WithColleague)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
