using NodaTime;
using NodaTime.TimeZones;

namespace Handslaget.Booking.Tests;

// Edges: the hour that does not exist, the hour that comes twice, their first and last minutes, days of 23 and 25 hours, weeks over the
// change, Sunday as the last day of the week.
public class The_wall_clock
{
    private static readonly DateOnly Spring = new(2027, 3, 28);
    private static readonly DateOnly Autumn = new(2027, 10, 31);

    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0) => new(2027, month, day, hour, minute, 0, TimeSpan.Zero);

    [Fact]
    public void a_time_in_the_missing_hour_means_the_moment_of_the_jump()
    {
        Assert.Equal(Utc(3, 28, 0, 59), SwedishTime.At(Spring, new(1, 59)));
        Assert.Equal(Utc(3, 28, 1), SwedishTime.At(Spring, new(2, 0)));
        Assert.Equal(Utc(3, 28, 1), SwedishTime.At(Spring, new(2, 30)));
        Assert.Equal(Utc(3, 28, 1), SwedishTime.At(Spring, new(3, 0)));
    }

    [Fact]
    public void a_time_in_the_repeated_hour_means_the_first_pass()
    {
        Assert.Equal(Utc(10, 31, 0), SwedishTime.At(Autumn, new(2, 0)));
        Assert.Equal(Utc(10, 31, 0, 59), SwedishTime.At(Autumn, new(2, 59)));
        Assert.Equal(Utc(10, 31, 2), SwedishTime.At(Autumn, new(3, 0)));
    }

    [Fact]
    public void the_morning_of_the_spring_change_is_an_hour_short() =>
        Assert.Equal(TimeSpan.FromHours(7), SwedishTime.Between(Spring, new(0, 0), new(8, 0)).Length);

    [Fact]
    public void days_are_as_long_as_the_clock_makes_them()
    {
        Assert.Equal(TimeSpan.FromHours(23), SwedishTime.Day(Spring).Length);
        Assert.Equal(TimeSpan.FromHours(25), SwedishTime.Day(Autumn).Length);
        Assert.Equal(TimeSpan.FromHours(24), SwedishTime.Day(new(2027, 3, 29)).Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void every_quarter_of_the_weekends_of_change_equals_noda_time(int month)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
        var resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
        for (var wall = new DateTime(2027, month, 26); wall < new DateTime(2027, month, 26).AddDays(8); wall = wall.AddMinutes(15))
        {
            var expected = zone.ResolveLocal(LocalDateTime.FromDateTime(wall), resolver).ToInstant().ToDateTimeOffset();
            var actual = SwedishTime.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
            Assert.Equal(expected, actual);
            Assert.Equal(TimeSpan.Zero, actual.Offset);

            var back = Instant.FromDateTimeOffset(actual).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
            Assert.Equal(back, SwedishTime.Local(actual));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 8)]
    public void the_week_begins_on_monday(int day, int monday) =>
        Assert.Equal(new DateOnly(2027, 3, monday), SwedishTime.Monday(new(2027, 3, day)));

    [Fact]
    public void the_date_is_the_swedish_one() => Assert.Equal(new DateOnly(2027, 3, 2), SwedishTime.Date(Utc(3, 1, 23)));
}
