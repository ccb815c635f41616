using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>When a source is read again, how long what it said may be leaned on, and what several come to together. Values in, values out.</summary>
public class When_a_source_is_due
{
    private static readonly DateTimeOffset Now = StoryHost.Morning;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    private static readonly SourceState Read = new() { AddedAt = Now.AddDays(-9), ReadAt = Now, ReadTo = Now.AddDays(200), WholeAt = Now, NextAt = Now + Every };

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 8)]
    public void It_is_read_a_little_sooner_than_it_must_be(double chance, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), SourceTimes.AfterReading(Now, Every, chance));

    [Theory]
    [InlineData(1, null, 10)]
    [InlineData(2, null, 20)]
    [InlineData(3, null, 30)]
    [InlineData(50, null, 30)]
    [InlineData(1, 5, 10)]
    [InlineData(1, 90, 90)]
    public void A_failure_waits_twice_as_long_up_to_half_an_hour_and_as_long_as_it_is_asked_to(int failures, int? asked, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), SourceTimes.AfterFailure(Now, Every, failures, asked is { } wait ? TimeSpan.FromMinutes(wait) : null, 0));

    [Fact]
    public void What_is_known_is_enough_for_a_day_and_as_far_as_times_are_looked_for()
    {
        var rules = new BookingRules();
        var within = SourceTimes.Within(rules, Now);
        var known = Read with { ReadTo = within.End };

        Assert.True(known.IsEnough(rules, Now));
        Assert.True(known.IsEnough(rules, Now.AddHours(23)));
        Assert.False(known.IsEnough(rules, Now.AddDays(1)));
        Assert.False((known with { ReadTo = within.End.AddDays(-15) }).IsEnough(rules, Now));
        Assert.False((known with { WholeAt = null }).IsEnough(rules, Now));
    }

    [Fact]
    public void It_is_leaned_on_for_the_grace_and_not_a_moment_longer()
    {
        var failing = Read with { FailingSince = Now };
        Assert.Null(failing.UnreadableSince(Now + Grace - TimeSpan.FromTicks(1), Grace));
        Assert.Equal(Now, failing.UnreadableSince(Now + Grace, Grace));
        Assert.Equal(Now, failing.UnreadableSince(Now, TimeSpan.Zero));
    }

    [Fact]
    public void One_that_was_never_read_is_not_a_free_calendar()
    {
        Assert.Equal(Now, new SourceState { AddedAt = Now, NextAt = Now }.UnreadableSince(Now, Grace));
        Assert.Equal(Now, United.Reading(Guid.NewGuid(), [Read, new() { AddedAt = Now, NextAt = Now }], Grace, Now).UnreadableSince);
    }

    [Fact]
    public void One_that_nobody_has_tried_for_long_is_not_either()
    {
        Assert.Null(Read.UnreadableSince(Now + Every + Grace, Grace));
        Assert.Equal(Now + Every, Read.UnreadableSince(Now + Every + Grace + TimeSpan.FromMinutes(11), Grace));
    }

    [Fact]
    public void Somebody_looks_again_when_one_is_due_or_can_no_longer_be_leaned_on()
    {
        var failing = Read with { FailingSince = Now, NextAt = Now.AddDays(1) };
        Assert.Equal(Now + Every, United.DueAt([Read, failing], Grace, Now));
        Assert.Equal(Now + Grace, United.DueAt([failing], Grace, Now));
        Assert.Equal(Now.AddDays(1), United.DueAt([failing], Grace, Now + Grace));
    }

    [Fact]
    public void Its_owner_is_told_when_it_can_no_longer_be_leaned_on()
    {
        var failing = Read with { FailingSince = Now };
        Assert.Null(United.ToBeTold([Read, failing], Grace, Now + Grace - TimeSpan.FromTicks(1)));
        Assert.Same(failing, United.ToBeTold([Read, failing, failing with { FailingSince = Now.AddHours(1) }], Grace, Now.AddDays(1)));
    }

    [Fact]
    public void Pieces_that_overlap_or_touch_are_one()
    {
        Slot Piece(int from, int to) => new(Now.AddHours(from), Now.AddHours(to));
        Assert.Equal([Piece(0, 4), Piece(5, 6)], United.Busy([Piece(5, 6), Piece(1, 2), Piece(0, 3), Piece(3, 4), Piece(7, 7)]));
        Assert.Empty(United.Busy([]));
    }
}
