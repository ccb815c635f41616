using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: today and tomorrow; the last day of the horizon and the first after it; Saturday, Sunday, Good Friday, the eve of midsummer; the same day in
// two parts and as a whole; none and four; the same again; refused twice; booked, and ended.
public class When_wishing_for_times
{
    private static WishedTime On(string day, DayPart part = DayPart.Whole) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), part);

    private static WishFault? Fault(WishedTime wish, params WishedTime[] earlier) => Wishes.FaultOf(wish, earlier, Now, Rules);

    [Fact]
    public void up_to_three_times_can_be_wished_for()
    {
        WishedTime[] three = [On("2027-03-02"), On("2027-03-09", DayPart.Morning), On("2027-03-09", DayPart.Afternoon)];

        Given(Asked).When(m => m.Wish(three, Now, Rules)).Then(new OwnTimesWished(three, Now))
            .ThenTheMeeting(m => Assert.Equal((3, Now), (m.Wishes.Count, m.WishedAt)));
    }

    [Fact]
    public void the_same_again_is_nothing_new_and_other_wishes_take_their_place() =>
        Given(Wishing)
            .When(m => m.Wish([Wished], Now.AddDays(1), Rules)).ThenNothingNew()
            .When(m => m.Wish([On("2027-03-10")], Now.AddDays(1), Rules)).Then(new OwnTimesWished([On("2027-03-10")], Now.AddDays(1)))
            .ThenTheMeeting(m => Assert.Equal([On("2027-03-10")], m.Wishes));

    [Fact]
    public void none_and_more_than_three_are_refused()
    {
        Given(Asked).When(m => m.Wish([], Now, Rules)).ThenRefused(Refusal.WishNotPossible);
        Given(Asked).When(m => m.Wish([On("2027-03-08"), On("2027-03-09"), On("2027-03-10"), On("2027-03-11")], Now, Rules)).ThenRefused(Refusal.WishNotPossible);
    }

    [Fact]
    public void one_fault_among_them_refuses_them_all() =>
        Given(Asked).When(m => m.Wish([On("2027-03-09"), On("2027-03-13")], Now, Rules)).ThenRefused(Refusal.WishNotPossible);

    [Theory]
    [InlineData("2027-02-26", WishFault.Passed)]
    [InlineData("2027-03-01", WishFault.Passed)]
    [InlineData("2027-03-02", null)]
    [InlineData("2027-03-06", WishFault.Weekend)]
    [InlineData("2027-03-07", WishFault.Weekend)]
    [InlineData("2027-03-26", WishFault.Holiday)]
    [InlineData("2027-04-23", null)]
    [InlineData("2027-04-25", WishFault.Weekend)]
    [InlineData("2027-04-26", WishFault.BeyondHorizon)]
    [InlineData("2027-06-25", WishFault.BeyondHorizon)]
    public void each_day_is_told_what_is_wrong_with_it(string day, WishFault? fault) => Assert.Equal(fault, Fault(On(day)));

    [Fact]
    public void the_same_time_is_not_said_twice()
    {
        Assert.Equal(WishFault.Twice, Fault(On("2027-03-09"), On("2027-03-09")));
        Assert.Equal(WishFault.Twice, Fault(On("2027-03-09", DayPart.Morning), On("2027-03-09")));
        Assert.Equal(WishFault.Twice, Fault(On("2027-03-09"), On("2027-03-09", DayPart.Afternoon)));
        Assert.Null(Fault(On("2027-03-09", DayPart.Morning), On("2027-03-09", DayPart.Afternoon), On("2027-03-10")));
    }

    [Fact]
    public void parts_of_a_day_meet_at_noon()
    {
        Assert.Equal(Time("2027-03-09", "08:30", "12:00"), On("2027-03-09", DayPart.Morning).Within(Rules));
        Assert.Equal(Time("2027-03-09", "12:00", "16:30"), On("2027-03-09", DayPart.Afternoon).Within(Rules));
        Assert.Equal(Time("2027-03-09", "08:30", "16:30"), On("2027-03-09").Within(Rules));
    }

    [Fact]
    public void a_coordinator_says_no_to_them_once_and_the_company_can_wish_again() =>
        Given(Wishing)
            .When(m => m.RefuseWishes(Now.AddDays(1))).Then(new WishesRefused(Now.AddDays(1)))
            .ThenTheMeeting(m => Assert.Equal((0, (DateTimeOffset?)null, Now.AddDays(1)), (m.Wishes.Count, m.WishedAt, m.WishesRefusedAt)))
            .When(m => m.RefuseWishes(Now.AddDays(2))).ThenNothingNew()
            .When(m => m.Wish([Wished], Now.AddDays(2), Rules)).Then(new OwnTimesWished([Wished], Now.AddDays(2)))
            .ThenTheMeeting(m => Assert.Null(m.WishesRefusedAt));

    [Fact]
    public void each_no_is_told_also_when_the_same_was_wished_for_before()
    {
        object[] refusedTwice = [.. Wishing, new WishesRefused(Now.AddDays(1)), new OwnTimesWished([Wished], Now.AddDays(2)), new WishesRefused(Now.AddDays(3))];
        var first = Given(refusedTwice[..^2]);
        var second = Given(refusedTwice);

        var ids = Notices.For(refusedTwice[^3], first.Before, first.Meeting).Concat(Notices.For(refusedTwice[^1], second.Before, second.Meeting)).Select(n => n.Id);

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void a_booking_fulfils_them() =>
        Given([.. Wishing, HeldThursday, new MeetingBooked(ReplyBy, Now)]).ThenTheMeeting(m => Assert.Empty(m.Wishes));

    [Fact]
    public void a_booked_or_ended_meeting_wishes_for_nothing()
    {
        Given(Booked).When(m => m.Wish([Wished], Now, Rules)).ThenRefused(Refusal.AlreadyBooked);
        Given([.. Wishing, new MeetingCancelled("company", Now)]).When(m => m.Wish([Wished], Now, Rules)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Wishing, new MeetingCancelled("company", Now)]).When(m => m.RefuseWishes(Now)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
