using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;
using static Handslaget.Booking.Tests.Gatherings.TestWeek;

namespace Handslaget.Booking.Tests.Gatherings;

public class When_laying_a_dialogue_week
{
    [Fact]
    public void it_waits_until_nobody_can_wish() => Given(Wished).When(g => g.Lay(Lot, [], LaidHow.Best, Shuts.AddSeconds(-1))).ThenRefused(Refusal.WishesAreOpen);

    [Fact]
    public void a_proposal_is_nobodys_until_it_is_published()
    {
        var laid = LaidPlainly(Wished);
        var story = Given(Wished).When(g => g.Lay(Lot, laid.Seatings, LaidHow.Best, Shuts)).Then(laid);
        Assert.All(story.Gathering.SignUps, s => Assert.Equal(SignUpState.Wishes, s.State));
        story.When(g => g.Lay(Lot, laid.Seatings, LaidHow.Best, Shuts)).ThenNothingNew();
        story.When(g => g.PublishWeek(Shuts)).Then(new WeekPublished(Shuts));
        Assert.Equal(3, story.Gathering.SignUps.Count(s => s.State == SignUpState.HasPlace));
        Assert.Equal(SignUpState.InLine, story.Gathering.Find(ByLot[2])!.State);
        Assert.Equal(["3.1"], story.Gathering.Find(Dan)!.Sessions);
        story.When(g => g.PublishWeek(Shuts)).ThenNothingNew();
    }

    [Fact]
    public void the_lot_is_drawn_once() => Given([.. Wished, LaidPlainly(Wished)]).When(g => g.Lay("another", [], LaidHow.Best, Shuts)).ThenRefused(Refusal.WeekNotLaid);

    [Fact]
    public void and_nobody_can_wish_any_more_when_it_is() =>
        Given([.. Wished, LaidPlainly(Wished)]).When(g => g.Change(Plan with { ClosesAt = Shuts.AddDays(2) }, false, Shuts, OfferDays)).ThenRefused(Refusal.SignUpClosed);

    [Fact]
    public void what_changes_afterwards_makes_the_proposal_old()
    {
        Given([.. Wished, LaidPlainly(Wished), new SignUpWithdrawn(Anna, Shuts)]).When(g => g.PublishWeek(Shuts)).ThenRefused(Refusal.WeekNotLaid);
        Given([.. Wished, LaidPlainly(Wished), new GatheringChanged(Plan, false, Shuts)]).When(g => g.PublishWeek(Shuts)).ThenRefused(Refusal.WeekNotLaid);
        Given(Wished).When(g => g.PublishWeek(Shuts)).ThenRefused(Refusal.WeekNotLaid);
    }

    [Theory]
    [InlineData(1, "3.1")] // Anna can not come on Tuesday
    [InlineData(1, "2.1")] // nor did she wish for skills
    [InlineData(1, "9.9")]
    [InlineData(99, "1.1")]
    public void a_proposal_that_breaks_a_must_is_refused(int who, string sitting) =>
        Given(Wished).When(g => g.Lay(Lot, [new(Id(who), sitting)], LaidHow.Best, Shuts)).ThenRefused(Refusal.WeekNotLaid);

    [Fact]
    public void so_are_two_at_one_sitting_and_one_at_two_it_can_not_walk_between()
    {
        Given(Wished).When(g => g.Lay(Lot, [new(Anna, "1.1"), new(Bo, "1.1")], LaidHow.Best, Shuts)).ThenRefused(Refusal.WeekNotLaid);
        Given(Wished).When(g => g.Lay(Lot, [new(Anna, "1.1"), new(Anna, "1.2")], LaidHow.Best, Shuts)).ThenRefused(Refusal.WeekNotLaid);
        var near = PlanOf(Week with { Tables = [Week.Tables[0], Week.Tables[1] with { Block = Time("2027-03-22", "10:00", "10:25") }] });
        object[] keen = [new GatheringPlanned(TheGathering, near, null, Now), new GatheringPublished(Now), Wishes(Anna, 2, [MondayMorning], "land", "skills")];
        Given(keen).When(g => g.Lay(Lot, [new(Anna, "1.2"), new(Anna, "2.1")], LaidHow.Best, Shuts)).ThenRefused(Refusal.WeekNotLaid);
        Given(keen).When(g => g.Lay(Lot, [new(Anna, "1.1"), new(Anna, "2.1")], LaidHow.Best, Shuts)).Then(new WeekLaid(Lot, [new(Anna, "1.1"), new(Anna, "2.1")], LaidHow.Best, Shuts));
    }

