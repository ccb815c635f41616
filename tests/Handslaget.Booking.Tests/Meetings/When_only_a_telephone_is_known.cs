using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: what was said when it was booked; what only reminds; what somebody else has changed; what the company did itself.
public class When_only_a_telephone_is_known
{
    private static bool IsCalledAbout(NoticeKind kind, params object[] facts) =>
        Given(facts) is var story && Notice.To(null, kind, Channel.Mail, story.Meeting).IsWorthACall(story.Meeting);

    [Fact]
    public void nobody_calls_to_say_what_was_just_said() =>
        Assert.All([NoticeKind.Booked, NoticeKind.Confirmed, NoticeKind.ReminderDayBefore, NoticeKind.ReminderTwoHours, NoticeKind.SurveyAsked], kind => Assert.False(IsCalledAbout(kind, Booked)));

    [Fact]
    public void somebody_calls_about_every_change() =>
        Assert.All(
            [NoticeKind.Moved, NoticeKind.RoomChanged, NoticeKind.TableBroken, NoticeKind.AlternativesWaiting, NoticeKind.FellThrough, NoticeKind.TimeOffered, NoticeKind.OutcomeSent, NoticeKind.PromiseExplained],
            kind => Assert.True(IsCalledAbout(kind, Booked)));

    [Fact]
    public void a_meeting_is_cancelled_by_telephone_only_when_the_company_did_not_do_it()
    {
        Assert.True(IsCalledAbout(NoticeKind.Cancelled, [.. Booked, new MeetingCancelled("coordinator", Now)]));
        Assert.False(IsCalledAbout(NoticeKind.Cancelled, [.. Booked, new MeetingCancelled("company", Now)]));
    }
}
