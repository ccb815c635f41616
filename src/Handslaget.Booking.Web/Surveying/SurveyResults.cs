using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Surveying;

/// <param name="From">The first month counted.</param>
/// <param name="To">The last month counted; later ones can still be answered.</param>
/// <param name="Asked">How many companies were asked about a meeting of those months.</param>
/// <param name="Areas">Of the months with at least five answers in the area.</param>
/// <param name="ByCompetence">Areas of the tables where a competence sat that several officials hold, and of which something can be shown.</param>
/// <param name="Texts">What was written about months with at least five answers, in no order.</param>
public sealed record SurveyResult(
    Month From, Month To, int Asked, int Answered, IReadOnlyDictionary<SurveyQuestion, Satisfied> Areas, Satisfied AgreedDone,
    IReadOnlyDictionary<string, IReadOnlyDictionary<SurveyQuestion, Satisfied>> ByCompetence, IReadOnlyList<string> Texts)
{
    /// <summary>Who answered may not be like who did not.</summary>
    public bool IsThin => Satisfaction.IsThin(Answered, Asked);
}

/// <summary>What companies thought of their meetings in the last twelve months that are counted, as far as it can be told without telling who thought it.</summary>
public sealed class SurveyResults(IDocumentStore store, CalendarMemory calendars, TimeProvider clock)
{
    private const int Months = 12;

    public async Task<SurveyResult> Read(CancellationToken ct)
    {
        var to = Survey.LastCounted(clock.GetUtcNow());
        var from = to.Add(1 - Months);
        bool Counts(Month month) => month.Index >= from.Index && month.Index <= to.Index;
        await using var session = store.QuerySession();
        var answers = (await session.Facts<SurveyAnswered>(ct)).Where(a => Counts(a.Month)).ToList();
        var asked = (await session.Query<Meeting>().Where(m => m.SurveyAskedAt != null).ToListAsync(ct)).Count(m => Counts(Month.Of(m.Slot!.Value.Start)));
        var full = Satisfaction.OfFullMonths(answers, _ => true).Select(a => a.Month).ToHashSet();
        var texts = (await session.Query<SurveyText>().ToListAsync(ct)).Where(t => full.Contains(t.Month)).OrderBy(t => t.Id).Select(t => t.Text);
        var agreed = Satisfaction.AgreedDone(Satisfaction.OfFullMonths(answers, a => a.AgreedDone is not null));
        return new(from, to, asked, answers.Count, Areas(answers), agreed, ByCompetence(answers), [.. texts]);
    }

    private Dictionary<string, IReadOnlyDictionary<SurveyQuestion, Satisfied>> ByCompetence(List<SurveyAnswered> answers)
    {
        var areas = Satisfaction.Areas.ToDictionary(area => area, area => Satisfaction.ByCompetence(area, answers));
        return areas.Values.SelectMany(a => a.Keys).Distinct().Where(c => calendars.Holders(c) > 1).ToDictionary(
            c => c,
            IReadOnlyDictionary<SurveyQuestion, Satisfied> (c) => areas.ToDictionary(a => a.Key, a => a.Value.GetValueOrDefault(c)));
    }

    private static Dictionary<SurveyQuestion, Satisfied> Areas(List<SurveyAnswered> answers) => Satisfaction.Areas.ToDictionary(
        area => area,
        area => Satisfaction.Of(area, Satisfaction.OfFullMonths(answers, a => Satisfaction.Says(a, area))));
}

/// <summary>The same for everybody, month by month.</summary>
internal sealed class CountSurveys(IDocumentStore store, TimeProvider clock) : ICountFigures
{
    public IEnumerable<Figure> Figures => [SurveyFigures.Satisfied];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var answers = await session.Facts<SurveyAnswered>(ct);
        return [Counted.Of(SurveyFigures.Satisfied, SurveyFigures.Count(answers, clock.GetUtcNow()), part => Enum.Parse<SurveyQuestion>(part).Name())];
    }
}
