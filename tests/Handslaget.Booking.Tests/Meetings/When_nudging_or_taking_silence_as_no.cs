using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice; too early (the timer of a time that has moved); the nudge's own time and the reply-by time, to the tick; already answered;
// left the table; the meeting has begun.
public class When_nudging_or_taking_silence_as_no
{
    private static readonly DateTimeOffset NudgeAt = ReplyTime.NudgeAt(ReplyBy, Rules);

    private static Func<Meeting, Decision> Nudge(DateTimeOffset now) => m => m.Nudge(Inspector, now, Rules);

    private static Func<Meeting, Decision> Silence(DateTimeOffset now) => m => m.TakeSilenceAsNo(Inspector, now);

    [Fact]
    public void a_silent_official_is_nudged_once() =>
        Given(Booked)
            .When(Nudge(NudgeAt)).Then(new OfficialNudged(Inspector, NudgeAt))
            .When(Nudge(NudgeAt)).ThenNothingNew();

    [Fact]
    public void a_nudge_comes_when_it_should_and_not_when_it_no_longer_helps()
    {
        Given(Booked).When(Nudge(NudgeAt - Tick)).ThenNothingNew();
        Given(Booked).When(Nudge(ReplyBy - Tick)).Then(new OfficialNudged(Inspector, ReplyBy - Tick));
        Given(Booked).When(Nudge(ReplyBy)).ThenNothingNew();
    }

    [Fact]
    public void the_nudge_of_a_time_that_has_moved_waits_for_its_own_time()
    {
        var moved = Now.AddDays(3);
        var replyBy = ReplyTime.For(moved, Monday.Start, Rules);
        Given([.. Booked, MovedTo(Monday, at: moved)])
            .When(Nudge(moved.AddHours(1))).ThenNothingNew()
            .When(Nudge(ReplyTime.NudgeAt(replyBy, Rules))).Then(new OfficialNudged(Inspector, ReplyTime.NudgeAt(replyBy, Rules)));
    }

    [Fact]
    public void who_has_answered_left_or_was_never_there_is_not_nudged()
    {
        Given([.. Booked, Yes(Inspector)]).When(Nudge(NudgeAt)).ThenNothingNew();
        Given([.. Booked, No(Inspector)]).When(Nudge(NudgeAt)).ThenNothingNew();
        Given(Booked).When(m => m.Nudge(Colleague, NudgeAt, Rules)).ThenNothingNew();
        Given(Held).When(Nudge(NudgeAt)).ThenNothingNew();
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Nudge(NudgeAt)).ThenNothingNew();
    }

    [Fact]
    public void silence_is_a_no_from_the_reply_by_time_and_once() =>
        Given(Booked)
            .When(Silence(ReplyBy - Tick)).ThenRefused(Refusal.ReplyTimeRemains)
            .When(Silence(ReplyBy)).Then(new SeatDeclined(Inspector, BySilence: true, ReplyBy))
            .When(Silence(ReplyBy)).ThenNothingNew();

    [Fact]
    public void who_has_answered_is_not_silent()
    {
        Given([.. Booked, Yes(Inspector)]).When(Silence(ReplyBy)).ThenNothingNew();
        Given([.. Booked, No(Inspector)]).When(Silence(ReplyBy)).ThenNothingNew();
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Silence(ReplyBy)).ThenNothingNew();
    }

    [Fact]
    public void the_timer_of_a_time_that_has_moved_leaves_the_new_time_alone() =>
        Given([.. Booked, MovedTo(Monday, at: Now.AddDays(2))]).When(Silence(ReplyBy)).ThenRefused(Refusal.ReplyTimeRemains);

    [Fact]
    public void the_silence_of_one_wished_for_takes_a_confirmation_back_until_it_is_tidied() =>
        Given(Confirmed).When(m => m.TakeSilenceAsNo(Planner, ReplyBy)).Then(new SeatDeclined(Planner, BySilence: true, ReplyBy))
            .When(m => m.Mend(Planner, null, ReplyBy, Rules))
            .Then(new SeatLeftVacant(Planner, ["traffic"], "optional", ReplyBy), new MeetingConfirmed(ReplyBy));

    [Fact]
    public void when_the_meeting_has_begun_silence_means_nothing()
    {
        var late = Thursday.Start.AddHours(-3);
        object[] asked = [.. Broken, new SeatSubstituted(Guid.Empty, [Sits(Colleague, "food")], ReplyTime.For(late, Thursday.Start, Rules), late)];
        Given(asked).When(m => m.TakeSilenceAsNo(Colleague, late + ReplyTime.AtLeast)).ThenNothingNew();
        Given(Booked).When(Silence(Thursday.Start)).ThenNothingNew();
        Given(Booked).When(Silence(Thursday.Start - Tick)).Then(new SeatDeclined(Inspector, BySilence: true, Thursday.Start - Tick));
    }
}
