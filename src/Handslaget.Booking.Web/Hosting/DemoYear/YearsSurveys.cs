using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>Companies are asked how the meeting was. Two in three answer, most of them content; they found it harder to get a time than to be listened to.</summary>
internal sealed class YearsSurveys(Surveys surveys, SurveyMonths months, MeetingLog meetings, BookingRules rules, PastClock clock, Agenda agenda)
{
    private static readonly string[] Texts =
    [
        "Skönt att slippa säga samma sak fem gånger.", "Det tog för lång tid innan vi fick en tid.", "Vi hade velat veta avgiften redan på mötet.",
        "Bra att alla satt vid samma bord.", "Vi förstod inte vem som fattar beslutet.",
    ];

    /// <summary>What is usually answered, by question.</summary>
    private static readonly Dictionary<SurveyQuestion, int> Usual = new()
    {
        [SurveyQuestion.Whole] = 8,
        [SurveyQuestion.Expectations] = 7,
        [SurveyQuestion.Ideal] = 7,
        [SurveyQuestion.Information] = 8,
        [SurveyQuestion.Accessibility] = 6,
        [SurveyQuestion.Treatment] = 9,
        [SurveyQuestion.Competence] = 8,
        [SurveyQuestion.LegalCertainty] = 7,
        [SurveyQuestion.Efficiency] = 7,
    };

    public Task Follow(Meeting held, CancellationToken ct)
    {
        agenda.At(held.SurveyAt(rules), c => Ask(held.Id, c));
        return Task.CompletedTask;
    }

    /// <summary>The answers about what can no longer be answered are counted.</summary>
    public void PlanMonth(DateOnly first) => agenda.At(SwedishTime.Midnight(first) + SurveyMonths.Patience, months.Close);

    private async Task Ask(Guid id, CancellationToken ct)
    {
        var chance = new Chance($"survey/{id:N}");
        if (await meetings.Decide(id, "timer", m => m.AskHowItWas(clock.GetUtcNow(), rules), ct) is not Outcome.Recorded || !chance.Percent(66)) return;
        var answers = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), chance.Below(6));
        agenda.At(SwedishTime.At(answers, new TimeOnly(11 + chance.Below(8), chance.Below(60))), c => Answer(id, chance, c));
    }

    private async Task Answer(Guid id, Chance chance, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || !meeting.MayAnswerSurvey(clock.GetUtcNow())) return;
        var chosen = Usual.ToDictionary(u => u.Key.ToString(), u => Mark(u.Value, chance));
        chosen[SurveyReply.Agreed] = chance.Percent(15) ? SurveyReply.NotKnown : $"{(chance.Percent(75) ? WasDone.Yes : chance.Percent(60) ? WasDone.Partly : WasDone.No)}";
        await surveys.Answer(meeting, new(chosen, chance.Percent(20) ? chance.OneOf(Texts) : ""), Notice.Name($"survey/{id:N}"), ct);
    }

    private static string Mark(int usual, Chance chance) => chance.Percent(6)
        ? SurveyReply.NotKnown
        : Math.Clamp(usual + chance.Below(5) - 2, Survey.Lowest, Survey.Highest).ToString(CultureInfo.InvariantCulture);
}
