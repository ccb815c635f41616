using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: nothing asked for; a hold to its last tick; before and after the nudge; the last moment to answer; a no that is being mended; an empty
// seat, with times held and without; everybody comes; the meeting begins; ended.
public class When_asking_what_happens_next
{
    private static readonly DateTimeOffset NudgeAt = ReplyTime.NudgeAt(ReplyBy, Rules);

    private static readonly DateTimeOffset TenTheDayBefore = At("2027-03-10 10:00");

    private static NextAction? Next(DateTimeOffset now, params object[] facts) => NextAction.Of(Given(facts).Meeting, Rules, now);

    [Fact]
    public void a_request_waits_for_a_human() => Assert.Null(Next(Now, Asked));

    [Fact]
    public void a_hold_lapses_and_then_there_is_nothing_more()
    {
        Assert.Equal(new NextAction(NextActionKind.HoldLapses, HoldUntil), Next(HoldUntil - Tick, Held));
        Assert.Null(Next(HoldUntil, Held));
    }

    [Fact]
    public void a_silent_official_is_nudged_first()
    {
        var next = Next(Now, Booked)!;

        Assert.Equal((NextActionKind.Nudges, NudgeAt), (next.Kind, next.At));
        Assert.Equal(Inspector, Next(Now, [.. Booked, Yes(Coordinator), Yes(FireOfficer), Yes(Planner)])!.OfficialId);
    }

    [Fact]
    public void it_is_said_how_many_it_happens_to()
    {
        Assert.Equal(4, Next(Now, Booked)!.Many);
        Assert.Equal((2, Inspector), (Next(Now, [.. Booked, Yes(Coordinator), Yes(Planner)])! is var two ? (two.Many, two.OfficialId!.Value) : default));
        Assert.Equal(3, Next(NudgeAt, [.. Booked, Yes(Planner)])!.Many);
        Assert.Equal(2, Next(Now, [.. Broken, Yes(Coordinator), Yes(Planner), No(FireOfficer), Vacated(FireOfficer, "fire")])!.Many);
    }

    [Fact]
    public void after_the_nudge_the_silence_becomes_a_no()
    {
        object[] onlyTheInspector = [.. Booked, Yes(Coordinator), Yes(FireOfficer), Yes(Planner)];

        Assert.Equal(new NextAction(NextActionKind.TakesSilenceAsNo, ReplyBy, Inspector), Next(NudgeAt, onlyTheInspector));
        Assert.Equal(new NextAction(NextActionKind.TakesSilenceAsNo, ReplyBy, Inspector), Next(Now, [.. onlyTheInspector, new OfficialNudged(Inspector, Now)]));
        Assert.Equal(new NextAction(NextActionKind.TakesSilenceAsNo, ReplyBy, Inspector), Next(ReplyBy + Tick, onlyTheInspector));
    }

    [Fact]
    public void a_no_is_mended_at_once() =>
        Assert.Equal(new NextAction(NextActionKind.Mends, Now, Inspector), Next(Now, [.. Booked, No(Inspector)]));

    [Fact]
    public void an_empty_seat_makes_the_table_fall_through()
    {
        object[] waitingForNobody = [.. Broken, Yes(Coordinator), Yes(FireOfficer), Yes(Planner)];

        Assert.Equal(new NextAction(NextActionKind.FallsThrough, FallsThrough), Next(Now, waitingForNobody));
        var until = Now.AddDays(1);
        var held = new AlternativesHeld([Beside(Offered(Friday))], until, Now);
        Assert.Equal(new NextAction(NextActionKind.AlternativesLapse, until), Next(Now, [.. waitingForNobody, held]));
        Assert.Equal(new NextAction(NextActionKind.FallsThrough, FallsThrough), Next(until, [.. waitingForNobody, held]));
    }

    [Fact]
    public void when_everybody_comes_the_company_is_reminded()
    {
        object[] all = [.. Confirmed, Yes(Planner)];

        Assert.Equal(new NextAction(NextActionKind.Reminds, TenTheDayBefore), Next(Now, all));
        Assert.Equal(new NextAction(NextActionKind.Reminds, Thursday.Start.AddHours(-2)), Next(TenTheDayBefore, all));
        Assert.Null(Next(Thursday.Start.AddHours(-2), all));
    }

    [Fact]
    public void a_meeting_that_has_begun_or_ended_is_left_alone()
    {
        Assert.Null(Next(Thursday.Start, Booked));
        Assert.Null(Next(Thursday.Start, Broken));
        Assert.Null(Next(Now, [.. Booked, new MeetingCancelled("company", Now)]));
        Assert.Null(Next(Now, [.. Broken, new MeetingFellThrough(["food"], Now)]));
    }
}
