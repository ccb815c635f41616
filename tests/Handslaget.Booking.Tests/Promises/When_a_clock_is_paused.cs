using Handslaget.Booking.Promises;
using static Handslaget.Booking.Tests.Promises.Promised;

namespace Handslaget.Booking.Tests.Promises;

// Edges: a pause within a day; over one closing, a weekend, a holiday; two pauses; a pause that lasts; one that begins at the very end or after
// it; one of another promise; pausing twice; a pause of no time; one that a fact of the subject makes.
public class When_a_clock_is_paused
{
    [Theory]
    // Within a day nothing is lost: the clock runs when the offices close.
    [InlineData("2027-02-02 09:00", "2027-02-02 15:00", "2027-02-08 16:30")]
    [InlineData("2027-02-02 09:00", "2027-02-02 16:30", "2027-02-08 16:30")]
    // Over closing time a day is.
    [InlineData("2027-02-02 09:00", "2027-02-02 16:31", "2027-02-09 16:30")]
    [InlineData("2027-02-02 16:30", "2027-02-03 08:00", "2027-02-09 16:30")]
    [InlineData("2027-02-02 16:31", "2027-02-03 08:00", "2027-02-08 16:30")]
    [InlineData("2027-02-02 09:00", "2027-02-04 09:00", "2027-02-10 16:30")]
    // A weekend in a pause costs nothing.
    [InlineData("2027-02-05 17:00", "2027-02-08 08:00", "2027-02-08 16:30")]
    [InlineData("2027-02-05 09:00", "2027-02-08 08:00", "2027-02-09 16:30")]
    // On the last day, until the last moment.
    [InlineData("2027-02-08 16:30", "2027-02-15 09:00", "2027-02-15 16:30")]
    [InlineData("2027-02-08 16:31", "2027-02-15 09:00", "2027-02-08 16:30")]
    // On the day it starts, which is not counted anyhow.
    [InlineData("2027-02-01 11:00", "2027-02-02 08:00", "2027-02-08 16:30")]
    public void the_days_on_which_it_stands_at_closing_time_are_not_counted(string from, string until, string due) =>
        Assert.Equal(due, Wall(Clock(Days(5), Fact("asked", "2027-02-01 10:00"), Paused(from), Resumed(until)).DueAt));

    [Theory]
    // Easter, a bridge day, the eves and the change of the clock lie in the pause, and cost what they would have cost without.
    [InlineData("2027-03-22 10:00", "2027-03-24 10:00", "2027-03-30 10:00", "2027-04-02 16:30")]
    [InlineData("2027-05-03 10:00", "2027-05-05 10:00", "2027-05-10 10:00", "2027-05-13 16:30")]
    [InlineData("2026-12-21 10:00", "2026-12-22 10:00", "2027-01-04 10:00", "2027-01-11 16:30")]
    public void over_holidays(string start, string from, string until, string due) =>
        Assert.Equal(due, Wall(Clock(Days(5), Fact("asked", start), Paused(from), Resumed(until)).DueAt));

    [Theory]
    [InlineData("2027-02-01 11:00", "2027-02-01 12:15", "2027-02-02 11:15")]
    [InlineData("2027-02-01 11:00", "2027-02-02 09:30", "2027-02-02 16:30")]
    // Outside office hours there is nothing to pause.
    [InlineData("2027-02-01 18:00", "2027-02-02 07:00", "2027-02-02 10:00")]
    [InlineData("2027-02-01 09:00", "2027-02-01 12:00", "2027-02-02 10:00")]
    public void office_hours_move_by_the_office_hours_that_were_paused(string from, string until, string due)
    {
        TimedFact[] facts = [Fact("asked", "2027-02-01 10:00"), Paused(from), Resumed(until)];
        Assert.Equal(due, Wall(Clock(Hours(8), facts).DueAt));
    }

    [Theory]
    [InlineData("2027-03-27 18:00", "2027-03-28 06:00", 11)]
    [InlineData("2027-10-30 18:00", "2027-10-31 06:00", 13)]
    [InlineData("2027-10-31 02:30", "2027-10-31 03:30", 2)]
    [InlineData("2027-03-28 01:30", "2027-03-28 03:30", 1)]
    public void hours_move_by_the_hours_that_passed_also_when_the_clock_changes(string from, string until, int hours)
    {
        var start = At(from).AddHours(-6);
        var clock = Clock(Hours(24, ClockTime.Calendar), new TimedFact("asked", start), Paused(from), Resumed(until));

        Assert.Equal(TimeSpan.FromHours(24 + hours), clock.DueAt - start);
    }

