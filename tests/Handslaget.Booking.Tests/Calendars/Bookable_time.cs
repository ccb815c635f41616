using Handslaget.Booking.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: notice over a weekend, over Easter, from a day off, of no days; a horizon over the change of the clock.
public class Bookable_time
{
    [Theory]
    [InlineData("2027-03-01 09:00", 3, "2027-03-05 00:00")]
    [InlineData("2027-03-03 23:59", 3, "2027-03-09 00:00")]
    [InlineData("2027-03-06 12:00", 3, "2027-03-11 00:00")]
    [InlineData("2027-03-24 09:00", 3, "2027-04-01 00:00")]
    [InlineData("2027-03-01 09:00", 0, "2027-03-02 00:00")]
    public void whole_working_days_lie_between_booking_and_meeting(string now, int notice, string expected) =>
        Assert.Equal(At(expected), BookableTime.EarliestStart(At(now), new BookingRules { NoticeWorkingDays = notice }));

    [Fact]
    public void the_horizon_is_counted_in_wall_clock_weeks() =>
        Assert.Equal(At("2027-04-26 00:00"), BookableTime.LatestEnd(At("2027-03-01 09:00"), new BookingRules { HorizonWeeks = 8 }));
}
