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
}
