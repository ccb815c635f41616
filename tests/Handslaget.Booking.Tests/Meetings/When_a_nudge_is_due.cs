using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

public class When_a_nudge_is_due
{
    [Theory]
    [InlineData("2027-03-09 16:30", "2027-03-09 08:30")] // twenty hours before is half past eight in the evening
    [InlineData("2027-03-09 12:30", "2027-03-08 16:30")] // the offices' last minute
    [InlineData("2027-03-08 16:30", "2027-03-08 08:30")] // a Sunday evening
    [InlineData("2027-03-30 16:30", "2027-03-30 08:30")] // the evening of Easter Monday, two days after summer time began
    [InlineData("2027-03-09 11:00", "2027-03-08 15:00")] // open
    [InlineData("2027-03-10 02:00", "2027-03-09 08:30")] // before they open
    [InlineData("2027-03-08 10:00", "2027-03-07 14:00")] // Monday's opening would leave an hour and a half
    public void it_comes_when_the_offices_are_open(string replyBy, string nudge) => Assert.Equal(At(nudge), ReplyTime.NudgeAt(At(replyBy), new()));
}