    [Fact]
    public void while_it_lasts_nothing_is_due()
    {
        var clock = Clock(Days(5), Fact("asked", "2027-02-01 10:00"), Paused("2027-02-03 10:00"));

        Assert.Equal(ClockState.Paused, clock.StateAt(At("2027-06-01 10:00")));
        Assert.Null(clock.NeedsSomebodyFrom);
        Assert.Equal("2027-02-08 16:30", Wall(clock.DueAt));
    }

    [Fact]
    public void what_was_broken_before_stays_broken()
    {
        var clock = Clock(Days(5), Fact("asked", "2027-02-01 10:00"), Paused("2027-02-08 16:31"));

        Assert.Equal(ClockState.Broken, clock.StateAt(At("2027-02-09 10:00")));
        Assert.NotNull(clock.NeedsSomebodyFrom);
    }

    [Fact]
    public void it_can_be_kept_in_a_pause()
    {
        var clock = Clock(Days(2), Fact("asked", "2027-02-01 10:00"), Paused("2027-02-02 10:00"), Fact("answered", "2027-02-20 10:00"));

        Assert.Equal(ClockState.Kept, clock.StateAt(At("2027-03-01 10:00")));
        Assert.Equal([new Pause(At("2027-02-02 10:00"), At("2027-02-20 10:00"), PauseReason.CompanyWantsToWait)], clock.Pauses);
    }

    [Fact]
    public void a_fact_of_the_subject_can_pause_it_and_let_it_go_on()
    {
        var clock = Clock(Days(2), Fact("asked", "2027-02-01 10:00"), Fact("papers_wanted", "2027-02-02 10:00"), Fact("papers_came", "2027-02-10 10:00"));

        Assert.Equal("2027-02-11 16:30", Wall(clock.DueAt));
        Assert.Null(Assert.Single(clock.Pauses).Reason);
    }

    [Fact]
    public void another_promises_pause_is_not_its_own() =>
        Assert.Empty(Clock(Days(2), Fact("asked", "2027-02-01 10:00"), Paused("2027-02-02 10:00", "another")).Pauses);

    [Fact]
    public void pausing_twice_is_pausing_once_and_a_pause_of_no_time_is_none()
    {
        TimedFact[] twice =
            [Fact("asked", "2027-02-01 10:00"), Paused("2027-02-02 10:00"), Paused("2027-02-03 10:00"), Resumed("2027-02-04 10:00"), Resumed("2027-02-05 10:00")];
        Assert.Equal((At("2027-02-02 10:00"), (DateTimeOffset?)At("2027-02-04 10:00")), Assert.Single(Clock(Days(5), twice).Pauses) is var p ? (p.From, p.Until) : default);
        Assert.Empty(Clock(Days(5), Fact("asked", "2027-02-01 10:00"), Paused("2027-02-02 16:30"), Resumed("2027-02-02 16:30")).Pauses);
    }

    [Theory]
    [InlineData(ClockTime.Working, TargetUnit.Days)]
    [InlineData(ClockTime.Calendar, TargetUnit.Days)]
    [InlineData(ClockTime.Working, TargetUnit.Hours)]
    [InlineData(ClockTime.Calendar, TargetUnit.Hours)]
    public void a_pause_never_makes_it_due_earlier_and_moves_it_by_what_was_paused(ClockTime time, TargetUnit unit)
    {
        var dice = new Random(20261126);
        for (var round = 0; round < 400; round++)
        {
            var start = At("2026-01-01 00:00").AddMinutes(dice.Next(0, 4 * 365 * 24 * 60));
            var promise = Days(1, time) with { Target = new(dice.Next(1, 30), unit) };
            List<TimedFact> facts = [new("asked", start)];
            var (plain, at) = (Clock(promise, [.. facts]), start);
            for (var pauses = dice.Next(1, 4); pauses > 0; pauses--)
            {
                facts.Add(new(TimedFact.Paused, at = at.AddMinutes(dice.Next(0, 6000))) { Promise = "answer" });
                facts.Add(new(TimedFact.Resumed, at = at.AddMinutes(dice.Next(0, 6000))) { Promise = "answer" });
            }
            var paused = Clock(promise, [.. facts]);

            Assert.True(paused.DueAt >= plain.DueAt, $"{start:O} {promise.Target}");
            // What is used when it is due is the target, whatever was paused.
            Assert.Equal(promise.Target.Amount, Clock(promise, [.. facts.Where(f => f.At <= paused.DueAt), new("answered", paused.DueAt)]).Used!.Value, 6);
        }
    }
}
