using Handslaget.Booking.Promises;
using static Handslaget.Booking.Tests.Promises.Promised;

namespace Handslaget.Booking.Tests.Promises;

// Edges: weekends; holidays alone and in a row; bridge days, which count; the three shut eves, which do not; starts outside office hours and on
// days off; year ends; both days the clock changes; a last day that is a holiday; excluded periods at each end and around the start; a meeting
// before, at and after the last moment.
public class When_a_promise_is_due
{
    [Theory]
    // An ordinary week, whenever in the day it starts.
    [InlineData("2027-02-01 10:00", 1, "2027-02-02 16:30")]
    [InlineData("2027-02-01 00:00", 5, "2027-02-08 16:30")]
    [InlineData("2027-02-01 23:59", 5, "2027-02-08 16:30")]
    [InlineData("2027-02-05 16:31", 1, "2027-02-08 16:30")]
    [InlineData("2027-02-06 12:00", 1, "2027-02-08 16:30")]
    // Trettondedag jul on a Tuesday to Friday; the day before it is an ordinary day.
    [InlineData("2026-01-05 10:00", 1, "2026-01-07 16:30")]
    [InlineData("2027-01-05 10:00", 1, "2027-01-07 16:30")]
    [InlineData("2028-01-05 10:00", 1, "2028-01-07 16:30")]
    // Easter: Good Friday, and the Monday after.
    [InlineData("2026-04-02 10:00", 1, "2026-04-07 16:30")]
    [InlineData("2027-03-25 10:00", 1, "2027-03-30 16:30")]
    [InlineData("2029-03-29 10:00", 2, "2029-04-04 16:30")]
    // The first of May: on a Friday, on a Saturday (nothing lost), on a Monday.
    [InlineData("2026-04-30 10:00", 1, "2026-05-04 16:30")]
    [InlineData("2027-04-30 10:00", 1, "2027-05-03 16:30")]
    [InlineData("2028-04-28 10:00", 1, "2028-05-02 16:30")]
    // Ascension Day is a Thursday; the bridge day after it counts.
    [InlineData("2026-05-13 10:00", 1, "2026-05-15 16:30")]
    [InlineData("2027-05-05 10:00", 2, "2027-05-10 16:30")]
    // The National Day: on a Sunday nothing is lost; on a Tuesday the Monday before is a bridge day, which counts; on a Thursday the Friday.
    [InlineData("2027-06-04 10:00", 1, "2027-06-07 16:30")]
    [InlineData("2028-06-02 10:00", 2, "2028-06-07 16:30")]
    [InlineData("2030-06-05 10:00", 1, "2030-06-07 16:30")]
    // Midsummer Eve is shut although it is no holiday.
    [InlineData("2026-06-18 10:00", 1, "2026-06-22 16:30")]
    [InlineData("2027-06-24 10:00", 1, "2027-06-28 16:30")]
    // All Saints' is a Saturday; the eve before it is an ordinary Friday.
    [InlineData("2027-11-04 10:00", 1, "2027-11-05 16:30")]
    // Christmas to Epiphany, over the turn of the year.
    [InlineData("2026-12-23 10:00", 1, "2026-12-28 16:30")]
    [InlineData("2026-12-23 10:00", 4, "2027-01-04 16:30")]
    [InlineData("2027-12-23 10:00", 5, "2028-01-03 16:30")]
    [InlineData("2028-12-22 10:00", 5, "2029-01-03 16:30")]
    [InlineData("2029-12-21 10:00", 5, "2030-01-04 16:30")]
    [InlineData("2030-12-23 10:00", 2, "2030-12-30 16:30")]
    // Over both changes of the clock: it is the wall clock's half past four.
    [InlineData("2027-03-25 10:00", 3, "2027-04-01 16:30")]
    [InlineData("2027-10-29 10:00", 1, "2027-11-01 16:30")]
    public void counted_in_working_days(string start, int days, string due) =>
        Assert.Equal(due, Wall(Clock(Days(days), Fact("asked", start)).DueAt));

