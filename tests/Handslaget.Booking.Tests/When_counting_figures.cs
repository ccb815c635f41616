using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Tests;

public class When_counting_figures
{
    private static readonly DateTimeOffset Asked = SwedishTime.At(new DateOnly(2026, 12, 22), new TimeOnly(10, 0));

    private static readonly Slot Meeting = Slot.From(SwedishTime.At(new DateOnly(2027, 1, 8), new TimeOnly(9, 0)), TimeSpan.FromHours(1));

    [Fact]
    public void a_meeting_is_counted_in_the_month_it_was_held_and_by_working_days()
    {
        var points = Points(MeetingFigures.ToMeeting, Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked), new MeetingTookPlace(Meeting.End)));

        // 23, 28, 29 and 30 December, 4, 5, 7 and 8 January: not Christmas, not New Year, not Epiphany, and not the day it asked.
        Assert.Equal([new FigurePoint(new(2027, 1), null, 1, 8)], points);
    }

    [Fact]
    public void one_that_nobody_has_said_was_held_is_not_counted() =>
        Assert.Empty(Points(MeetingFigures.ToMeeting, Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked))));

    [Fact]
    public void one_that_was_said_to_be_held_by_mistake_is_not_counted() =>
        Assert.Empty(Points(MeetingFigures.Held, Life(
            new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked), new MeetingTookPlace(Meeting.End), new CompanyStayedAway(Meeting.End.AddHours(1)))));

    [Fact]
    public void a_booking_is_counted_when_the_company_first_had_a_time()
    {
        var moved = Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked.AddDays(1)), new MeetingMoved(Meeting, [], null, Asked, "company", Asked.AddDays(9)));
        Assert.Equal([new FigurePoint(new(2026, 12), null, 1, 1)], Points(MeetingFigures.ToBooking, moved));
    }

    [Fact]
    public void a_seat_that_was_only_wished_for_is_not_one_that_failed()
    {
        var official = Guid.NewGuid();
        var life = Life(
            new SeatSubstituted(official, [], Asked, Asked), new SeatLeftVacant(official, ["fire-safety"], "nobody-free", Asked), new SeatLeftVacant(official, ["traffic"], "optional", Asked));
        Assert.Equal([new FigurePoint(new(2026, 12), null, 2, 50)], Points(MeetingFigures.Mended, life));
    }

    [Fact]
    public void a_request_is_unmet_once_a_month_for_each_competence()
    {
        NoTimeFound Missing(DateTimeOffset at, params string[] blocking) => new(blocking, at, at, at);
        var life = Life(Missing(Asked, "traffic"), Missing(Asked.AddDays(1), "traffic", "police-liaison"), Missing(Asked.AddDays(14), "traffic"));
        Assert.Equal(
            [("2026-12", "police-liaison", 1), ("2026-12", "traffic", 1), ("2027-01", "traffic", 1)],
            Points(MeetingFigures.Unmet, life).Select(p => (p.Month.ToString(), p.Part!, p.Count)).Order());
    }

    [Fact]
    public void the_last_instant_of_a_month_is_the_swedish_clocks() =>
        Assert.Equal(new Month(2026, 12), Month.Of(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 1, 4 }, 2.5)]
    [InlineData(new[] { 1, 4, 9 }, 4)]
    public void the_median_is_the_one_in_the_middle(int[] sorted, double median) => Assert.Equal((decimal)median, (decimal)Median.Of(sorted));

    [Theory]
    [InlineData("2026-12-23", "2026-12-23", 0)]
    [InlineData("2026-12-23", "2026-12-28", 1)]
    [InlineData("2027-03-25", "2027-03-30", 1)]
    [InlineData("2027-03-30", "2027-03-25", -1)]
    public void working_days_between_are_as_many_as_are_added(string date, string other, int days)
    {
        Assert.Equal(days, WorkingDays.Between(DateOnly.Parse(date, null), DateOnly.Parse(other, null)));
    }

    private static MeetingLife Life(params object[] facts) =>
        facts.Prepend(new MeetingRequested(Guid.NewGuid(), null, [], new Dictionary<string, bool>(), default, 1, false, false, "sv", Asked)).Aggregate(MeetingLife.New, (life, fact) => life.Evolve(fact));

    private static IReadOnlyList<FigurePoint> Points(Figure figure, params MeetingLife[] lives) => [.. MeetingFigures.All.Single(f => f.Figure == figure).Count(lives)];
}
