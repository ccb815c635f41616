using Handslaget.Booking.Gatherings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;

namespace Handslaget.Booking.Tests.Gatherings;

public class When_planning_a_gathering
{
    [Fact]
    public void it_is_planned_once_and_published_once() =>
        Given().When(g => g.Begin(TheGathering, ForTwo, null, Now)).Then(new GatheringPlanned(TheGathering, ForTwo, null, Now))
            .When(g => g.Publish(Now)).Then(new GatheringPublished(Now))
            .When(g => g.Publish(Now)).ThenNothingNew();

    [Fact]
    public void planned_again_it_stands() => Given(Open(ForTwo)).When(g => g.Begin(TheGathering, Day, null, Now)).ThenNothingNew();

    [Fact]
    public void what_can_not_be_is_refused()
    {
        Given().When(g => g.Begin(TheGathering, ForTwo, null, Morning.Start)).ThenRefused(Refusal.TimeHasPassed);
        Given().When(g => g.Begin(TheGathering, ForTwo with { ClosesAt = Morning.Start.AddTicks(1) }, null, Now)).ThenRefused(Refusal.TimeDoesNotFit);
        Given().When(g => g.Begin(TheGathering, ForTwo with { Capacity = 0 }, null, Now)).ThenRefused(Refusal.TimeDoesNotFit);
        Given().When(g => g.Begin(TheGathering, Day with { Sessions = [Land, Land] }, null, Now)).ThenRefused(Refusal.SessionsDoNotFit);
        Given().When(g => g.Begin(TheGathering, Day with { Sessions = [Land with { Slot = Time("2027-03-10", "08:30", "09:15") }] }, null, Now)).ThenRefused(Refusal.SessionsDoNotFit);
        Given(Open(ForTwo)[0]).When(g => g.Publish(Morning.Start)).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void nobody_who_has_a_place_loses_it_by_a_change()
    {
        Given(Full).When(g => g.Change(ForTwo with { Capacity = 1 }, false, Now, OfferDays)).ThenRefused(Refusal.PlacesAreTaken);
        Given([.. Open(Day), In(Anna, "2")]).When(g => g.Change(Day with { Sessions = [Land, Tour] }, false, Now, OfferDays)).ThenRefused(Refusal.PlacesAreTaken);
        Given([.. Open(Day), In(Anna, "1", "3")])
            .When(g => g.Change(Day with { Sessions = [Land, Permits, Tour with { Slot = Land.Slot }] }, false, Now, OfferDays)).ThenRefused(Refusal.PlacesAreTaken);
    }

    [Fact]
    public void a_change_raises_the_sequence_and_the_same_again_changes_nothing()
    {
        var later = ForTwo with { Slot = Time("2027-03-11", "07:30", "09:00") };
        var story = Given(Full).When(g => g.Change(later, false, Now, OfferDays)).Then(new GatheringChanged(later, false, Now));
        Assert.Equal(1, story.Gathering.Sequence);
        story.When(g => g.Change(later, false, Now, OfferDays)).ThenNothingNew();
        Given(Full).When(g => g.Change(later, false, Morning.Start, OfferDays)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void it_is_cancelled_once_and_not_when_it_is_over()
    {
        Given(Full).When(g => g.Cancel(CancelReason.TooFew, Now)).Then(new GatheringCancelled(CancelReason.TooFew, Now))
            .When(g => g.Cancel(CancelReason.TooFew, Now)).ThenNothingNew();
        Given(Full).When(g => g.Cancel(CancelReason.TooFew, Morning.End)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Full, new GatheringCancelled(CancelReason.Other, Now)]).When(g => g.Publish(Now)).ThenRefused(Refusal.MeetingHasEnded);
    }

    [Fact]
    public void who_came_is_said_from_when_it_begins_and_can_be_corrected()
    {
        Given(Full).When(g => g.SayWhoCame(Anna, true, Morning.Start.AddTicks(-1))).ThenRefused(Refusal.NotHeldYet);
        Given(Full)
            .When(g => g.SayWhoCame(Anna, true, Morning.Start)).Then(new Attended(Anna, Morning.Start))
            .When(g => g.SayWhoCame(Anna, false, Morning.End)).Then(new StayedAway(Anna, Morning.End))
            .When(g => g.SayWhoCame(Anna, false, Morning.End)).ThenNothingNew();
        Given(Full).When(g => g.SayWhoCame(TheGathering, true, Morning.Start)).ThenRefused(Refusal.NotSignedUp);
    }

    [Fact]
    public void a_monthly_breakfast_rests_in_july_and_in_weeks_with_a_holiday()
    {
        var days = GatheringSeries.Days(new DateOnly(2027, 3, 3), 12);
        Assert.Equal(
            ["2027-03-03", "2027-04-07", "2027-05-05 HolidayWeek", "2027-06-02", "2027-07-07 July", "2027-08-04", "2027-09-01", "2027-10-06", "2027-11-03", "2027-12-01", "2028-01-05 HolidayWeek", "2028-02-02"],
            days.Select(d => $"{d.Date:yyyy-MM-dd} {d.Pause}".TrimEnd()));
    }

    [Fact]
    public void a_month_without_a_fifth_such_day_has_the_fourth_and_a_holiday_is_said_to_be_one()
    {
        Assert.Equal([new(2027, 3, 29), new(2027, 4, 26), new(2027, 5, 31)], GatheringSeries.Days(new DateOnly(2027, 3, 29), 3).Select(d => d.Date));
        Assert.Equal(SkipReason.Holiday, GatheringSeries.PauseOf(new DateOnly(2027, 3, 29)));
    }
}
