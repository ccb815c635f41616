using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

// Edges: a holiday on the day, a bridge day, every other week over a year of 53 weeks, the first and the last day, called off and restored,
// the two weeks in which the clock changes, and a release that counts over Easter.
public class When_a_standing_table_is_laid
{
    private static readonly StandingTerms Tuesdays = new(
        [DayOfWeek.Tuesday], new(9, 0), new(12, 0), 1, new(2026, 12, 1), null, null, [new("food", 1)], 2);

    private static StandingTable Laid(StandingTerms terms) => StandingTable.New.Evolve(new StandingTableLaid(new Guid(1, 0, 0, new byte[8]), terms));

    private static string Days(StandingTable table, string from, string to) =>
        string.Join(' ', table.Dates(Date(from), Date(to)).Select(d => d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private static DateOnly Date(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void it_stands_every_week_from_its_first_day() => Assert.Equal("12-01 12-08 12-15", Days(Laid(Tuesdays), "2026-11-01", "2026-12-15"));

    [Fact]
    public void every_other_week_is_counted_from_the_first_day_and_not_by_the_numbers_of_weeks() =>
        Assert.Equal("12-15 12-29 01-12 01-26", Days(Laid(Tuesdays with { EveryWeeks = 2 }), "2026-12-10", "2027-01-31"));

    [Fact]
    public void several_days_a_week_share_the_weeks() =>
        Assert.Equal("12-01 12-03 12-15 12-17", Days(Laid(Tuesdays with { Days = [DayOfWeek.Tuesday, DayOfWeek.Thursday], EveryWeeks = 2 }), "2026-12-01", "2026-12-20"));

    [Theory]
    [InlineData(DayOfWeek.Thursday, "2026-12-24")] // an eve on which offices are shut
    [InlineData(DayOfWeek.Wednesday, "2027-01-06")] // a public holiday
    [InlineData(DayOfWeek.Thursday, "2027-05-06")] // Ascension
    public void there_is_none_on_a_holiday(DayOfWeek day, string date)
    {
        var table = Laid(Tuesdays with { Days = [day] });
        Assert.True(table.Falls(Date(date)));
        Assert.False(table.IsLaid(Date(date)));
    }

    [Fact]
    public void a_bridge_day_is_an_ordinary_day() => Assert.True(Laid(Tuesdays with { Days = [DayOfWeek.Friday] }).IsLaid(Date("2027-05-07")));

    [Fact]
    public void the_last_day_counts() => Assert.Equal("12-01 12-08", Days(Laid(Tuesdays with { LastDay = new(2026, 12, 8) }), "2026-11-01", "2027-01-31"));

    [Fact]
    public void a_day_is_called_off_and_laid_after_all()
    {
        var table = Laid(Tuesdays).Evolve(new StandingTableSkipped(new(2026, 12, 8)));
        Assert.Equal("12-01 12-15", Days(table, "2026-12-01", "2026-12-15"));
        Assert.Equal(Decision.AlreadySo, table.Skip(new(2026, 12, 8)));
        Assert.Equal("12-01 12-08 12-15", Days(table.Evolve(new StandingTableRestored(new(2026, 12, 8))), "2026-12-01", "2026-12-15"));
    }

    [Fact]
    public void a_day_on_which_there_is_none_needs_not_be_called_off() => Assert.Equal(Decision.AlreadySo, Laid(Tuesdays).Skip(new(2026, 12, 9)));

    [Fact]
    public void calling_off_moves_nobodys_turn() =>
        Assert.Equal(Laid(Tuesdays).Number(new(2026, 12, 15)), Laid(Tuesdays).Evolve(new StandingTableSkipped(new(2026, 12, 8))).Number(new(2026, 12, 15)));

    [Fact]
    public void saying_the_same_terms_again_changes_nothing()
    {
        var table = Laid(Tuesdays);
        Assert.Equal(Decision.AlreadySo, table.Change(Tuesdays with { Seats = [new("food", 1)], Days = [DayOfWeek.Tuesday] }));
        Assert.IsType<Decision.Facts>(table.Change(Tuesdays with { Seats = [new("food", 2)] }));
    }

    [Fact]
    public void ending_it_twice_is_ending_it_once()
    {
        var table = Laid(Tuesdays).Evolve(new StandingTableEnded(new(2026, 12, 8)));
        Assert.Equal(Decision.AlreadySo, table.End(new(2026, 12, 8)));
        Assert.Equal("12-01 12-08", Days(table, "2026-11-01", "2027-01-31"));
    }

    [Theory]
    [InlineData("2027-03-23", "2027-03-23 08:00", "2027-03-18 23:00")] // the week before the clock changes: 9 is 8 in UTC; released as Friday begins
    [InlineData("2027-03-30", "2027-03-30 07:00", "2027-03-23 23:00")] // after Easter and the change: released as the Wednesday before Easter begins
    public void block_and_release_are_on_the_wall_clock(string date, string starts, string released)
    {
        static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        var table = Laid(Tuesdays);
        Assert.Equal(Utc(starts), table.Block(Date(date)).Start);
        Assert.Equal(TimeSpan.FromHours(3), table.Block(Date(date)).Length);
        Assert.Equal(Utc(released), table.ReleasedAt(Date(date)));
    }
}
