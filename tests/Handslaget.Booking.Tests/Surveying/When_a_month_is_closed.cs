using Handslaget.Booking.Figures;
using Handslaget.Booking.Surveying;
using static Handslaget.Booking.Surveying.SurveyQuestion;

namespace Handslaget.Booking.Tests.Surveying;

// Edges: four and five with, without, and of both; a competence that all have; a month of four; a question that few answer; one month more.
public class When_a_month_is_closed
{
    private static readonly Month March = new(2027, 3);

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(5, 0, true)]
    [InlineData(5, 4, false)]
    [InlineData(4, 5, false)]
    [InlineData(4, 0, false)]
    public void a_competence_stays_if_five_have_it_and_five_or_none_have_not(int with, int without, bool stays)
    {
        var kept = Survey.Blurred([.. Times(with, "food"), .. Times(without)]);
        Assert.Equal(with + without, kept.Count);
        Assert.Equal(stays ? with : 0, kept.Count(a => a.Competences.Contains("food")));
    }

    [Fact]
    public void a_pair_that_one_table_had_would_point_to_the_table()
    {
        var kept = Survey.Blurred([.. Times(6, "food"), .. Times(5, "fire"), .. Times(1, "fire", "food")]);
        Assert.Equal(7, kept.Count(a => a.Competences.SequenceEqual(["food"])));
        Assert.Equal(5, kept.Count(a => a.Competences.Count == 0));
    }

    [Fact]
    public void every_combination_that_is_left_is_shared_by_five_whoever_sat()
    {
        string[] all = ["a", "b", "c", "d"];
        for (var many = 5; many <= 60; many += 5)
        {
            var month = Enumerable.Range(0, many).SelectMany(n => Times(1, [.. all.Where((_, i) => (n * n + n * many >> i) % 2 == 0)])).ToList();
            var kept = Survey.Blurred(month);
            Assert.All(kept.CountBy(a => string.Join(' ', a.Competences)), c => Assert.InRange(c.Value, Satisfaction.Fewest, many));
            Assert.Equal(kept.Select(a => string.Join(' ', a.Competences)), Survey.Blurred(kept).Select(a => string.Join(' ', a.Competences)));
        }
    }

    [Fact]
    public void a_month_counts_with_others_only_if_it_could_be_told_alone()
    {
        var april = Times(4, "food").Select(a => a with { Month = March.Add(1) });
        Assert.Equal(6, Satisfaction.OfFullMonths([.. Times(6, "food"), .. april], _ => true).Count());
        Assert.Empty(Satisfaction.OfFullMonths([.. Times(4), .. april], _ => true));
    }

    [Fact]
    public void no_difference_between_a_competence_and_all_is_fewer_than_five()
    {
        Assert.Equal(5, Satisfaction.ByCompetence(Treatment, [.. Times(5, "food"), .. Times(5)])["food"].Answers);
        Assert.Empty(Satisfaction.ByCompetence(Treatment, [.. Times(5, "food"), .. Times(1)]));

        // Ten answers, but one of those without did not answer this question.
        SurveyAnswered[] nine = [.. Times(5, "food"), .. Times(4), Times(1).Single() with { Marks = new Dictionary<SurveyQuestion, int>() }];
        Assert.Empty(Satisfaction.ByCompetence(Treatment, nine));

        // And one month more, with only one without, changes nothing.
        SurveyAnswered[] april = [.. Times(5, "food").Append(Times(1).Single()).Select(a => a with { Month = March.Add(1) })];
        Assert.Equal(5, Satisfaction.ByCompetence(Treatment, [.. Times(5, "food"), .. Times(5), .. april])["food"].Answers);
    }

    private static IEnumerable<SurveyAnswered> Times(int times, params string[] competences) =>
        Enumerable.Repeat(new SurveyAnswered(March, competences, new Dictionary<SurveyQuestion, int> { [Treatment] = 7 }, null), times);
}
