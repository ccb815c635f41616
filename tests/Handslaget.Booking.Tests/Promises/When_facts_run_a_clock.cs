using Handslaget.Booking.Promises;
using static Handslaget.Booking.Tests.Promises.Promised;

namespace Handslaget.Booking.Tests.Promises;

// Edges: kept at the last moment and a second later; several clocks one after another; a start while one runs; facts of the same time and out of
// order; a promise given late or never; nobody left to keep it to, before and after it is due; explained once.
public class When_facts_run_a_clock
{
    private const string Asked = "2027-02-01 10:00";
    private const string Due = "2027-02-08 16:30";

    [Theory]
    [InlineData("2027-02-01 10:00", ClockState.Running)]
    [InlineData("2027-02-04 23:59", ClockState.Running)]
    [InlineData("2027-02-05 00:00", ClockState.Amber)]
    [InlineData(Due, ClockState.Amber)]
    [InlineData("2027-02-08 16:31", ClockState.Broken)]
    public void it_runs_it_warns_and_it_breaks(string now, ClockState state) =>
        Assert.Equal(state, Clock(Days(5), Fact("asked", Asked)).StateAt(At(now)));

    [Theory]
    [InlineData("answered", "2027-02-02 10:00", ClockState.Kept)]
    [InlineData("answered", Due, ClockState.Kept)]
    [InlineData("answered", "2027-02-08 16:31", ClockState.KeptLate)]
    [InlineData("left", Due, ClockState.Void)]
    [InlineData("left", "2027-02-08 16:31", ClockState.Broken)]
    public void it_ends(string fact, string at, ClockState state)
    {
        var clock = Clock(Days(5), Fact("asked", Asked), Fact(fact, at));

        Assert.Equal(state, clock.StateAt(At("2028-01-01 00:00")));
        Assert.Equal(state is ClockState.KeptLate or ClockState.Broken, clock.NeedsSomebodyFrom is not null);
    }

    [Fact]
    public void the_next_start_after_an_end_is_the_next_clock()
    {
        var clocks = Clocks(Days(5), Fact("asked", Asked), Fact("answered", "2027-02-03 10:00"), Fact("asked", "2027-02-10 10:00"), Fact("left", "2027-02-11 10:00"), Fact("asked", "2027-02-12 10:00"));

        Assert.Equal([Asked, "2027-02-10 10:00", "2027-02-12 10:00"], clocks.Select(c => Wall(c.StartedAt)));
        Assert.Equal([ClockState.Kept, ClockState.Void, ClockState.Running], clocks.Select(c => c.StateAt(At("2027-02-12 10:00"))));
    }

    [Fact]
    public void one_that_lasted_no_time_gives_way_to_the_next_of_the_same_time() => Assert.Equal(
        ClockState.Running, Clock(Days(5), Fact("asked", Asked), Fact("answered", Asked), Fact("asked", Asked)).StateAt(At(Asked)));

    [Fact]
    public void a_start_while_it_runs_changes_nothing() =>
        Assert.Equal(Due, Wall(Clock(Days(5), Fact("asked", Asked), Fact("asked", "2027-02-04 10:00")).DueAt));

    [Fact]
    public void a_promise_given_anew_voids_the_one_before_unless_it_was_broken()
    {
        var promise = Days(5) with { Starts = [], Restarts = ["asked"] };
        ClockState[] States(params TimedFact[] facts) => [.. Clocks(promise, facts).Select(c => c.StateAt(At("2027-02-16 10:00")))];

        Assert.Equal([ClockState.Void, ClockState.Running], States(Fact("asked", "2027-02-10 10:00"), Fact("asked", "2027-02-15 10:00")));
        Assert.Equal([ClockState.Broken, ClockState.Running], States(Fact("asked", Asked), Fact("asked", "2027-02-15 10:00")));
        Assert.Equal([ClockState.Running], States(Fact("asked", "2027-02-15 10:00"), Fact("asked", "2027-02-15 10:00")));
    }

    [Fact]
    public void a_fact_can_end_one_clock_and_start_the_next() => Assert.Equal(
        [Asked, "2027-02-03 10:00"],
        Clocks(Days(5) with { Stops = ["moved"], Starts = ["asked", "moved"] }, Fact("asked", Asked), Fact("moved", "2027-02-03 10:00")).Select(c => Wall(c.StartedAt)));

