using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: four weeks back and ahead to the instant; holds; two claims of one meeting; an even pool; too few to compare; a grant that has ended;
// somebody who has left; a stranger.
public class When_load_is_compared
{
    private static readonly DateTimeOffset Now = At("2027-03-03 12:00");

    private static OfficialCalendar With(int number, params DateTimeOffset[] tables) => tables.Select((start, i) => (start, i)).Aggregate(
        Official(number, "food"), (o, t) => o.Claimed(100 + t.i, Slot.From(t.start, TimeSpan.FromHours(1))));

    private static PoolLoad Mine(params OfficialCalendar[] town) => Assert.Single(PoolLoad.Of(Id(1), town, Now));

    [Fact]
    public void tables_are_counted_four_weeks_back_and_four_weeks_ahead()
    {
        var me = With(1, Now - PoolLoad.Span, Now - PoolLoad.Span - TimeSpan.FromTicks(1), Now, Now + PoolLoad.Span)
            .Claimed(9, Slot.From(Now.AddDays(1), TimeSpan.FromHours(1)), until: Now.AddMinutes(5))
            .Claimed(102, Slot.From(Now.AddDays(2), TimeSpan.FromHours(1)));
        var load = Mine(me);
        Assert.Equal((1, 1), (load.Behind, load.Ahead));
    }

    [Fact]
    public void the_median_is_of_all_who_hold_the_competence()
    {
        var (yesterday, tomorrow) = (Now.AddDays(-1), Now.AddDays(1));
        var load = Mine(With(1, tomorrow, tomorrow), With(2), With(3, yesterday, tomorrow), Official(8, "fire").Claimed(5, new(yesterday, Now)));
        Assert.Equal((3, 0, 1), (load.Holders, load.MedianBehind, load.MedianAhead));
        Assert.Equal(1.5, Mine(With(1, tomorrow, tomorrow), With(2), With(3, tomorrow), With(4, tomorrow, tomorrow)).MedianAhead);
    }

    [Fact]
    public void so_few_are_not_compared_that_the_median_would_tell_of_somebody()
    {
        var gone = With(3).But(o => o with { HasLeft = true });
        var ended = With(4).But(o => o with { Grants = [new Grant("food", new DateOnly(2027, 3, 2))] });
        var load = Mine(With(1), With(2), gone, ended);
        Assert.Equal((2, null, null), (load.Holders, load.MedianBehind, load.MedianAhead));
    }

    [Fact]
    public void who_is_not_there_has_none() => Assert.Empty(PoolLoad.Of(Id(77), [With(1)], Now));
}
