using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

/// <summary>A form that is sent twice: the same time is the same absence, or closing. Another deputy, or another hour, is another one.</summary>
public class When_the_same_is_told_twice
{
    private static readonly Guid Deputy = Guid.NewGuid();
    private static readonly Slot Day = SwedishTime.Day(new DateOnly(2027, 3, 1));

    [Fact]
    public void an_absence_is_one()
    {
        var told = new AbsenceRegistered(Guid.NewGuid(), Day, Deputy);
        var away = Official.New.Evolve(told);

        Assert.Equal([told], Assert.IsType<Decision.Facts>(Official.New.GoAway(told)).Events);
        Assert.Equal(Decision.AlreadySo, away.GoAway(told with { AbsenceId = Guid.NewGuid() }));
        Assert.Equal(told.AbsenceId, away.AwayAlready(Day, Deputy)?.Id);
        foreach (var other in new[] { told with { Deputy = null }, told with { During = Day with { End = Day.End.AddHours(1) } } })
            Assert.IsType<Decision.Facts>(away.GoAway(other));
        Assert.IsType<Decision.Facts>(away.Evolve(new AbsenceWithdrawn(told.AbsenceId)).GoAway(told));
    }

    [Fact]
    public void a_closing_is_one()
    {
        var told = new RoomClosed(Guid.NewGuid(), Day);
        var closed = Room.New.Evolve(told);

        Assert.Equal([told], Assert.IsType<Decision.Facts>(Room.New.Close(told)).Events);
        Assert.Equal(Decision.AlreadySo, closed.Close(told with { ClosureId = Guid.NewGuid() }));
        Assert.Equal(told.ClosureId, closed.ClosedAlready(Day)?.Id);
        Assert.IsType<Decision.Facts>(closed.Close(told with { During = Day with { Start = Day.Start.AddHours(1) } }));
        Assert.IsType<Decision.Facts>(closed.Evolve(new RoomReopened(told.ClosureId)).Close(told));
    }
}
