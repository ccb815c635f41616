using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: over a weekend, Easter and a shut eve; asked on a day off or at night; over the change of the clock; close to the meeting, to the
// tick; so close that four hours reach beyond the start; an end at night, on a day off, at the offices' first minute.
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
        Assert.Equal(At("2027-03-03 10:00"), Asked("2027-03-01 10:00", "2027-03-05 14:00"));
        Assert.Equal(At("2027-03-03 16:30"), Asked("2027-03-01 10:00", "2027-03-05 20:30"));
        Assert.Equal(At("2027-03-03 12:15"), Asked("2027-03-01 10:00", "2027-03-05 16:15"));
    }

    [Theory]
    [InlineData("2027-03-01 10:00", "2027-03-05 10:00", "2027-03-02 16:30")] // six in the morning: the evening before.
    [InlineData("2027-03-01 10:00", "2027-03-05 12:30", "2027-03-03 08:30")] // the offices' first minute
    [InlineData("2027-03-04 10:00", "2027-03-09 10:00", "2027-03-05 16:30")] // a Sunday: Friday.
    [InlineData("2027-03-04 10:00", "2027-03-08 13:00", "2027-03-05 16:30")] // a Saturday: Friday.
    [InlineData("2027-03-25 10:00", "2027-03-30 09:00", "2027-03-25 16:30")] // Easter Day: skärtorsdag.
    public void it_ends_while_the_offices_are_open(string now, string start, string replyBy) => Assert.Equal(At(replyBy), Asked(now, start));

    [Theory]
    [InlineData("2027-03-02 13:00", "2027-03-05 10:00", "2027-03-03 08:30")] // Half past four would leave three and a half hours.
    [InlineData("2027-03-02 20:00", "2027-03-05 10:00", "2027-03-03 08:30")] // Asked in the evening.
    [InlineData("2027-03-05 14:00", "2027-03-09 10:00", "2027-03-08 08:30")] // Friday afternoon, of a table on Tuesday: Monday.
    [InlineData("2027-03-05 15:00", "2027-03-08 08:45", "2027-03-06 04:45")] // Monday morning is when the table begins: it ends when it ends.
    public void where_that_leaves_too_little_it_ends_when_they_open(string now, string start, string replyBy) => Assert.Equal(At(replyBy), Asked(now, start));

    [Fact]
    public void the_hours_to_mend_in_are_elapsed_hours_also_when_the_clock_changes() => Assert.Equal(
        At("2027-11-02 14:00").AddHours(-100), ReplyTime.For(At("2027-10-25 10:00"), At("2027-11-02 14:00"), Rules with { MendsUntil = TimeSpan.FromHours(96), ReplyWorkingDays = 5 }));

    [Fact]
    public void someone_asked_late_gets_four_hours_all_the_same()
    {
        var start = At("2027-03-05 14:00");
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
