using Handslaget.Booking.Figures;

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
    public const int Fewest = FigurePoint.Fewest;

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
        var questions = Questions(area);
        var marks = answers.Where(a => Says(a, area)).Select(a => questions.Average(q => (decimal)a.Marks[q])).ToList();
        return new(marks.Count, marks.Count < Fewest ? null : (marks.Average() - 1) * 100 / 9);
    }

    /// <summary>How many of those who know have had what was agreed done, in per cent. What is done in part is not done.</summary>
    public static Satisfied AgreedDone(IEnumerable<SurveyAnswered> answers)
    {
        var known = answers.Select(a => a.AgreedDone).OfType<WasDone>().ToList();
        return new(known.Count, known.Count < Fewest ? null : 100m * known.Count(k => k == WasDone.Yes) / known.Count);
    }

    /// <summary>
    /// The months with at least five answers that count. Figures over several months are put together of such months alone: who takes one figure
    /// from the next finds only what could have been told by itself.
    /// </summary>
    public static IEnumerable<SurveyAnswered> OfFullMonths(IEnumerable<SurveyAnswered> answers, Func<SurveyAnswered, bool> counts) =>
        answers.GroupBy(a => a.Month).Where(month => month.Count(counts) >= Fewest).SelectMany(month => month);

    /// <summary>
    /// An area over several months, by competence at the table. Each month is blurred for itself among those who answered the question, so that no
    /// difference between two competences, or between one and all, is fewer than five.
    /// </summary>
    public static IReadOnlyDictionary<string, Satisfied> ByCompetence(SurveyQuestion area, IEnumerable<SurveyAnswered> answers)
    {
        var blurred = answers.Where(a => Says(a, area)).GroupBy(a => a.Month).SelectMany(month => Survey.Blurred([.. month])).ToList();
        return blurred.SelectMany(a => a.Competences).Distinct().ToDictionary(c => c, c => Of(area, blurred.Where(a => a.Competences.Contains(c))));
    }

    /// <summary>The answer counts in the area.</summary>
    public static bool Says(SurveyAnswered answer, SurveyQuestion area) => Questions(area).All(answer.Marks.ContainsKey);

    public static bool IsThin(int answered, int asked) => answered < asked * EnoughResponse;

    private static SurveyQuestion[] Questions(SurveyQuestion area) => area == SurveyQuestion.Whole ? OfTheWhole : [area];
}
