using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: a nudge that would come with the question; a check whose time has passed; a seat vacated that was only wished for.
public class What_follows_from_a_fact
{
    private static readonly DateTimeOffset NudgeAt = ReplyTime.NudgeAt(ReplyBy, Rules);

    private static readonly DateTimeOffset DayAfter = At("2027-03-12 09:00");

    private static Message[] After(params object[] facts) => [.. Reactions.To(facts[^1], Story.Given(facts).Meeting, Rules)];

    private static Message[] WaitFor(Guid official, DateTimeOffset replyBy) =>
    [
        new(new NudgeOfficial(Id, official), ReplyTime.NudgeAt(replyBy, Rules)), new(new TakeSilenceAsNo(Id, official), replyBy),
    ];

    [Fact]
    public void a_hold_is_tidied_at_its_end_also_when_it_moves()
    {
        Assert.Equal([new(new ExpireHold(Id), HoldUntil)], After(Held));
        Assert.Equal([new(new ExpireHold(Id), HoldUntil.AddMinutes(10))], After([.. Held, new HoldExtended(HoldUntil.AddMinutes(10))]));
    }

    [Fact]
    public void a_booking_waits_for_everybody_and_looks_at_the_table_before_it_is_too_late() =>
        Assert.Equal([.. Places.SelectMany(p => WaitFor(p.OfficialId, ReplyBy)), new(new CheckTable(Id), FallsThrough), new(new OpenCase(Id)), new(new AskForOutcome(Id), DayAfter)], After(Booked));

    [Fact]
    public void a_move_does_the_same_for_the_new_time()
    {
        var panel = new[] { Places[0], Sits(Colleague, "food", "fire") };
        var moved = MovedTo(Friday, panel, at: Now.AddDays(1));
        Assert.Equal(
            [.. panel.SelectMany(p => WaitFor(p.OfficialId, moved.ReplyBy)), new(new CheckTable(Id), Friday.Start - Rules.FallsThrough), new(new AskForOutcome(Id), At("2027-03-15 09:00"))],
            After([.. Booked, moved]));
    }

    [Fact]
    public void a_stand_in_is_waited_for() =>
        Assert.Equal(WaitFor(Colleague, ReplyBy), After([.. Booked, No(Inspector), Mended(Inspector, Colleague, "food")]));

    [Fact]
    public void nobody_is_nudged_in_the_same_breath_as_asked()
    {
        var late = ReplyTime.NudgeAt(ReplyBy, Rules);
        object[] Asked(DateTimeOffset at) => [.. Booked, No(Inspector), new SeatSubstituted(Inspector, [Sits(Colleague, "food")], ReplyBy, at)];
        Assert.Equal(WaitFor(Colleague, ReplyBy), After(Asked(late - Tick)));
        Assert.Equal([new(new TakeSilenceAsNo(Id, Colleague), ReplyBy)], After(Asked(late)));

        var moved = MovedTo(Friday, at: Friday.Start.AddHours(-6));
        Assert.DoesNotContain(After([.. Booked, moved]), m => m.Body is NudgeOfficial);

        var booked = new MeetingBooked(Now.AddHours(4), Now);
        Assert.DoesNotContain(After([.. Held, booked]), m => m.Body is NudgeOfficial);
    }

    [Fact]
    public void a_no_is_mended_at_once() => Assert.Equal([new(new MendPanel(Id, Inspector))], After([.. Booked, No(Inspector)]));

    [Fact]
    public void an_empty_seat_looks_for_other_times_and_is_checked_however_late_it_came() =>
        Assert.Equal([new(new HoldAlternatives(Id)), new(new CheckTable(Id), FallsThrough)], After(Broken));

    [Fact]
    public void a_seat_only_wished_for_is_let_go_of_in_silence() =>
        Assert.Empty(After([.. Booked, No(Planner), Vacated(Planner, "traffic", "optional")]));

    [Fact]
    public void who_is_asked_for_an_answer_is_asked_once_more_on_the_last_promised_day() =>
        Assert.Equal([new(new AskForOutcome(Id), At("2027-03-16 09:00"))], After([.. Confirmed, new OutcomeAsked([Inspector], DayAfter)]));

    [Fact]
    public void answers_that_are_sent_are_followed() =>
        Assert.Equal([new(new FollowOutcome(Id))], After([.. Confirmed, new OutcomeWritten(Inspector, Thursday.End), new OutcomeShared(Thursday.End)]));

    [Fact]
    public void times_held_beside_are_tidied_at_their_end() =>
        Assert.Equal([new(new LetAlternativesLapse(Id), Now.AddDays(1))], After([.. Broken, new AlternativesHeld([], Now.AddDays(1), Now)]));
}
