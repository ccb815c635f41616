using Handslaget.Booking.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: every reason alone; several reasons for one official; several officials for one seat; reasons of the table beside those of seats.
public class When_a_time_is_explained
{
    private const string Day = "2027-03-10";

    private static readonly DateTimeOffset Now = At("2027-03-01 08:00");

    private static TimeExplanation Explain(OfficialCalendar official, string wall = $"{Day} 10:00", TableNeed? need = null) =>
        WhyNoTime.Explain(Index(official), need ?? Online("food"), At(wall), Now);

    private static TimeReason Nearest(OfficialCalendar official) => Explain(official).Seats.Single().Nearest;

    [Fact]
    public void a_free_time_is_possible() => Assert.True(Explain(Official(1, "food")).IsPossible);

    [Fact]
    public void a_time_that_has_passed_is_not_the_closest_one()
    {
        var index = Index(Official(1, "food"));
        var day = Time(Day, "08:00", "12:00");
        Assert.True(WhyNoTime.Closest(index, Online("food"), day, Now)!.Start < At($"{Day} 09:05"));
        Assert.True(WhyNoTime.Closest(index, Online("food"), day, At($"{Day} 09:05"))!.Start > At($"{Day} 09:05"));
        Assert.Null(WhyNoTime.Closest(index, Online("food"), day, At($"{Day} 12:00")));
    }

    [Fact]
    public void each_reason_of_an_official_is_told_apart()
    {
        var all = Time(Day, "08:00", "17:00");
        Assert.Equal(TimeReason.Busy, Nearest(Official(1, "food").Busy(Time(Day, "11:20", "12:00"))));
        Assert.Equal(TimeReason.Claimed, Nearest(Official(1, "food").Claimed(1, Time(Day, "11:00", "12:15"))));
        Assert.Equal(TimeReason.DayFull, Nearest(Official(1, "food").Claimed(1, Time(Day, "13:00", "14:15")).Claimed(2, Time(Day, "15:00", "16:15"))));
        Assert.Equal(TimeReason.WeekFull, Nearest(
            Official(1, "food").Claimed(1, Time("2027-03-12", "13:00", "14:15")).But(official => official with { TablesPerWeek = 1 })));
        Assert.Equal(TimeReason.OutsideWorkingHours, Nearest(Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(10, 15), new(17, 0))] })));
        Assert.Equal(TimeReason.Absent, Nearest(Official(1, "food").But(official => official with { Absences = [new(Id(1), all)] })));
        Assert.Equal(TimeReason.CalendarUnreadable, Nearest(Official(1, "food") with { BusyTime = new BusyTime([], Now) }));
        Assert.Equal(TimeReason.CompetenceExpired, Nearest(Official(1).But(official => official with { Grants = [new("food", new DateOnly(2027, 3, 9))] })));
        Assert.Equal(TimeReason.NobodyHolds, Nearest(Official(1, "fire")));
        Assert.Equal(TimeReason.NobodyHolds, Nearest(Official(1, "food").But(official => official with { HasLeft = true })));
    }

    [Fact]
    public void a_seat_has_the_nearest_reason_and_only_counts_of_the_rest()
    {
        var index = Index(
            Official(1, "food").Busy(Time(Day, "10:00", "11:00")),
            Official(2, "food").Busy(Time(Day, "10:00", "11:00")),
            Official(3, "food") with { BusyTime = new BusyTime([], Now) });
        var seat = WhyNoTime.Explain(index, Online("food"), At($"{Day} 10:00"), Now).Seats.Single();
        Assert.Equal(TimeReason.Busy, seat.Nearest);
        Assert.Equal(new Dictionary<TimeReason, int> { [TimeReason.Busy] = 2, [TimeReason.CalendarUnreadable] = 1 }, seat.Counts);
    }

    [Theory]
    [InlineData("2027-03-13 10:00", TimeReason.NotWorkingDay)]
    [InlineData("2027-03-26 10:00", TimeReason.Holiday)]
    [InlineData("2027-03-10 08:15", TimeReason.OutsideOfficeHours)]
    [InlineData("2027-03-10 15:45", TimeReason.OutsideOfficeHours)]
    [InlineData("2027-03-10 10:05", TimeReason.OffGrid)]
    [InlineData("2027-03-04 10:00", TimeReason.TooSoon)]
    [InlineData("2027-02-26 10:00", TimeReason.Passed)]
    [InlineData("2027-05-04 10:00", TimeReason.BeyondHorizon)]
    public void each_reason_of_the_table_is_told_apart(string wall, TimeReason reason) =>
        Assert.Contains(reason, Explain(Official(1, "food"), wall).Table);

    [Fact]
    public void of_what_has_been_nothing_else_is_said()
    {
        foreach (var wall in new[] { "2027-02-28 10:00", "2027-03-01 08:00" })
        {
            var passed = Explain(Official(1, "food"), wall);
            Assert.Equal([TimeReason.Passed], passed.Table);
            Assert.Empty(passed.Seats);
        }
        Assert.DoesNotContain(TimeReason.Passed, Explain(Official(1, "food"), "2027-03-01 08:15").Table);
    }

    [Fact]
    public void a_table_without_a_room_says_so() =>
        Assert.Equal([TimeReason.NoRoom], Explain(Official(1, "food"), need: AtMunicipality("food")).Table);

    [Fact]
    public void a_time_is_possible_exactly_when_it_is_offered() => Parallel.For(0, 100, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = town.Index();
        var (need, now) = (town.Need(), town.Now);
        for (var start = BookableTime.EarliestStart(now, town.Rules); start < index.Grid.End; start += TimeSpan.FromMinutes(15))
        {
            var explained = WhyNoTime.Explain(index, need, start, now);
            Assert.Equal(JointAvailability.OfferAt(index, need, start, now) is not null, explained.IsPossible);
        }
    });
}
