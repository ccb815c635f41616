using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>A day is told with its year when that is not the year in which it is said, by the Swedish calendar.</summary>
public class When_a_day_is_in_another_year
{
    private static readonly DateTimeOffset November = SwedishTime.At(new DateOnly(2026, 11, 26), new TimeOnly(9, 0));
    private static readonly DateTimeOffset December = SwedishTime.At(new DateOnly(2026, 12, 31), new TimeOnly(23, 30));
    private static readonly DateTimeOffset January = SwedishTime.At(new DateOnly(2027, 1, 1), new TimeOnly(0, 30));
    private static readonly Slot Week = new(SwedishTime.At(new DateOnly(2027, 5, 10), new TimeOnly(9, 0)), SwedishTime.At(new DateOnly(2027, 5, 14), new TimeOnly(16, 0)));

    // Edges: the last half hour of a year and the first of the next, which are the same year in UTC.
    [Fact]
    public void it_is_told_with_its_year()
    {
        Assert.Equal("torsdag 31 december", People.LongDay(December, "sv", November));
        Assert.Equal("fredag 1 januari 2027", People.LongDay(January, "sv", December));
        Assert.Equal("torsdag 31 december 2026", People.LongDay(December, "sv", January));
        Assert.Equal("1 January 2027", People.Day(January, "en", November));
        Assert.Equal("fredag 1 januari 2027 kl. 00.30", People.Moment(January, "sv", November));
        Assert.Equal("Friday 1 January 2027 at 00:30", SwedishWords.Moment(January, "en", November));
        Assert.Equal("fredag 1 januari 2027 kl. 00.30–01.30", SwedishWords.Span(Slot.From(January, TimeSpan.FromHours(1)), "sv", November));
        Assert.Equal("torsdag 31 december 2026", People.DayOfYear(December, "sv"));
    }

    [Fact]
    public void several_days_of_one_year_tell_it_once()
    {
        Assert.Equal("måndag 10 maj–fredag 14 maj 2027", SwedishWords.Span(Week, "sv", November));
        Assert.Equal("måndag 10 maj–fredag 14 maj", SwedishWords.Span(Week, "sv", January));
        Assert.Equal("torsdag 31 december–fredag 1 januari 2027", SwedishWords.Span(new(December, January), "sv", November));
    }
}
