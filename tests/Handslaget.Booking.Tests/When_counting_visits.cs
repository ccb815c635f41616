using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Tests.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests;

// Edges: a visit that was only booked, called off or taken back; needs noted anew; both days of the goal's period; a table that is not counted, and tables'
// figures that a visit is not counted in.
public class When_counting_visits
{
    private static readonly object[] Held = [.. Visit.Booked, new MeetingTookPlace(Thursday.End), new GrowthNeedsNoted(["land"], Thursday.End), new GrowthNeedsNoted(["premises", "skills"], Thursday.End)];

    private static MeetingLife Life(params object[] facts) => facts.Aggregate(MeetingLife.New, (life, fact) => life.Evolve(fact));

    [Fact]
    public void only_what_was_held_counts_with_the_needs_last_noted()
    {
        MeetingLife[] lives = [Life(Held), Life(Visit.Booked), Life([.. Held, new CompanyStayedAway(Thursday.End)]), Life([.. Confirmed, new MeetingTookPlace(Thursday.End)])];
        Assert.Equal([new FigurePoint(new(2027, 3), null, 1, 1)], VisitFigures.CountHeld(lives));
        Assert.Equal(["premises", "skills"], VisitFigures.CountNeeds(lives).Select(p => p.Part).Order());
    }

    [Theory]
    [InlineData("2027-03-11", "2027-03-11", 1)]
    [InlineData("2027-03-12", null, 0)]
    [InlineData(null, "2027-03-10", 0)]
    [InlineData(null, null, 1)]
    public void the_goal_counts_its_own_days_both_ends_included(string? from, string? to, int reached) =>
        Assert.Equal(reached, new VisitGoal(100, Day(from), Day(to)).Reached([Life(Held)]));

    [Fact]
    public void no_figure_of_tables_knows_of_visits()
    {
        object[] everything =
        [
            .. Visit.Asked, new NoTimeFound(["food"], Now, Now.AddDays(9), Now), .. Visit.Booked[2..], No(Inspector), Mended(Inspector, Colleague, "food"), new MeetingTookPlace(Thursday.End),
        ];
        foreach (var (figure, count) in MeetingFigures.All) Assert.True(!count([Life(everything)]).Any(), figure.Key);
    }

    private static DateOnly? Day(string? written) => written is null ? null : DateOnly.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
}
