using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

// Edges: exactly twelve months, the day after, a leap day, the Swedish date at midnight, and content that changed.
public class When_a_decision_map_is_reviewed
{
    private static readonly Guid Reviewer = new("11111111-1111-1111-1111-111111111111");

    private static readonly Guid Colleague = new("22222222-2222-2222-2222-222222222222");

    [Theory]
    [InlineData("2027-02-03", "2027-02-03", ReviewStanding.Reviewed)]
    [InlineData("2027-02-03", "2028-02-02", ReviewStanding.Reviewed)]
    [InlineData("2027-02-03", "2028-02-03", ReviewStanding.Reviewed)]
    [InlineData("2027-02-03", "2028-02-04", ReviewStanding.TooOld)]
    [InlineData("2028-02-29", "2029-02-28", ReviewStanding.Reviewed)]
    [InlineData("2028-02-29", "2029-03-01", ReviewStanding.TooOld)]
    [InlineData("2027-02-28", "2028-02-28", ReviewStanding.Reviewed)]
    [InlineData("2027-02-28", "2028-02-29", ReviewStanding.TooOld)]
    [InlineData("2027-12-31", "2028-12-31", ReviewStanding.Reviewed)]
    [InlineData("2027-12-31", "2029-01-01", ReviewStanding.TooOld)]
    public void it_is_good_for_twelve_months_to_and_including_the_same_date(string reviewed, string read, ReviewStanding standing) =>
        Assert.Equal(standing, Given(Said("v1", Noon(reviewed))).Standing("v1", Noon(read)));

    [Fact]
    public void the_date_is_the_swedish_one()
    {
        var review = Given(Said("v1", new(2027, 2, 3, 22, 30, 0, TimeSpan.Zero))); // half past eleven in the evening of the third
        Assert.Equal(ReviewStanding.Reviewed, review.Standing("v1", new(2028, 2, 3, 22, 59, 0, TimeSpan.Zero)));
        Assert.Equal(ReviewStanding.TooOld, review.Standing("v1", new(2028, 2, 3, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void one_that_nobody_has_reviewed_says_so() => Assert.Equal(ReviewStanding.Never, DecisionMapReview.New.Standing("v1", Noon("2027-02-03")));

    [Theory]
    [InlineData("2027-02-03")]
    [InlineData("2030-02-03")]
    public void one_that_has_changed_since_is_not_reviewed_however_new_the_review(string read) =>
        Assert.Equal(ReviewStanding.Changed, Given(Said("v1", Noon("2027-02-03"))).Standing("v2", Noon(read)));

    [Fact]
    public void the_latest_review_holds()
    {
        var review = Given(Said("v1", Noon("2026-02-03")), Said("v2", Noon("2027-02-03")));
        Assert.Equal(ReviewStanding.Reviewed, review.Standing("v2", Noon("2027-06-01")));
        Assert.Equal(2, review.Reviews);
    }

    [Fact]
    public void a_review_is_a_fact_that_names_nobody() =>
        Assert.Equal([Said("v1", Noon("2027-02-03"))], Facts(DecisionMapReview.New.Say("sign", "v1", Reviewer, "office", Noon("2027-02-03"))));

    [Fact]
    public void once_a_day_and_version_is_enough()
    {
        var review = Given(Said("v1", Noon("2027-02-03")));
        Assert.IsType<Decision.NothingNew>(review.Say("sign", "v1", Colleague, "office", Noon("2027-02-03").AddHours(2)));
        Assert.Single(Facts(review.Say("sign", "v1", Reviewer, "office", Noon("2027-02-04"))));
        Assert.Single(Facts(review.Say("sign", "v2", Reviewer, "office", Noon("2027-02-03"))));
    }

    private static DecisionMapReviewed Said(string version, DateTimeOffset at) => new("sign", version, Reviewer, "office", at);

    private static DateTimeOffset Noon(string date) => SwedishTime.At(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(12, 0));

    private static DecisionMapReview Given(params object[] facts) => facts.Aggregate(DecisionMapReview.New, (review, fact) => review.Evolve(fact));

    private static IReadOnlyList<object> Facts(Decision decision) => Assert.IsType<Decision.Facts>(decision).Events;
}
