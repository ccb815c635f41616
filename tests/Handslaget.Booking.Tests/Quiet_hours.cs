using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests;

// Edges: eight and twenty to the tick; Friday night; Easter; a shut eve; the two nights the clock changes.
public class Quiet_hours
{
    [Theory]
    [InlineData("2027-03-01 08:00", "2027-03-01 08:00")]
    [InlineData("2027-03-01 12:34", "2027-03-01 12:34")]
    [InlineData("2027-03-01 19:59", "2027-03-01 19:59")]
    [InlineData("2027-03-01 07:59", "2027-03-01 08:00")]
    [InlineData("2027-03-01 00:00", "2027-03-01 08:00")]
    [InlineData("2027-03-01 20:00", "2027-03-02 08:00")]
    [InlineData("2027-03-05 20:00", "2027-03-08 08:00")] // Friday night waits for Monday.
    [InlineData("2027-03-06 12:00", "2027-03-08 08:00")]
    [InlineData("2027-03-07 23:00", "2027-03-08 08:00")]
    [InlineData("2027-03-25 21:00", "2027-03-30 08:00")] // Easter, and the clock changes in it.
    [InlineData("2027-03-28 02:30", "2027-03-30 08:00")] // An hour that does not exist.
    [InlineData("2027-06-25 10:00", "2027-06-28 08:00")] // Midsommarafton.
    [InlineData("2027-10-31 02:30", "2027-11-01 08:00")] // An hour that comes twice.
    [InlineData("2027-12-23 20:00", "2027-12-27 08:00")]
    public void a_text_waits_for_eight_on_a_working_day(string now, string allowed) => Assert.Equal(At(allowed), QuietHours.NextAllowed(At(now)));

    [Fact]
    public void the_edges_are_exact()
    {
        var tick = TimeSpan.FromTicks(1);
        Assert.Equal(At("2027-03-01 08:00"), QuietHours.NextAllowed(At("2027-03-01 08:00") - tick));
        Assert.Equal(At("2027-03-01 20:00") - tick, QuietHours.NextAllowed(At("2027-03-01 20:00") - tick));
    }

    [Fact]
    public void what_is_allowed_is_allowed()
    {
        for (var now = At("2027-03-20 00:00"); now < At("2027-04-10 00:00"); now = now.AddMinutes(17))
        {
            var allowed = QuietHours.NextAllowed(now);
            Assert.True(allowed >= now);
            Assert.Equal(allowed, QuietHours.NextAllowed(allowed));
        }
    }
}
