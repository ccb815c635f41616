using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

// Edges: nobody, one, two; the last day of a right; the last day looked ahead and the day after; somebody who has left.
public class When_somebody_is_missing
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly Competence Food = new("food", new Text("Livsmedel", "Food"), "u", new Text("", ""), null);

    private static readonly CaseType Cafe = new("cafe", new Text("Kafé", "Café"), "mat", "u", ["food"], [], []);

    private static readonly Catalogue Small = new([], [Food], [Cafe, Cafe with { Id = "sign", Required = [] }], []);

    private static Official Holds(DateOnly? validTo = null) => new() { Grants = [new("food", validTo)] };

    private static IReadOnlyList<ThinCompetence> Thin(params Official[] officials) => WhoIsMissing.In(Small, officials, Today);

    [Fact]
    public void fewer_than_two_today_is_thin_and_names_what_needs_it()
    {
        Assert.Equal((0, Today), (Thin()[0].Today, Thin()[0].Until));
        Assert.Equal(1, Thin(Holds())[0].Today);
        Assert.Equal(["cafe"], Thin(Holds())[0].CaseTypes.Select(c => c.Id));
        Assert.Empty(Thin(Holds(), Holds()));
        Assert.Single(Thin(Holds(), Holds() with { HasLeft = true }));
    }

    [Fact]
    public void a_right_that_ends_soon_is_told_from_the_day_after_its_last()
    {
        Assert.Equal(Today.AddDays(1), Thin(Holds(), Holds(Today))[0].Until);
        Assert.Equal(2, Thin(Holds(), Holds(Today))[0].Today);
        Assert.Equal(Today.AddDays(60), Thin(Holds(), Holds(Today.AddDays(59)))[0].Until);
        Assert.Empty(Thin(Holds(), Holds(Today.AddDays(60))));
    }
}
