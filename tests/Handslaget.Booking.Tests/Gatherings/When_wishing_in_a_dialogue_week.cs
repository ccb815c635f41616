using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Tests.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;
using static Handslaget.Booking.Tests.Gatherings.TestWeek;

namespace Handslaget.Booking.Tests.Gatherings;

public class When_wishing_in_a_dialogue_week
{
    private static readonly WeekWish Land = new(["land"], [MondayMorning], 1);

    [Fact]
    public void a_wish_is_kept() => Given(Opened).When(g => g.Wish(Anna, Land, Now)).Then(new WishesMade(Anna, Land, Now));

    [Fact]
    public void the_same_form_again_changes_nothing_whatever_it_says()
    {
        Given([.. Opened, new WishesMade(Anna, Land, Now)]).When(g => g.Wish(Anna, new(["land"], [MondayMorning], 1), Now)).ThenNothingNew();
        Given([.. Opened, new WishesMade(Anna, Land, Now)]).When(g => g.Wish(Anna, Land with { Themes = ["skills"] }, Now)).ThenNothingNew();
    }

    [Fact]
    public void who_has_wished_can_wish_anew()
    {
        var other = Land with { Themes = ["skills", "land"], AtMost = 2 };
        var story = Given([.. Opened, new WishesMade(Anna, Land, Now)]).When(g => g.WishAnew(Anna, other, Now)).Then(new WishesMade(Anna, other, Now));
        Assert.Equal(other, Assert.Single(story.Gathering.SignUps).Wish);
        story.When(g => g.WishAnew(Anna, other, Now)).ThenNothingNew();
        story.When(g => g.WishAnew(Anna, Land, Shuts)).ThenRefused(Refusal.SignUpClosed);
        story.When(g => g.WishAnew(Anna, Land with { AtMost = 2 }, Now)).ThenRefused(Refusal.WishesDoNotFit);
        story.When(g => g.WishAnew(Bo, Land, Now)).ThenRefused(Refusal.NotSignedUp);
    }

    [Fact]
    public void and_gets_one_letter_a_day_of_it()
    {
        var week = Of(Opened);
        Assert.Equal(Letter(Now), Letter(Now.AddHours(2)));
        Assert.NotEqual(Letter(Now), Letter(Now.AddDays(1)));

        Guid Letter(DateTimeOffset at) => Assert.Single(week.Tell(new WishesMade(Anna, Land, at), week)).Id;
    }

    [Fact]
    public void until_the_last_moment_and_not_after()
    {
        Given(Opened).When(g => g.Wish(Anna, Land, Shuts.AddSeconds(-1))).Then(new WishesMade(Anna, Land, Shuts.AddSeconds(-1)));
        Given(Opened).When(g => g.Wish(Anna, Land, Shuts)).ThenRefused(Refusal.SignUpClosed);
    }

    [Fact]
    public void not_before_it_is_open_nor_at_another_kind_of_gathering()
    {
        Given(Opened[0]).When(g => g.Wish(Anna, Land, Now)).ThenRefused(Refusal.SignUpClosed);
        Given(Open(ForTwo)).When(g => g.Wish(Anna, Land, Now)).ThenRefused(Refusal.SignUpClosed);
    }

    [Fact]
    public void nobody_signs_up_to_it_as_to_a_breakfast() => Given(Opened).When(g => g.SignUp(Anna, ["1.1"], null, Now, OfferDays)).ThenRefused(Refusal.SignUpClosed);

    [Fact]
    public void who_has_withdrawn_begins_anew_under_another_identity() =>
        Given([.. Opened, new WishesMade(Anna, Land, Now), new SignUpWithdrawn(Anna, Now)]).When(g => g.WishAnew(Anna, Land, Now)).ThenRefused(Refusal.SignUpClosed);

    [Theory]
    [InlineData("none")]
    [InlineData("land,land")]
    [InlineData("land,water")]
    public void themes_that_there_are_each_once(string themes) =>
        Given(Opened).When(g => g.Wish(Anna, Land with { Themes = themes == "none" ? [] : themes.Split(',') }, Now)).ThenRefused(Refusal.WishesDoNotFit);

    [Fact]
    public void with_a_time_in_the_week_and_no_more_tables_than_themes()
    {
        Given(Opened).When(g => g.Wish(Anna, Land with { Halves = [] }, Now)).ThenRefused(Refusal.WishesDoNotFit);
        Given(Opened).When(g => g.Wish(Anna, Land with { Halves = [new(new(2027, 4, 1), true)] }, Now)).ThenRefused(Refusal.WishesDoNotFit);
        Given(Opened).When(g => g.Wish(Anna, Land with { AtMost = 2 }, Now)).ThenRefused(Refusal.WishesDoNotFit);
    }

    [Fact]
    public void a_sitting_that_passes_noon_needs_both_halves()
    {
        var noon = Time("2027-03-22", "11:45", "12:10");
        Assert.False(Land.Covers(noon));
        Assert.True((Land with { Halves = [MondayMorning, MondayAfternoon] }).Covers(noon));
        Assert.True(Land.Covers(Time("2027-03-22", "11:35", "12:00")));
    }

    [Fact]
    public void a_block_is_cut_into_sittings_with_pauses_and_what_is_left_is_nobodys()
    {
        Assert.Equal(["1.1", "1.2"], Week.SittingsOf(Week.Tables[0]).Select(s => s.Key));
        Assert.Equal(Time("2027-03-22", "09:30", "09:55"), Week.SittingsOf(Week.Tables[0]).Last().Slot);
        Assert.Equal("3.1", Assert.Single(Week.SittingsOf(Week.Tables[2])).Key);
    }

    [Fact]
    public void nobody_is_planned_at_two_tables_at_once()
    {
        var clashing = Week with { Tables = [.. Week.Tables, Week.Tables[0] with { Key = "4", RoomId = Town.Id(9), PoliticianId = Town.Id(10), Block = Time("2027-03-22", "09:50", "10:50") }] };
        Assert.Equal((Clerk, Week.Tables[0], clashing.Tables[^1]), Assert.Single(clashing.Collisions()));
        Given(new GatheringPlanned(TheGathering, Plan, null, Now)).When(g => g.Change(PlanOf(clashing), false, Now, OfferDays)).ThenRefused(Refusal.TablesDoNotFit);
    }

    [Fact]
    public void a_week_without_tables_is_not_opened() =>
        Given(new GatheringPlanned(TheGathering, PlanOf(Week with { Tables = [] }), null, Now)).When(g => g.Publish(Now)).ThenRefused(Refusal.TablesDoNotFit);

    [Fact]
    public void everybody_at_the_tables_and_the_rooms_give_their_time_from_when_it_is_open()
    {
        Assert.Empty(Of(Opened[0]).Claims());
        Assert.Equal(9, Of(Opened).Claims().Count);
        Assert.Equal([Hall, Politician, Clerk], Of(Opened).Claims().Where(c => c.During == Week.Tables[0].Block).Select(c => c.ResourceId));
        Assert.Empty(Of([.. Opened, new GatheringCancelled(CancelReason.Other, Now)]).Claims());
    }

    [Fact]
    public void a_breakfast_gives_its_rooms_time_and_one_without_a_room_nobodys()
    {
        var claim = Assert.Single(Of(Open(ForTwo with { RoomId = Hall })).Claims());
        Assert.Equal((Hall, TheGathering, Morning), (claim.ResourceId, claim.MeetingId, claim.During));
        Assert.Empty(Of(Open(ForTwo)).Claims());
    }
}
