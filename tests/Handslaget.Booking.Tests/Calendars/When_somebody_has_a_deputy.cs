using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: the day before and after the absence; a deputy who is busy, who does not hold the seat, who is nobody; an absence without one.
public class When_somebody_has_a_deputy
{
    private static readonly Slot Away = Time("2027-03-03", "00:00", "23:59");

    private static OfficialCalendar AwayWith(Guid? deputy) => Official(1, "food").But(o => o with { Absences = [new Absence(Id(90), Away, deputy)] });

    /// <summary>The busiest of three colleagues is the deputy.</summary>
    private static Guid Seated(string date, Guid? deputy, Func<OfficialCalendar, OfficialCalendar>? but = null)
    {
        var loaded = Official(4, "food").Claimed(1, Time("2027-03-05", "10:00", "11:15"));
        var index = Index(AwayWith(deputy), Official(3, "food").Busy(Time("2027-03-01", "00:00", "23:00")), but?.Invoke(loaded) ?? loaded, Official(6, "fire"));
        return index.On(date, Online("food"))[0].Places[0].OfficialId;
    }

    [Fact]
    public void the_deputy_is_chosen_before_less_loaded_colleagues_while_the_absence_lasts()
    {
        Assert.Equal(Id(4), Seated("2027-03-03", Id(4)));
        Assert.Equal(Id(3), Seated("2027-03-03", null));
        Assert.NotEqual(Id(4), Seated("2027-03-02", Id(4)));
        Assert.NotEqual(Id(4), Seated("2027-03-04", Id(4)));
    }

    [Fact]
    public void a_deputy_who_can_not_is_passed_over()
    {
        Assert.Equal(Id(3), Seated("2027-03-03", Id(4), o => o.Busy(Away)));
        Assert.Equal(Id(3), Seated("2027-03-03", Id(6)));
        Assert.Equal(Id(3), Seated("2027-03-03", Id(77)));
    }

    [Fact]
    public void the_deputy_is_the_first_of_the_stand_ins()
    {
        var index = Index(
            AwayWith(Id(4)), Official(2, "food", "fire"), Official(3, "food"), Official(4, "food").Claimed(1, Time("2027-03-05", "10:00", "11:15")));
        var offer = index.On("2027-03-03", Online("food", "fire"))[0];
        Assert.Equal(Id(2), Assert.Single(offer.Places).OfficialId);
        Assert.Equal([Id(4), Id(3)], offer.StandIns["food"]);
    }
}
