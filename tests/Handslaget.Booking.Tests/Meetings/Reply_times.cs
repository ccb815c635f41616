using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: over a weekend, Easter and a shut eve; asked on a day off or at night; over the change of the clock; close to the meeting, to the
// tick; so close that four hours reach beyond the start.
public class Reply_times
{
    private static DateTimeOffset Asked(string now, string start) => ReplyTime.For(At(now), At(start), Rules);

    [Theory]
    [InlineData("2027-03-01 10:00", "2027-03-03 16:30")] // Monday: Wednesday.
    [InlineData("2027-03-01 23:59", "2027-03-03 16:30")]
    [InlineData("2027-03-04 10:00", "2027-03-08 16:30")] // Thursday: Monday.
    [InlineData("2027-03-06 10:00", "2027-03-09 16:30")] // Saturday: Tuesday.
    [InlineData("2027-03-25 10:00", "2027-03-31 16:30")] // Skärtorsdag: the Wednesday after Easter, in summer time.
    [InlineData("2027-06-24 10:00", "2027-06-29 16:30")] // The day before midsommarafton: Tuesday.
    [InlineData("2027-10-29 10:00", "2027-11-02 16:30")] // Over the night with twenty-five hours.
    public void two_working_days_and_to_the_end_of_the_office_day(string now, string replyBy) =>
        Assert.Equal(At(replyBy), ReplyTime.For(At(now), At(now).AddDays(30), Rules));

    [Fact]
    public void a_no_must_come_while_it_can_still_be_mended()
    {
        Assert.Equal(At("2027-03-03 06:00"), Asked("2027-03-01 10:00", "2027-03-05 10:00"));
        Assert.Equal(At("2027-03-03 16:30"), Asked("2027-03-01 10:00", "2027-03-05 20:30"));
        Assert.Equal(At("2027-03-03 12:15"), Asked("2027-03-01 10:00", "2027-03-05 16:15"));
    }

    [Fact]
    public void the_hours_to_mend_in_are_elapsed_hours_also_when_the_clock_changes() =>
        Assert.Equal(At("2027-03-30 09:00").AddHours(-52), Asked("2027-03-25 10:00", "2027-03-30 09:00"));

    [Fact]
    public void someone_asked_late_gets_four_hours_all_the_same()
    {
        var start = At("2027-03-05 10:00");
        var mendable = start.AddHours(-52);
        Assert.Equal(mendable, ReplyTime.For(mendable - ReplyTime.AtLeast - Tick, start, Rules));
        Assert.Equal(mendable, ReplyTime.For(mendable - ReplyTime.AtLeast, start, Rules));
        Assert.Equal(mendable + Tick, ReplyTime.For(mendable - ReplyTime.AtLeast + Tick, start, Rules));
        Assert.Equal(start.AddHours(3), ReplyTime.For(start.AddHours(-1), start, Rules));
    }

    [Fact]
    public void silence_at_the_last_moment_can_still_be_mended()
    {
        var start = At("2027-03-05 09:00");
        Assert.True(ReplyTime.For(Now, start, Rules) < start - Rules.MendsUntil);
    }

    [Fact]
    public void the_number_of_days_and_the_closing_hour_are_the_municipalitys() =>
        Assert.Equal(At("2027-03-02 15:00"), ReplyTime.For(Now, Now.AddDays(30), Rules with { ReplyWorkingDays = 1, ClosesAt = new(15, 0) }));
}
