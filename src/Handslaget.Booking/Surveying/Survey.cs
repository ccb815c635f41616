using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Surveying;

/// <summary>
/// The follow-up of a meeting, by the month it was held in: a month's questions can be answered to the end of the next month, and a month's
/// answers are counted first when no more can come. Whoever looks at the figures each day would otherwise see what one more answer did to them.
/// </summary>
public static class Survey
{
    public const int Lowest = 1;

    public const int Highest = 10;

    /// <summary>Swedish midnight when the questions about a month's meetings can no longer be answered, and its answers are counted.</summary>
    public static DateTimeOffset ClosesAt(Month month)
    {
        var closes = month.Add(2);
        return SwedishTime.Midnight(new DateOnly(closes.Year, closes.Number, 1));
    }

    /// <summary>The last month whose answers are counted.</summary>
    public static Month LastCounted(DateTimeOffset now) => Month.Of(now).Add(-2);

    /// <summary>
    /// The fact of an answer, without what would name somebody: a competence that a single official holds is left out, and so is the
    /// coordinator's seat, which is at every table and says nothing.
    /// </summary>
    /// <param name="severalHold">Whether at least two officials hold a competence.</param>
    public static SurveyAnswered Answered(
        Meeting held, IReadOnlyDictionary<SurveyQuestion, int> marks, WasDone? agreedDone, Func<string, bool> severalHold)
    {
        if (marks.Values.Any(mark => mark is < Lowest or > Highest)) throw new ArgumentOutOfRangeException(nameof(marks));
        var sat = held.Places.SelectMany(p => p.Competences).Where(c => c != Meeting.Coordination && severalHold(c)).Distinct();
        return new(Month.Of(held.Slot!.Value.Start), [.. sat.Order(StringComparer.Ordinal)], marks, agreedDone);
    }

    /// <summary>
    /// A month's answers without what would point to a meeting: the most common competence first, each stays only if every combination of
    /// those that stay is then shared by at least <see cref="Satisfaction.Fewest"/> answers, and so is having none of them.
    /// </summary>
    public static IReadOnlyList<SurveyAnswered> Blurred(IReadOnlyList<SurveyAnswered> month)
    {
        HashSet<string> stay = [];
        foreach (var (competence, _) in month.SelectMany(a => a.Competences).CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            var combinations = month.CountBy(a => string.Join(' ', a.Competences.Where(c => c == competence || stay.Contains(c))));
            if (combinations.All(c => c.Value >= Satisfaction.Fewest)) stay.Add(competence);
        }
        return [.. month.Select(a => a with { Competences = [.. a.Competences.Where(stay.Contains)] })];
    }
}
