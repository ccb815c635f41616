using System.Globalization;

namespace Handslaget.Booking.Tests;

// Edges: holidays that fall on weekends; eves that are holidays in fact but not in law; Easter on the day the clock changes; holidays
// that move between months; bridge days beside eves; adding zero days; adding from a day off; a year's turn.
public class Swedish_working_days
{
    private static DateOnly Date(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    public void easter_day_of_the_vectors(string date) => Assert.Equal(Date(date), WorkingDays.Easter(Date(date).Year));

    [Fact]
    public void easter_by_meeus_equals_easter_by_the_church_tables()
    {
        for (var year = 2020; year <= 2040; year++)
        {
            Assert.Equal(EasterByTheTables(year), WorkingDays.Easter(year));
        }
    }

    // The Sunday after the first church full moon on or after 21 March, with epacts counted as the church counts them.
    private static DateOnly EasterByTheTables(int year)
    {
        var century = year / 100 + 1;
        var sunCorrection = 3 * century / 4 - 12;
        var moonCorrection = (8 * century + 5) / 25 - 5;
        var golden = year % 19 + 1;
        var epact = ((11 * golden + 20 + moonCorrection - sunCorrection) % 30 + 30) % 30;
        if (epact == 24 || (epact == 25 && golden > 11))
        {
            epact++;
        }

        var marchDay = 44 - epact;
        marchDay += marchDay < 21 ? 30 : 0;
        var fullMoon = new DateOnly(year, 3, 1).AddDays(marchDay - 1);
        return fullMoon.AddDays(7 - (int)fullMoon.DayOfWeek);
    }

    [Theory]
    [InlineData("2026-04-03")]
    [InlineData("2026-04-06")]
    [InlineData("2026-05-14")]
    [InlineData("2026-05-24")]
    [InlineData("2026-06-20")]
    [InlineData("2026-10-31")]
    [InlineData("2027-03-26")]
    [InlineData("2027-05-06")]
    [InlineData("2027-05-16")]
    [InlineData("2027-06-26")]
    [InlineData("2027-11-06")]
    [InlineData("2028-04-14")]
    [InlineData("2028-05-25")]
    [InlineData("2028-06-04")]
    [InlineData("2028-06-24")]
    [InlineData("2028-11-04")]
    [InlineData("2029-03-30")]
    [InlineData("2029-05-10")]
    [InlineData("2029-05-20")]
    [InlineData("2029-06-23")]
    [InlineData("2029-11-03")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-06")]
    [InlineData("2026-05-01")]
    [InlineData("2028-06-06")]
    [InlineData("2026-12-25")]
    [InlineData("2029-12-26")]
    public void a_public_holiday_is_no_working_day(string date)
    {
        Assert.True(WorkingDays.IsPublicHoliday(Date(date)));
        Assert.False(WorkingDays.IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("2026-06-19")]
    [InlineData("2027-06-25")]
    [InlineData("2027-12-24")]
    [InlineData("2027-12-31")]
    [InlineData("2029-12-24")]
    [InlineData("2029-12-31")]
    public void offices_are_shut_on_the_three_eves_although_the_law_is_silent(string date)
    {
        Assert.False(WorkingDays.IsPublicHoliday(Date(date)));
        Assert.False(WorkingDays.IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("2026-05-25")] // Annandag pingst is no holiday since 2005.
    [InlineData("2026-06-05")] // The national day is a Saturday: no Friday off for it.
    [InlineData("2027-06-07")] // The national day is a Sunday: no Monday off for it.
    [InlineData("2026-01-05")] // Trettondagsafton is shorter by custom, not shut.
    [InlineData("2026-04-02")] // Skärtorsdag too.
    [InlineData("2026-10-30")] // And the day before Alla helgons dag.
    public void a_day_people_believe_is_off_is_a_working_day(string date) => Assert.True(WorkingDays.IsWorkingDay(Date(date)));

    [Theory]
    [InlineData(2026, "2026-01-02,2026-01-05,2026-05-15")]
    [InlineData(2027, "2027-05-07")]
    [InlineData(2028, "2028-01-07,2028-05-26,2028-06-05")]
    [InlineData(2029, "2029-04-30,2029-05-11")]
    public void bridge_days_of_the_vectors(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);
        var found = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(first.AddDays).Where(WorkingDays.IsBridgeDay);
        Assert.Equal(expected.Split(',').Select(Date), found);
    }

    [Theory]
    [InlineData("2026-12-23", 1, "2026-12-28")]
    [InlineData("2026-12-30", 1, "2027-01-04")]
    [InlineData("2027-03-25", 1, "2027-03-30")]
    [InlineData("2027-03-27", 1, "2027-03-30")]
    [InlineData("2027-03-30", -1, "2027-03-25")]
    [InlineData("2026-05-13", 2, "2026-05-18")]
    [InlineData("2026-05-16", 0, "2026-05-16")]
    [InlineData("2026-03-02", 10, "2026-03-16")]
    [InlineData("2026-03-02", -10, "2026-02-16")]
    public void working_days_are_added_over_days_off(string from, int days, string expected) =>
        Assert.Equal(Date(expected), WorkingDays.Add(Date(from), days));

    [Fact]
    public void next_and_previous_are_one_working_day_away()
    {
        Assert.Equal(Date("2026-03-30"), WorkingDays.Next(Date("2026-03-27")));
        Assert.Equal(Date("2026-03-27"), WorkingDays.Previous(Date("2026-03-30")));
    }
}