    [Fact]
    public void the_lot_and_not_the_order_they_came_in_says_who_gets_none()
    {
        var backwards = Wished.Take(2).Concat(Wished.Skip(2).Reverse()).ToArray();
        Assert.Equal(LaidPlainly(Wished).Seatings.Select(s => s.SignUpId).Order(), LaidPlainly(backwards).Seatings.Select(s => s.SignUpId).Order());
        Assert.DoesNotContain(ByLot[2], LaidPlainly(Wished).Seatings.Select(s => s.SignUpId));
    }

    [Fact]
    public void each_hears_why()
    {
        var week = Of(Published);
        var none = WeekReason.Of(ByLot[2], week.Plan, week.Laid!, week.SignUps)!;
        Assert.Equal((null, true, 4), (none.Best, none.CouldSit, none.Lots));
        Assert.Equal(new ThemeOutcome("land", 0, 3, 2, 4, null), Assert.Single(none.Themes));
        var dan = WeekReason.Of(Dan, week.Plan, week.Laid!, week.SignUps)!;
        Assert.Equal((0, "3.1"), (dan.Best, dan.Themes[0].Sitting));
        Assert.Equal(new ThemeOutcome("skills", 1, 2, 0, 1, null), dan.Themes[1]);
        Assert.Null(WeekReason.Of(Id(99), week.Plan, week.Laid!, week.SignUps));
        Assert.Equivalent(new WeekOutcome(4, [3, 0, 0], 1, 0, 5, 3), WeekOutcome.Of(week.Plan, week.Laid!, week.SignUps));
    }

    [Fact]
    public void those_at_the_tables_hear_when_their_time_is_taken_and_then_only_of_their_own_tables()
    {
        Assert.Equal([Politician, Clerk], Told(Opened[..1], Opened[1]));
        foreach (var before in new[] { Opened, Published })
        {
            Assert.Equal([Id(77), Clerk], Told(before, With(Week.Tables[0] with { OfficialId = Id(77) })));
            Assert.Equal([Politician, Clerk], Told(before, With(Week.Tables[0] with { RoomId = Id(78) })));
            Assert.Equal([Politician, Clerk], Told(before, new GatheringCancelled(CancelReason.Other, Shuts)));
        }
        Assert.Empty(Told(Opened[..1], With(Week.Tables[0] with { OfficialId = Id(77) })));

        static GatheringChanged With(WeekTable first) => new(PlanOf(Week with { Tables = [first, .. Week.Tables.Skip(1)] }), false, Shuts);

        static IEnumerable<Guid> Told(object[] facts, object fact)
        {
            var before = Of(facts);
            return before.Evolve(fact).Tell(fact, before).Where(n => n.Kind == NoticeKind.WeekProgramme).Select(n => n.OfficialId!.Value).Order();
        }
    }

    [Fact]
    public void publishing_tells_everybody_what_they_got_and_those_at_the_tables_where_they_sit()
    {
        var before = Of([.. Wished, LaidPlainly(Wished)]);
        var told = before.Evolve(new WeekPublished(Shuts)).Tell(new WeekPublished(Shuts), before).ToList();
        Assert.Equal(4, told.Count(n => n.Kind == NoticeKind.WeekLaid));
        Assert.Equal([Politician, Clerk], told.Where(n => n.Kind == NoticeKind.WeekProgramme).Select(n => n.OfficialId!.Value));
        Assert.Equal(At("2027-03-22 10:00"), told.Single(n => n.Kind == NoticeKind.GatheringReminder && n.MeetingId == Dan).DueAt);
    }
}
