using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Surveying;

// Edges: a competence one official holds; the coordinator's seat; the night when the month ends; the year's end; marks outside the scale.
public class When_an_answer_is_kept
{
    private static readonly IReadOnlyDictionary<SurveyQuestion, int> Content = new Dictionary<SurveyQuestion, int> { [SurveyQuestion.Treatment] = 9 };

    [Fact]
    public void it_holds_the_month_the_marks_and_what_sat_at_the_table_and_nothing_more()
    {
        var answered = Survey.Answered(Met(Confirmed), Content, WasDone.Partly, _ => true);
        Assert.Equal((new Month(2027, 3), WasDone.Partly), (answered.Month, answered.AgreedDone));
        Assert.Equal(["fire", "food", "traffic"], answered.Competences);
        Assert.Equal(Content, answered.Marks);
        Assert.Equal(["AgreedDone", "Competences", "Marks", "Month"], typeof(SurveyAnswered).GetProperties().Select(p => p.Name).Order());
    }

    [Fact]
    public void a_competence_that_one_official_holds_would_name_the_official() =>
        Assert.Equal(["food"], Survey.Answered(Met(Confirmed), Content, null, c => c == "food").Competences);

    [Fact]
    public void the_month_is_the_swedish_clocks()
    {
        var late = new Slot(SwedishTime.At(new DateOnly(2027, 5, 1), new(0, 30)), SwedishTime.At(new DateOnly(2027, 5, 1), new(1, 30)));
        Assert.Equal(new Month(2027, 5), Survey.Answered(Met(Confirmed) with { Slot = late }, Content, null, _ => true).Month);
    }

    [Theory]
    [InlineData(2027, 3, "2027-05-01 00:00")]
    [InlineData(2026, 11, "2027-01-01 00:00")]
    [InlineData(2026, 12, "2027-02-01 00:00")]
    public void a_month_can_be_answered_to_the_end_of_the_next(int year, int month, string closes)
    {
        Assert.Equal(At(closes), Survey.ClosesAt(new(year, month)));
        Assert.Equal(new Month(year, month), Survey.LastCounted(At(closes)));
        Assert.NotEqual(new Month(year, month), Survey.LastCounted(At(closes) - Tick));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void a_mark_outside_the_scale_is_our_own_bug(int mark) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Survey.Answered(Met(Confirmed), new Dictionary<SurveyQuestion, int> { [SurveyQuestion.Whole] = mark }, null, _ => true));

    private static Meeting Met(object[] facts) => Tests.Meetings.Story.Given(facts).Meeting;
}
