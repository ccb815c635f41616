using Handslaget.Booking.Figures;
using Handslaget.Booking.Surveying;
using static Handslaget.Booking.Surveying.SurveyQuestion;

namespace Handslaget.Booking.Tests.Surveying;

// Edges: the ends of the scale; four and five; "do not know" to one of three, to an area, to everything; nobody at all; the month that can still be answered.
public class When_satisfaction_is_measured
{
    private static readonly Month March = new(2027, 3);

    [Theory]
    [InlineData(8, 7, 9, 77.78)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(10, 10, 10, 100)]
    [InlineData(1, 10, 10, 66.67)]
    public void three_answers_become_the_whole(int whole, int expectations, int ideal, double value) =>
        Assert.Equal(new Satisfied(5, (decimal)value), Rounded(Satisfaction.Of(Whole, Times(5, (Whole, whole), (Expectations, expectations), (Ideal, ideal)))));

    [Fact]
    public void the_whole_counts_who_has_answered_all_three()
    {
        var four = Times(4, (Whole, 8), (Expectations, 7), (Ideal, 9));
        Assert.Equal(new(4, null), Satisfaction.Of(Whole, [.. four, .. Times(7, (Whole, 1), (Expectations, 1))]));
        Assert.Equal(new(5, 62.22m), Rounded(Satisfaction.Of(Whole, [.. four, .. Times(1, (Whole, 1), (Expectations, 1), (Ideal, 1))])));
    }

    [Fact]
    public void fewer_than_five_are_not_told()
    {
        Assert.Equal(new(4, null), Satisfaction.Of(Treatment, Times(4, (Treatment, 10))));
        Assert.Equal(new(5, 100), Satisfaction.Of(Treatment, Times(5, (Treatment, 10))));
    }

    [Fact]
    public void who_does_not_know_is_not_counted()
    {
        SurveyAnswered[] answers = [.. Times(5, (Treatment, 10)), .. Times(3, (Information, 1)), .. Times(2)];
        Assert.Equal(new(5, 100), Satisfaction.Of(Treatment, answers));
        Assert.Equal(new(3, null), Satisfaction.Of(Information, answers));
        Assert.All(Satisfaction.Areas, area => Assert.Equal(new(0, null), Satisfaction.Of(area, Times(9))));
        Assert.All(Satisfaction.Areas, area => Assert.Equal(new(0, null), Satisfaction.Of(area, [])));
    }

    [Fact]
    public void what_is_done_in_part_is_not_done_and_who_does_not_know_is_not_counted()
    {
        SurveyAnswered[] four = [Done(WasDone.Yes), Done(WasDone.Yes), Done(WasDone.Partly), Done(WasDone.No), Done(null)];
        Assert.Equal(new(4, null), Satisfaction.AgreedDone(four));
        Assert.Equal(new(5, 60), Satisfaction.AgreedDone([.. four, Done(WasDone.Yes)]));
    }

    [Fact]
    public void fewer_than_four_in_ten_is_thin()
    {
        Assert.True(Satisfaction.IsThin(39, 100));
        Assert.False(Satisfaction.IsThin(40, 100));
        Assert.False(Satisfaction.IsThin(0, 0));
    }

    [Fact]
    public void a_month_is_counted_when_it_can_no_longer_be_answered()
    {
        SurveyAnswered[] answers = [.. Times(5, (Treatment, 10)), .. Times(2, (Efficiency, 4))];
        Assert.Empty(SurveyFigures.Count(answers, Survey.ClosesAt(March).AddTicks(-1)));
        Assert.Equal(
            [new(March, "Treatment", 5, 100m), new FigurePoint(March, "Efficiency", 2, null)],
            SurveyFigures.Count(answers, Survey.ClosesAt(March)));
    }

    private static SurveyAnswered[] Times(int times, params (SurveyQuestion Question, int Mark)[] marks) =>
        [.. Enumerable.Repeat(new SurveyAnswered(March, [], marks.ToDictionary(m => m.Question, m => m.Mark), null), times)];

    private static SurveyAnswered Done(WasDone? done) => new(March, [], new Dictionary<SurveyQuestion, int>(), done);

    private static Satisfied Rounded(Satisfied satisfied) => satisfied with { Value = satisfied.Value is { } value ? Math.Round(value, 2) : null };
}
