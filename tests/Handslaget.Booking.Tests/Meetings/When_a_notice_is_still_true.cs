using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: every kind before and after the meeting changed; moved away, and back again; the start itself; 24 hours before to the tick.
public class When_a_notice_is_still_true
{
    private static readonly object[] Cancelled = [.. Confirmed, new MeetingCancelled("company", Now)];
    private static readonly object[] Fell = [.. Broken, new MeetingFellThrough(["food"], Now)];

    private static Notice Of(NoticeKind kind, Guid? official, params object[] facts) => Notice.To(official, kind, Channel.Mail, Given(facts).Meeting);

    private static bool Still(Notice notice, object[] later, DateTimeOffset? now = null) => notice.IsStillTrue(Given(later).Meeting, now ?? Now);

    [Theory]
    [InlineData(NoticeKind.Asked)]
    [InlineData(NoticeKind.AskedAgain)]
    public void a_question_while_its_official_sits_there_at_that_time(NoticeKind kind)
    {
        var asked = Of(kind, Inspector, Booked);
        Assert.True(Still(asked, Booked));
        Assert.True(Still(asked, Confirmed));
        Assert.False(Still(asked, [.. Booked, No(Inspector)]));
        Assert.False(Still(asked, [.. Booked, MovedTo(Friday)]));
        Assert.False(Still(asked, Cancelled));
        Assert.True(Still(asked, [.. Booked, No(FireOfficer)]));
    }

    [Fact]
    public void a_nudge_while_the_answer_is_waited_for()
    {
        var nudged = Of(NoticeKind.Nudged, Inspector, Booked);
        Assert.True(Still(nudged, Booked));
        Assert.False(Still(nudged, [.. Booked, Yes(Inspector)]));
        Assert.False(Still(nudged, [.. Booked, No(Inspector)]));
        Assert.False(Still(nudged, [.. Booked, MovedTo(Friday)]));
        Assert.False(Still(nudged, Cancelled));
    }

    [Fact]
    public void a_release_unless_its_official_sits_there_again()
    {
        var released = Of(NoticeKind.Released, Inspector, [.. Booked, No(Inspector)]);
        Assert.True(Still(released, [.. Booked, No(Inspector)]));
        Assert.True(Still(released, Cancelled));
        Assert.True(Still(released, Fell));
        Assert.False(Still(released, [.. Booked, No(Inspector), MovedTo(Friday)]));
    }

    [Theory]
    [InlineData(NoticeKind.Booked)]
    [InlineData(NoticeKind.Moved)]
    public void a_booked_or_moved_meeting_until_it_begins(NoticeKind kind)
    {
        var notice = Of(kind, null, Booked);
        Assert.True(Still(notice, Confirmed, Thursday.Start - Tick));
        Assert.False(Still(notice, Confirmed, Thursday.Start));
        Assert.False(Still(notice, [.. Booked, MovedTo(Friday)]));
        Assert.False(Still(notice, Cancelled));
    }

    [Fact]
    public void a_confirmation_while_everybody_comes()
    {
        var confirmed = Of(NoticeKind.Confirmed, null, Confirmed);
        Assert.True(Still(confirmed, Confirmed, Thursday.Start - Tick));
        Assert.False(Still(confirmed, Confirmed, Thursday.Start));
        Assert.False(Still(confirmed, [.. Confirmed, No(Inspector)]));
        Assert.False(Still(confirmed, Cancelled));
    }

    [Fact]
    public void a_broken_table_while_it_is_broken_and_its_time_has_not_come()
    {
        var broken = Of(NoticeKind.TableBroken, null, Broken);
        Assert.True(Still(broken, Broken, Thursday.Start - Tick));
        Assert.False(Still(broken, Broken, Thursday.Start));
        Assert.False(Still(broken, [.. Broken, new SeatSubstituted(Guid.Empty, [Sits(Colleague, "food")], ReplyBy, Now)]));
        Assert.False(Still(broken, [.. Broken, MovedTo(Friday)]));
        Assert.False(Still(broken, Fell));
    }

