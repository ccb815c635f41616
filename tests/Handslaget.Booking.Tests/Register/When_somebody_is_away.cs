using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Register;

public class When_somebody_is_away
{
    private static readonly Slot Morning = Time("2027-03-22", "09:00", "12:00");

    [Fact]
    public void they_are_not_here_any_of_the_time_and_never_when_they_have_left()
    {
        var official = Official.New.Evolve(new OfficialRegistered(Id(1), "unit"));
        Assert.True(official.IsHere(Morning));
        Assert.False(official.Evolve(new AbsenceRegistered(Id(2), Time("2027-03-22", "11:00", "15:00"))).IsHere(Morning));
        Assert.True(official.Evolve(new AbsenceRegistered(Id(2), Time("2027-03-22", "12:00", "15:00"))).IsHere(Morning));
        Assert.False(official.Evolve(new OfficialLeft()).IsHere(Morning));
    }
}
