using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: the hour that is missing and the hour that comes twice; instants off the grid, before its beginning and behind its end.
public class The_grid
{
    private static readonly DateOnly Spring = new(2027, 3, 28);
    private static readonly DateOnly Autumn = new(2027, 10, 31);

    private static Grid GridOver(DateOnly date, int minutes = 15) => new(new BookingRules { CalendarWeeks = 2, GridMinutes = minutes }, date);

    [Fact]
    public void the_spring_morning_is_seven_hours_and_its_last_hour_begins_at_five_utc()
    {
        var grid = GridOver(Spring);
        var (start, end) = grid.Within(6, new(0, 0), new(8, 0));
        Assert.Equal(28, end - start);
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 5, 0, 0, TimeSpan.Zero), grid.At(end - 4));
        Assert.Equal(25, end - 4 - start + 1);
    }

    [Theory]
    [InlineData(3, 15)]
    [InlineData(3, 5)]
    [InlineData(10, 15)]
    [InlineData(10, 5)]
    public void every_step_of_the_weekends_of_change_lies_on_its_wall_clock_day(int month, int minutes)
    {
        var grid = GridOver(month == 3 ? Spring : Autumn, minutes);
        for (var step = grid.DayStart(4); step < grid.DayStart(9); step++)
        {
            var date = SwedishTime.Date(grid.At(step));
            Assert.Equal(date.DayNumber - grid.Monday.DayNumber, grid.DayOf(step));
            Assert.Equal(step, grid.StepAt(grid.At(step)));

            // A stretch from midnight to this step's wall clock ends at the step, except in the second pass of the repeated hour.
            var wall = SwedishTime.Local(grid.At(step));
            var within = grid.Within(grid.DayOf(step), TimeOnly.MinValue, TimeOnly.FromDateTime(wall));
            var secondPass = SwedishTime.At(date, TimeOnly.FromDateTime(wall)) != grid.At(step);
            Assert.Equal(secondPass ? step - 60 / minutes : step, within.End);
        }
    }

    [Fact]
    public void free_time_is_rounded_inwards_and_taken_time_outwards()
    {
        var grid = GridOver(Spring);
        Assert.Equal((33, 36), grid.Within(0, new(8, 10), new(9, 10)));
        Assert.Equal((32, 37), grid.Touching(new Slot(grid.Start.AddMinutes(490), grid.Start.AddMinutes(550))));
        Assert.Equal((32, 36), grid.Touching(new Slot(grid.Start.AddMinutes(495), grid.Start.AddMinutes(525)), TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void instants_outside_the_grid_are_kept_out_of_it()
    {
        var grid = GridOver(Spring);
        Assert.Equal(-1, grid.StepBefore(grid.Start.AddTicks(-1)));
        Assert.Equal(0, grid.StepAfter(grid.Start.AddDays(-3)));
        Assert.Equal(grid.Steps, grid.StepAfter(grid.End.AddYears(9)));
        Assert.Equal((0, 0), grid.Touching(new Slot(grid.Start.AddDays(-2), grid.Start)));
        Assert.Equal((grid.Steps, grid.Steps), grid.Touching(new Slot(grid.End, grid.End.AddDays(1))));
        Assert.Null(grid.StepAt(grid.End));
        Assert.Null(grid.StepAt(grid.Start.AddMinutes(1)));
    }

    [Fact]
    public void the_grid_is_fifteen_or_five_minutes() => Assert.Throws<ArgumentOutOfRangeException>(() => GridOver(Spring, 10));
}
