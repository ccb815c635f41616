using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

public class When_the_link_is_replaced
{
    [Fact]
    public void the_company_has_another_and_asked_for_twice_it_is_replaced_once() =>
        Given(Booked).When(m => m.ReplaceLink(0, Now)).Then(new CompanyLinkReplaced(1, Now)).ThenTheMeeting(m => Assert.Equal(1, m.LinkNumber))
            .When(m => m.ReplaceLink(0, Now)).ThenNothingNew();

    [Fact]
    public void it_can_be_replaced_again() => Given([.. Booked, new CompanyLinkReplaced(1, Now)]).When(m => m.ReplaceLink(1, Now)).Then(new CompanyLinkReplaced(2, Now));

    [Fact]
    public void also_of_a_meeting_without_a_time_or_that_is_over()
    {
        Given(Asked).When(m => m.ReplaceLink(0, Now)).Then(new CompanyLinkReplaced(1, Now));
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(m => m.ReplaceLink(0, Now)).Then(new CompanyLinkReplaced(1, Now));
    }

    [Fact]
    public void who_is_forgotten_gets_no_other() => Given([.. Confirmed, new CompanyForgotten(Now)]).When(m => m.ReplaceLink(0, Now)).ThenNothingNew();

    [Fact]
    public void the_company_is_told_of_it_by_mail_and_by_text()
    {
        var story = Given([.. Booked, new CompanyLinkReplaced(1, Now)]);
        var told = Notices.For(new CompanyLinkReplaced(1, Now), story.Before, story.Meeting).ToList();
        Assert.Equal([(Channel.Mail, NoticeKind.LinkReplaced), (Channel.Sms, NoticeKind.LinkReplaced)], told.Select(n => (n.Channel, n.Kind)));
        Assert.All(told, n => Assert.True(n.OfficialId is null && n.IsStillTrue(story.Meeting, Now)));
    }
}
