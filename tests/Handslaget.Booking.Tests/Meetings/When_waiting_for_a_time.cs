using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice; where there are times; while holding; the offer's last tick; an offer of a time let pass, a quarter of an hour from one, or with a day too
// little notice; on a Friday, at night, before a holiday; a no to an offer that is gone; leaving with an offer and without; booked, cancelled.
public class When_waiting_for_a_time
{
    private static readonly DateTimeOffset Later = Now.AddHours(3);

    private static readonly DateTimeOffset SecondUntil = At("2027-03-03 10:00");

    private static TimeOffered OfferedFriday => new(Friday, Places, Room, SecondUntil, OfferUntil);

    private static object[] SilentOnce => [.. OnOffer, new OfferLapsed(OfferUntil)];

    [Fact]
    public void a_company_joins_once()
    {
        Given(Asked).When(m => m.JoinWaitList(hasTimes: false, Now)).Then(new WaitListJoined(Now))
            .ThenTheMeeting(m => Assert.True(m.IsInLine(Now)))
            .When(m => m.JoinWaitList(hasTimes: false, Later)).ThenNothingNew()
            .When(m => m.JoinWaitList(hasTimes: true, Later)).ThenNothingNew();
    }

    [Fact]
    public void where_there_are_times_there_is_nothing_to_wait_for() =>
        Given(Asked).When(m => m.JoinWaitList(hasTimes: true, Now)).ThenRefused(Refusal.ThereAreTimes);