    [Theory]
    [InlineData("2027-02-01 10:00", 14, "2027-02-15 16:30")]
    [InlineData("2027-02-01 23:59", 1, "2027-02-02 16:30")]
    // A last day that is a Sunday, or a holiday, is not moved: a promise is never later than it was said.
    [InlineData("2027-02-01 10:00", 6, "2027-02-07 16:30")]
    [InlineData("2027-12-20 10:00", 5, "2027-12-25 16:30")]
    [InlineData("2027-03-20 10:00", 14, "2027-04-03 16:30")]
    [InlineData("2028-02-20 10:00", 14, "2028-03-05 16:30")]
    public void counted_in_calendar_days(string start, int days, string due) =>
        Assert.Equal(due, Wall(Clock(Days(days, ClockTime.Calendar), Fact("asked", start)).DueAt));

    [Theory]
    // Eight hours are one day.
    [InlineData("2027-02-01 10:00", 8, "2027-02-02 10:00")]
    [InlineData("2027-02-01 08:30", 8, "2027-02-01 16:30")]
    [InlineData("2027-02-01 06:00", 4, "2027-02-01 12:30")]
    [InlineData("2027-02-01 20:00", 4, "2027-02-02 12:30")]
    [InlineData("2027-02-05 15:30", 2, "2027-02-08 09:30")]
    [InlineData("2026-12-23 15:30", 2, "2026-12-28 09:30")]
    // A weekend in which the clock changes has no office hours to lose or to win.
    [InlineData("2027-10-29 16:00", 1, "2027-11-01 09:00")]
    [InlineData("2028-03-24 16:00", 1, "2028-03-27 09:00")]
    public void counted_in_office_hours(string start, int hours, string due) =>
        Assert.Equal(due, Wall(Clock(Hours(hours), Fact("asked", start)).DueAt));

    [Theory]
    [InlineData("2027-02-01 10:00", 48, "2027-02-03 10:00")]
    // The night to the 28th of March has 23 hours, the night to the 31st of October 25: hours are hours.
    [InlineData("2027-03-27 12:00", 24, "2027-03-28 13:00")]
    [InlineData("2027-10-30 12:00", 24, "2027-10-31 11:00")]
    public void counted_in_hours_as_they_pass(string start, int hours, string due)
    {
        var clock = Clock(Hours(hours, ClockTime.Calendar), Fact("asked", start));

        Assert.Equal(due, Wall(clock.DueAt));
        Assert.Equal(TimeSpan.FromHours(hours), clock.DueAt - clock.StartedAt);
    }

    [Theory]
    [InlineData("2027-06-29 10:00", 2, "2027-08-02 16:30")]
    [InlineData("2027-06-30 10:00", 1, "2027-08-02 16:30")]
    [InlineData("2027-07-15 10:00", 1, "2027-08-02 16:30")]
    [InlineData("2027-07-31 10:00", 1, "2027-08-02 16:30")]
    [InlineData("2027-06-28 10:00", 2, "2027-06-30 16:30")]
    public void a_period_that_is_left_out_is_not_counted(string start, int days, string due) =>
        Assert.Equal(due, Wall(Clock(Days(days) with { Excluded = [July] }, Fact("asked", start)).DueAt));

    [Fact]
    public void nor_are_its_hours()
    {
        Assert.Equal("2027-08-02 09:30", Wall(Clock(Hours(2) with { Excluded = [July] }, Fact("asked", "2027-06-30 15:30")).DueAt));
        Assert.Equal("2027-08-01 05:00", Wall(Clock(Hours(8, ClockTime.Calendar) with { Excluded = [July] }, Fact("asked", "2027-06-30 21:00")).DueAt));
    }

