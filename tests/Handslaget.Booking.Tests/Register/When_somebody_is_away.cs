using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Calendars;

namespace Handslaget.Booking.Tests.Register;

public class When_somebody_is_away
{
    private static readonly Slot Morning = Town.Time("2027-03-22", "09:00", "12:00");

    [Fact]
    public void they_are_not_here_any_of_the_time_and_never_when_they_have_left()
    {
        var official = Official.New.Evolve(new OfficialRegistered(Town.Id(1), "unit"));
        Assert.True(official.IsHere(Morning));
        Assert.False(official.Evolve(new AbsenceRegistered(Town.Id(2), Town.Time("2027-03-22", "11:00", "15:00"))).IsHere(Morning));
        Assert.True(official.Evolve(new AbsenceRegistered(Town.Id(2), Town.Time("2027-03-22", "12:00", "15:00"))).IsHere(Morning));
        Assert.False(official.Evolve(new OfficialLeft()).IsHere(Morning));
    }
}
