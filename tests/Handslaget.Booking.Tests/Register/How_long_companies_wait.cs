using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

public class How_long_companies_wait
{
    [Fact]
    public void of_fewer_than_five_meetings_nothing_is_said()
    {
        Assert.Null(TypicalWait.Of([]));
        Assert.Null(TypicalWait.Of([3, 4, 5, 6]));
        Assert.NotNull(TypicalWait.Of([3, 4, 5, 6, 7]));
    }

    public static TheoryData<int[], int, int> Waits => new()
    {
        { [7, 3, 5, 4, 6], 5, 7 },
        { [1, 2, 3, 4, 5, 6], 4, 6 },
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 6, 9 },
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10 },
        { [0, 0, 0, 0, 0], 0, 0 },
        { [2, 2, 2, 2, 90], 2, 90 },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public void half_and_nine_of_ten_waited_at_most_so_long(int[] days, int median, int ninetieth) =>
        Assert.Equal(new(days.Length, median, ninetieth), TypicalWait.Of(days));

    [Fact]
    public void what_is_said_is_true_of_any_numbers()
    {
        for (var count = TypicalWait.Enough; count < 60; count++)
        {
            var days = Enumerable.Range(0, count).Select(i => i * 17 % 23).ToList();
            var wait = TypicalWait.Of(days)!;
            Assert.True(days.Count(d => d <= wait.MedianDays) * 2 >= count);
            Assert.True(days.Count(d => d <= wait.NinetiethDays) * 10 >= count * 9);
        }
    }

    [Theory]
    [InlineData("2027-02-01T22:59:00Z", "2027-02-02T08:00:00Z", 1)]
    [InlineData("2027-02-01T23:00:00Z", "2027-02-02T08:00:00Z", 0)]
    [InlineData("2027-03-27T10:00:00Z", "2027-03-29T07:00:00Z", 2)]
    [InlineData("2027-12-31T10:00:00Z", "2028-01-03T10:00:00Z", 3)]
    public void days_are_swedish_dates(string asked, string met, int days) => Assert.Equal(
        days, TypicalWait.Days(DateTimeOffset.Parse(asked, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(met, System.Globalization.CultureInfo.InvariantCulture)));
}