    [Fact]
    public void the_version_that_was_valid_when_it_started_holds_to_the_end()
    {
        ServiceGuarantee[] versions = [Days(5) with { ValidTo = new(2027, 3, 31) }, Days(2) with { ValidFrom = new(2027, 4, 1), ValidTo = new(2027, 12, 31) }];
        string[] Due(string start) => [.. Booking.Promises.Clocks.Of(versions, [Fact("asked", start)], Rules).Select(c => Wall(c.DueAt))];

        Assert.Equal(["2027-04-07 16:30"], Due("2027-03-31 23:59"));
        Assert.Equal(["2027-04-05 16:30"], Due("2027-04-01 00:00"));
        Assert.Equal([], Due("2028-01-01 00:00"));
        Assert.Equal([], Due("2019-12-31 23:59"));
    }

    [Theory]
    [InlineData(1, "2027-02-05 00:00")]
    [InlineData(0, "2027-02-08 00:00")]
    [InlineData(2, "2027-02-04 00:00")]
    // Earlier than it began: it warns from the beginning.
    [InlineData(9, "2027-02-01 10:00")]
    public void it_warns_from_the_morning_of_a_working_day_before(int ahead, string amber) =>
        Assert.Equal(amber, Wall(Clock(Days(5) with { WarnsWorkingDays = ahead }, Fact("asked", "2027-02-01 10:00")).AmberAt));

    [Fact]
    public void a_promise_that_is_due_on_a_sunday_warns_on_working_days() =>
        Assert.Equal("2027-02-04 00:00", Wall(Clock(Days(6, ClockTime.Calendar), Fact("asked", "2027-02-01 10:00")).AmberAt));

    /// <summary>An oracle that walks through the days and shares nothing with the count but which days are working days.</summary>
    [Theory]
    [InlineData(ClockTime.Working)]
    [InlineData(ClockTime.Calendar)]
    public void a_count_equals_one_made_day_by_day(ClockTime time)
    {
        var dice = new Random(20271126);
        for (var round = 0; round < 800; round++)
        {
            var start = At("2026-01-01 00:00").AddMinutes(dice.Next(0, 5 * 365 * 24 * 60));
            var days = dice.Next(1, 40);
            var excluded = SwedishTime.Date(start).AddDays(dice.Next(-20, 40));
            var promise = Days(days, time) with { Excluded = [new(excluded, excluded.AddDays(dice.Next(0, 20)), new("stängt", "closed"))] };

            Assert.Equal(Oracle(start, days, time, promise.Excluded[0]), Clock(promise, new TimedFact("asked", start)).DueAt);
        }
    }

    private static DateTimeOffset Oracle(DateTimeOffset start, int days, ClockTime time, ExcludedPeriod excluded)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        var counted = 0;
        var last = TimeZoneInfo.ConvertTime(start, zone).Date;
        while (counted < days)
        {
            last = last.AddDays(1);
            var day = DateOnly.FromDateTime(last);
            if ((time == ClockTime.Calendar || WorkingDays.IsWorkingDay(day)) && (day < excluded.From || day > excluded.To)) counted++;
        }

        var closing = last.AddHours(16.5);
        return new DateTimeOffset(closing, zone.GetUtcOffset(closing)).ToUniversalTime();
    }

    private static readonly ExcludedPeriod July = new(new(2027, 7, 1), new(2027, 7, 31), new("juli", "July"));

    [Theory]
    [InlineData("2027-02-04 12:45", "2027-02-04 12:45")]
    [InlineData("2027-02-05 16:30", "2027-02-05 16:30")]
    [InlineData("2027-02-08 09:00", "2027-02-05 16:30")]
    public void what_is_to_be_done_before_the_meeting_is_due_when_it_begins(string meeting, string due)
    {
        var asked = Fact("asked", "2027-02-01 10:00") with { MeetingStart = At(meeting) };

        Assert.Equal(due, Wall(Clock(Days(4) with { BeforeMeeting = true }, asked).DueAt));
        Assert.Equal("2027-02-05 16:30", Wall(Clock(Days(4), asked).DueAt));
        Assert.Equal(due, Wall(Clock(Days(4) with { BeforeMeeting = true }, asked, Fact("papers_wanted", "2027-02-01 11:00"), Fact("papers_came", "2027-02-01 12:00")).DueAt));
    }
}