    [Fact]
    public void facts_are_taken_in_the_order_of_their_times_and_then_of_the_log()
    {
        Assert.Equal(ClockState.Kept, Clock(Days(5), Fact("answered", "2027-02-03 10:00"), Fact("asked", Asked)).StateAt(At(Due)));
        Assert.Equal(ClockState.Kept, Clock(Days(5), Fact("asked", Asked), Fact("answered", Asked)).StateAt(At(Due)));
        Assert.Equal(ClockState.Amber, Clock(Days(5), Fact("answered", Asked), Fact("asked", Asked)).StateAt(At(Due)));
    }

    [Fact]
    public void who_only_looked_was_promised_nothing()
    {
        var promise = Days(5) with { Given = ["named", "answered"] };

        Assert.Empty(Clocks(promise, Fact("asked", Asked)));
        Assert.Empty(Clocks(promise, Fact("asked", Asked), Fact("left", "2027-02-02 10:00")));
        Assert.Empty(Clocks(promise, Fact("asked", Asked), Fact("named", "2027-02-08 16:31")));
        Assert.Equal(Asked, Wall(Clock(promise, Fact("asked", Asked), Fact("named", Due)).StartedAt));
        Assert.Equal(ClockState.Kept, Clock(promise, Fact("asked", Asked), Fact("answered", "2027-02-02 10:00")).StateAt(At(Due)));
        Assert.Equal("2027-03-01 10:00", Wall(Clock(promise with { Starts = ["asked", "named"] }, Fact("asked", Asked), Fact("named", "2027-03-01 10:00")).StartedAt));
    }

    [Fact]
    public void a_broken_promise_is_explained_once()
    {
        var broken = Clock(Days(5), Fact("asked", Asked));
        var now = At("2027-02-09 10:00");
        var fact = Assert.IsType<PromiseExplained>(Assert.Single(Assert.IsType<Decision.Facts>(broken.Explain(now)).Events));
        Assert.Equal(new("answer", At(Asked), now), fact);

        var explained = Clock(Days(5), Fact("asked", Asked), TimedFact.Of(fact, TimedFact.Explained, now));
        Assert.Equal(Decision.AlreadySo, explained.Explain(now.AddDays(1)));
        Assert.Null(explained.NeedsSomebodyFrom);
        Assert.Equal(ClockState.Broken, explained.StateAt(now));
    }

    [Fact]
    public void only_what_was_promised_to_somebody_and_broken_is_explained()
    {
        Decision no = Refusal.PromiseNotBroken;
        Assert.Equal(no, Clock(Days(5), Fact("asked", Asked)).Explain(At(Due)));
        Assert.Equal(no, Clock(Days(5) with { IsPublic = false }, Fact("asked", Asked)).Explain(At("2027-03-01 10:00")));
        Assert.Equal(no, Clock(Days(5), Fact("asked", Asked), Fact("answered", Due)).Explain(At("2027-03-01 10:00")));
    }

    [Fact]
    public void only_a_clock_with_time_left_is_paused()
    {
        var (running, now) = (Clock(Days(5), Fact("asked", Asked)), At("2027-02-02 10:00"));
        Decision no = Refusal.ClockDoesNotRun;
        Assert.Equal([new ClockPaused("answer", PauseReason.WaitsForPapers, now)], Assert.IsType<Decision.Facts>(running.Pause(PauseReason.WaitsForPapers, now)).Events);
        Assert.Equal(no, running.Pause(PauseReason.WaitsForPapers, At("2027-02-09 10:00")));
        Assert.Equal(Decision.AlreadySo, running.Resume(now));
        Assert.Equal(no, Clock(Days(5), Fact("asked", Asked), Fact("answered", Due)).Pause(PauseReason.WaitsForPapers, now));

        var paused = Clock(Days(5), Fact("asked", Asked), Paused("2027-02-02 09:00"));
        Assert.Equal(Decision.AlreadySo, paused.Pause(PauseReason.WaitsForPapers, now));
        Assert.Equal([new ClockResumed("answer", now)], Assert.IsType<Decision.Facts>(paused.Resume(now)).Events);
    }
}
