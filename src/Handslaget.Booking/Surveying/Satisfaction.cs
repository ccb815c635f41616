namespace Handslaget.Booking.Surveying;

/// <param name="Answers">How many it is counted from.</param>
/// <param name="Value">0–100; null when they are fewer than <see cref="Satisfaction.Fewest"/>.</param>
public readonly record struct Satisfied(int Answers, decimal? Value);

/// <summary>
/// How satisfied companies are, 0–100: the mean of marks 1–10, rescaled as (mean − 1) · 100 / 9. The whole is the mean of three questions with
/// equal weights, and counts only who has answered all three; an area is one question. A figure that fewer than five stand behind is not told.
/// </summary>
public static class Satisfaction
{
    public const int Fewest = 5;

    /// <summary>Below this share of those who were asked, who answers may not be like who does not.</summary>
    public const decimal EnoughResponse = 0.40m;

    private static readonly SurveyQuestion[] OfTheWhole = [SurveyQuestion.Whole, SurveyQuestion.Expectations, SurveyQuestion.Ideal];

    /// <summary>What is counted: the whole, then the six areas of service.</summary>
    public static readonly IReadOnlyList<SurveyQuestion> Areas =
    [
        SurveyQuestion.Whole, SurveyQuestion.Information, SurveyQuestion.Accessibility, SurveyQuestion.Treatment, SurveyQuestion.Competence,
        SurveyQuestion.LegalCertainty, SurveyQuestion.Efficiency,
    ];

    public static Satisfied Of(SurveyQuestion area, IEnumerable<SurveyAnswered> answers)
    {
        var questions = area == SurveyQuestion.Whole ? OfTheWhole : [area];
        var marks = answers.Where(a => questions.All(a.Marks.ContainsKey)).Select(a => questions.Average(q => (decimal)a.Marks[q])).ToList();
        return new(marks.Count, marks.Count < Fewest ? null : (marks.Average() - 1) * 100 / 9);
    }

    /// <summary>How many of those who know have had what was agreed done, in per cent. What is done in part is not done.</summary>
    public static Satisfied AgreedDone(IEnumerable<SurveyAnswered> answers)
    {
        var known = answers.Select(a => a.AgreedDone).OfType<WasDone>().ToList();
        return new(known.Count, known.Count < Fewest ? null : 100m * known.Count(k => k == WasDone.Yes) / known.Count);
    }

    public static bool IsThin(int answered, int asked) => answered < asked * EnoughResponse;
}