    [Fact]
    public void other_times_are_told_of_while_they_are_held()
    {
        object[] held = [.. Broken, new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now)];
        var waiting = Of(NoticeKind.AlternativesWaiting, null, held);
        Assert.True(Still(waiting, held, Now.AddDays(1) - Tick));
        Assert.False(Still(waiting, held, Now.AddDays(1)));
        Assert.False(Still(waiting, [.. held, MovedTo(Friday)]));
    }

    [Theory]
    [InlineData(NoticeKind.ReminderDayBefore)]
    [InlineData(NoticeKind.ReminderTwoHours)]
    public void a_reminder_of_a_whole_table_at_that_time(NoticeKind kind)
    {
        var reminder = Of(kind, null, Booked);
        Assert.True(Still(reminder, Booked, Thursday.Start - Tick));
        Assert.False(Still(reminder, Booked, Thursday.Start));
        Assert.False(Still(reminder, Broken));
        Assert.False(Still(reminder, [.. Booked, MovedTo(Friday)]));
        Assert.False(Still(reminder, Cancelled));
    }

    [Fact]
    public void what_was_said_before_the_meeting_moved_away_and_back_is_not_said_twice()
    {
        object[] back = [.. Booked, MovedTo(Friday), MovedTo(Thursday)];
        Assert.False(Still(Of(NoticeKind.ReminderDayBefore, null, Booked), back));
        Assert.True(Still(Of(NoticeKind.ReminderDayBefore, null, back), back));
        Assert.True(Still(Of(NoticeKind.ReminderDayBefore, null, back), [.. back, No(Planner)]));
    }

    [Theory]
    [InlineData(NoticeKind.ReminderDayBefore)]
    [InlineData(NoticeKind.ReminderTwoHours)]
    public void a_reminder_waits_in_vain_when_its_time_is_gone_for_good_and_not_while_a_seat_is_empty(NoticeKind kind)
    {
        var reminder = Of(kind, null, Booked);
        Assert.False(reminder.WaitsInVain(Given(Booked).Meeting));
        Assert.False(reminder.WaitsInVain(Given(Broken).Meeting));
        Assert.True(reminder.WaitsInVain(Given([.. Booked, MovedTo(Friday)]).Meeting));
        Assert.True(reminder.WaitsInVain(Given([.. Booked, MovedTo(Friday), MovedTo(Thursday)]).Meeting));
        Assert.True(reminder.WaitsInVain(Given(Cancelled).Meeting));
        Assert.False((reminder with { State = NoticeState.Sent }).WaitsInVain(Given(Cancelled).Meeting));
        Assert.False(Of(NoticeKind.Cancelled, null, Cancelled).WaitsInVain(Given(Cancelled).Meeting));
    }

    [Fact]
    public void an_ending_for_the_ending_it_tells_of()
    {
        Assert.True(Still(Of(NoticeKind.Cancelled, null, Cancelled), Cancelled));
        Assert.False(Still(Of(NoticeKind.Cancelled, null, Confirmed), Confirmed));
        Assert.True(Still(Of(NoticeKind.FellThrough, null, Fell), Fell));
        Assert.False(Still(Of(NoticeKind.FellThrough, null, Broken), Broken));
    }

    [Fact]
    public void a_kind_that_nobody_thought_of_is_our_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Still(Of((NoticeKind)99, null, Booked), Booked));

    [Theory]
    [InlineData(NoticeKind.Moved, true)]
    [InlineData(NoticeKind.Cancelled, true)]
    [InlineData(NoticeKind.FellThrough, true)]
    [InlineData(NoticeKind.AlternativesWaiting, true)]
    [InlineData(NoticeKind.ReminderTwoHours, true)]
    [InlineData(NoticeKind.ReminderDayBefore, false)]
    [InlineData(NoticeKind.Booked, false)]
    [InlineData(NoticeKind.Confirmed, false)]
    public void within_a_day_some_news_can_not_wait_for_the_morning(NoticeKind kind, bool canNotWait)
    {
        var notice = Of(kind, null, Booked);
        Assert.Equal(canNotWait, notice.CanNotWait(Thursday.Start.AddHours(-24) + Tick));
        Assert.False(notice.CanNotWait(Thursday.Start.AddHours(-24)));
    }
}