    [Fact]
    public void a_booked_or_ended_meeting_does_not_wait()
    {
        Given(Booked).When(m => m.JoinWaitList(hasTimes: false, Now)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Asked, new MeetingCancelled("company", Now)]).When(m => m.JoinWaitList(hasTimes: false, Now)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Waiting, HeldThursday, new MeetingBooked(ReplyBy, Now)]).ThenTheMeeting(m => Assert.False(m.IsWaiting));
        Given([.. Waiting, new MeetingCancelled("company", Now)]).ThenTheMeeting(m => Assert.False(m.IsWaiting));
    }

    [Fact]
    public void a_time_that_becomes_free_is_held_for_it_until_the_next_working_day() =>
        Given(Waiting).When(m => m.OfferTime(Offered(Thursday), Now, Rules)).Then(OfferedThursday)
            .ThenTheMeeting(m =>
            {
                Assert.True(m.IsOffered(OfferUntil - Tick));
                Assert.False(m.IsOffered(OfferUntil));
                Assert.Equal(Places.Count + 1, m.Claims(Rules).Count);
                Assert.All(m.Claims(Rules), c => Assert.Equal(OfferUntil, c.Until));
            });

    [Fact]
    public void one_time_is_offered_at_a_time() =>
        Given(OnOffer).When(m => m.OfferTime(Offered(Friday), Later, Rules)).ThenNothingNew()
            .ThenTheMeeting(m => Assert.False(m.IsInLine(Later)));

    [Fact]
    public void who_holds_another_time_is_offered_nothing_meanwhile() =>
        Given([.. Waiting, HeldThursday]).When(m => m.OfferTime(Offered(Friday), HoldUntil - Tick, Rules)).ThenNothingNew()
            .When(m => m.OfferTime(Offered(Friday), HoldUntil, Rules)).Then(new TimeOffered(Friday, Places, Room, At("2027-03-02 10:10"), HoldUntil));

    [Fact]
    public void who_does_not_wait_is_offered_nothing()
    {
        Given(Asked).When(m => m.OfferTime(Offered(Thursday), Now, Rules)).ThenRefused(Refusal.NotWaiting);
        Given([.. Waiting, new WaitListLeft(Now)]).When(m => m.OfferTime(Offered(Thursday), Now, Rules)).ThenRefused(Refusal.NotWaiting);
        Given(Booked).When(m => m.OfferTime(Offered(Friday), Now, Rules)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Waiting, new MeetingCancelled("company", Now)]).When(m => m.OfferTime(Offered(Thursday), Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void a_table_without_a_required_seat_is_not_offered() =>
        Given(Waiting).When(m => m.OfferTime(Offered(Thursday, Places[0], Places[1]), Now, Rules)).ThenRefused(Refusal.TimeDoesNotFit);

    [Theory]
    [InlineData("2027-03-01 10:00", "2027-03-02 10:00", "2027-03-08")]
    [InlineData("2027-03-05 15:00", "2027-03-08 15:00", "2027-03-12")] // Friday
    [InlineData("2027-03-01 23:30", "2027-03-03 08:00", "2027-03-09")] // at night
    [InlineData("2027-03-06 12:00", "2027-03-09 08:00", "2027-03-15")] // Saturday
    [InlineData("2027-03-25 19:59", "2027-03-30 19:59", "2027-04-05")] // before Easter
    public void an_offer_ends_when_people_are_awake_and_leaves_the_whole_notice(string now, string until, string firstDay)
    {
        Assert.Equal(At(until), TimeToAnswer.Until(At(now), Rules.OfferWorkingDays));
        Assert.Equal(At($"{firstDay} 00:00"), WaitList.EarliestStart(At(now), Rules));
    }

    [Fact]
    public void a_time_with_too_little_notice_left_is_not_offered()
    {
        Given(Waiting).When(m => m.OfferTime(Offered(Time("2027-03-05", "15:00", "16:00")), Now, Rules)).ThenRefused(Refusal.TooLate);
        Given(Waiting).When(m => m.OfferTime(Offered(Time("2027-03-08", "09:00", "10:00")), Now, Rules))
            .Then(new TimeOffered(Time("2027-03-08", "09:00", "10:00"), Places, Room, OfferUntil, Now));
    }

    [Fact]
    public void a_yes_is_an_ordinary_booking_and_ends_the_wait() =>
        Given(OnOffer).When(m => m.Book(OfferUntil - Tick, Rules)).Then(new MeetingBooked(ReplyTime.For(OfferUntil - Tick, Thursday.Start, Rules), OfferUntil - Tick))
            .ThenTheMeeting(m =>
            {
                Assert.Equal(MeetingStatus.Booked, m.Status);
                Assert.False(m.IsWaiting || m.IsOffered(Now));
                Assert.Empty(m.LetPass);
            });

    [Fact]
    public void a_yes_that_comes_too_late_is_refused() => Given(OnOffer).When(m => m.Book(OfferUntil, Rules)).ThenRefused(Refusal.HoldHasEnded);

    [Fact]
    public void a_no_frees_the_time_and_keeps_the_place_in_line() =>
        Given(OnOffer).When(m => m.DeclineOffer(Thursday.Start, Later)).Then(new OfferDeclined(Later))
            .ThenTheMeeting(m =>
            {
                Assert.Empty(m.Claims(Rules));
                Assert.Equal(Now, m.QueuedAt);
                Assert.True(m.IsInLine(Later));
            })
            .When(m => m.DeclineOffer(Thursday.Start, Later)).ThenNothingNew();

    [Fact]
    public void a_no_to_an_offer_that_is_gone_is_not_a_no_to_the_next()
    {
        Given(OnOffer).When(m => m.DeclineOffer(Friday.Start, Later)).ThenNothingNew();
        Given(OnOffer).When(m => m.DeclineOffer(Thursday.Start, OfferUntil)).ThenNothingNew();
        Given(Held).When(m => m.DeclineOffer(Thursday.Start, Now)).ThenNothingNew();
    }

    [Fact]
    public void silence_lets_the_time_pass_and_the_silent_stands_last() =>
        Given(OnOffer)
            .When(m => m.ExpireHold(OfferUntil - Tick)).ThenNothingNew()
            .When(m => m.ExpireHold(OfferUntil)).Then(new OfferLapsed(OfferUntil))
            .ThenTheMeeting(m => Assert.Equal((OfferUntil, Now), (m.QueuedAt, m.WaitingSince)))
            .When(m => m.ExpireHold(OfferUntil)).ThenNothingNew();

    [Fact]
    public void an_offer_that_an_official_ends_is_no_answer_of_the_companys()
    {
        Given([.. SilentOnce, OfferedFriday]).When(m => m.GiveUpHold(SecondUntil - Tick)).Then(new OfferWithdrawn(SecondUntil - Tick))
            .ThenTheMeeting(m =>
            {
                Assert.Empty(m.Claims(Rules));
                Assert.Equal((OfferUntil, 1), (m.QueuedAt, m.LapsedInARow));
                Assert.True(m.IsInLine(SecondUntil) && !m.HasLetPass(Friday));
            })
            .When(m => m.GiveUpHold(SecondUntil)).ThenNothingNew();
        Given(OnOffer).When(m => m.GiveUpHold(OfferUntil)).Then(new OfferLapsed(OfferUntil));
        Given(Held).When(m => m.GiveUpHold(Now)).Then(new HoldReleased(Now));
        Given(Booked).When(m => m.GiveUpHold(Now)).ThenRefused(Refusal.AlreadyBooked);
    }

    [Fact]
    public void a_time_that_was_taken_back_and_is_offered_again_is_told_again()
    {
        object[] again = [.. OnOffer, new OfferWithdrawn(Later), OfferedThursday with { At = Later + Tick }];
        var (first, second) = (Given(OnOffer), Given(again));
        var told = Notices.For(OfferedThursday, first.Before, first.Meeting).Concat(Notices.For(again[^1], second.Before, second.Meeting));
        Assert.Equal(4, told.DistinctBy(n => n.Id).Count());
    }

    [Fact]
    public void who_is_silent_twice_in_a_row_waits_no_longer_and_is_told_once()
    {
        var story = Given([.. SilentOnce, OfferedFriday]).When(m => m.ExpireHold(SecondUntil))
            .Then(new OfferLapsed(SecondUntil), new WaitListLeft(SecondUntil, BySilence: true))
            .ThenTheMeeting(m =>
            {
                Assert.False(m.IsWaiting);
                Assert.Equal((SecondUntil, (DateTimeOffset?)null), (m.SilentSince, m.HandledAt));
                Assert.Empty(m.Claims(Rules));
            })
            .When(m => m.ExpireHold(SecondUntil)).ThenNothingNew()
            .When(m => m.OfferTime(Offered(Time("2027-03-15", "10:00", "11:00")), SecondUntil, Rules)).ThenRefused(Refusal.NotWaiting);
        var left = new WaitListLeft(SecondUntil, BySilence: true);
        var notices = Notices.For(left, Given([.. SilentOnce, OfferedFriday]).Meeting, story.Meeting).ToList();
        Assert.Equal([(NoticeKind.WaitEnded, Channel.Mail), (NoticeKind.WaitEnded, Channel.Sms)], notices.Select(n => (n.Kind, n.Channel)));
        Assert.All(notices, n => Assert.True(n.IsStillTrue(story.Meeting, SecondUntil)));
        Assert.Empty(Notices.For(new WaitListLeft(Later), Given(Waiting).Meeting, Given([.. Waiting, new WaitListLeft(Later)]).Meeting));
        story.When(m => m.JoinWaitList(hasTimes: false, SecondUntil + Tick)).Then(new WaitListJoined(SecondUntil + Tick))
            .ThenTheMeeting(m =>
            {
                Assert.Equal((0, (DateTimeOffset?)null), (m.LapsedInARow, m.SilentSince));
                Assert.All(notices, n => Assert.False(n.IsStillTrue(m, SecondUntil + Tick)));
            });
    }

    [Fact]
    public void an_answer_between_two_silences_begins_the_count_anew()
    {
        foreach (object[] answer in new object[][] { [new OfferDeclined(Later)], [new SlotHeld(Thursday, Places, Room, Later, Later), new HoldExpired(Later)], [new WaitListLeft(Later), new WaitListJoined(Later)] })
        {
            object[] offer = answer[0] is OfferDeclined ? [OfferedThursday] : [];
            Given([.. SilentOnce, .. offer, .. answer, OfferedFriday]).When(m => m.ExpireHold(SecondUntil)).Then(new OfferLapsed(SecondUntil))
                .ThenTheMeeting(m => Assert.True(m.IsWaiting));
        }
    }

    [Fact]
    public void a_second_silence_whose_timer_did_not_run_gives_no_third_offer()
    {
        var third = Offered(Time("2027-03-15", "10:00", "11:00"));
        Given([.. SilentOnce, OfferedFriday]).When(m => m.OfferTime(third, SecondUntil, Rules)).ThenRefused(Refusal.NotWaiting);
        Given([.. OnOffer, OfferedFriday]).When(m => m.OfferTime(third, SecondUntil, Rules)).ThenRefused(Refusal.NotWaiting);
    }

    [Fact]
    public void who_left_as_the_offer_ended_is_not_put_back_in_the_line() =>
        Given(OnOffer)
            .When(m => m.LeaveWaitList(OfferUntil)).Then(new WaitListLeft(OfferUntil))
            .When(m => m.ExpireHold(OfferUntil)).Then(new OfferLapsed(OfferUntil))
            .ThenTheMeeting(m => Assert.False(m.IsWaiting))
            .When(m => m.OfferTime(Offered(Friday), OfferUntil, Rules)).ThenRefused(Refusal.NotWaiting);

    [Fact]
    public void a_time_let_pass_is_not_offered_again_nor_a_quarter_of_an_hour_later()
    {
        foreach (object let in new object[] { new OfferDeclined(Later), new OfferLapsed(OfferUntil) })
        {
            var story = Given([.. OnOffer, let]);
            story.When(m => m.OfferTime(Offered(Thursday), OfferUntil, Rules)).ThenRefused(Refusal.TimeDoesNotFit);
            story.When(m => m.OfferTime(Offered(Time("2027-03-11", "10:15", "11:15")), OfferUntil, Rules)).ThenRefused(Refusal.TimeDoesNotFit);
            story.When(m => m.OfferTime(Offered(Time("2027-03-11", "11:00", "12:00")), OfferUntil, Rules))
                .Then(new TimeOffered(Time("2027-03-11", "11:00", "12:00"), Places, Room, At("2027-03-03 10:00"), OfferUntil));
        }
    }

    [Fact]
    public void an_offer_whose_timer_did_not_run_is_let_pass_all_the_same() =>
        Given(OnOffer).When(m => m.OfferTime(Offered(Thursday), OfferUntil, Rules)).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void the_company_may_take_another_time_than_the_one_offered_or_change_what_it_asks_for()
    {
        Given(OnOffer).When(m => m.Hold(Offered(Friday), Later, Rules)).Then(new SlotHeld(Friday, Places, Room, Later + Rules.HoldLasts, Later))
            .ThenTheMeeting(m => Assert.True(m.HasLetPass(Thursday) && !m.HasLetPass(Friday) && m.IsWaiting));
        Given(OnOffer).When(m => m.Relax(["food"], [], Later)).Then(new OfferDeclined(Later), new NeedRelaxed(["food"], [], Later));
        Given(OnOffer).When(m => m.ReleaseHold(Later)).Then(new OfferDeclined(Later));
    }

    [Fact]
    public void leaving_frees_what_is_offered() =>
        Given(OnOffer).When(m => m.LeaveWaitList(Later)).Then(new OfferDeclined(Later), new WaitListLeft(Later))
            .ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)))
            .When(m => m.LeaveWaitList(Later)).ThenNothingNew();

    [Fact]
    public void leaving_lets_go_of_nothing_the_company_holds_itself()
    {
        Given([.. Waiting, HeldThursday]).When(m => m.LeaveWaitList(Now)).Then(new WaitListLeft(Now)).ThenTheMeeting(m => Assert.True(m.IsHolding(Now)));
        Given(Waiting).When(m => m.LeaveWaitList(Later)).Then(new WaitListLeft(Later));
        Given(Asked).When(m => m.LeaveWaitList(Later)).ThenNothingNew();
    }

    [Fact]
    public void the_offer_is_told_by_mail_and_text_and_only_while_it_stands()
    {
        var story = Given(OnOffer);
        var notices = Notices.For(OfferedThursday, story.Before, story.Meeting).ToList();

        Assert.Equal([(NoticeKind.TimeOffered, Channel.Mail), (NoticeKind.TimeOffered, Channel.Sms)], notices.Select(n => (n.Kind, n.Channel)));
        Assert.All(notices, n =>
        {
            Assert.True(n.IsStillTrue(story.Meeting, OfferUntil - Tick));
            Assert.False(n.IsStillTrue(story.Meeting, OfferUntil));
            Assert.False(n.IsStillTrue(Given([.. OnOffer, new OfferDeclined(Later)]).Meeting, Later));
            Assert.False(n.CanNotWait(Now));
        });
    }

    [Fact]
    public void what_happens_next_is_that_the_time_goes_on() =>
        Assert.Equal(new NextAction(NextActionKind.OfferLapses, OfferUntil), NextAction.Of(Given(OnOffer).Meeting, Rules, Later));
}
