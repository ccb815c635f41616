using Handslaget.Booking.Surveying;

namespace Handslaget.Booking.Figures;

/// <summary>What companies say of their meetings, counted from the answers' own facts. Nothing of fewer than five.</summary>
public static class SurveyFigures
{
    public static readonly Figure Satisfied = new(
        "satisfaction",
        new("Vad företagen tyckte om mötet", "What companies thought of the meeting"),
        new(
            "Svaren på kommunens egen uppföljning efter mötet, 0–100 där 100 är bäst: medelvärdet av svaren 1–10, minus 1, gånger 100, delat med 9. Helheten är medelvärdet av tre frågor och räknas på dem som har svarat på alla tre. Varje område är en fråga. Vet inte räknas inte. Räknas i den månad mötet hölls, när ingen längre kan svara: två månader efter månadens början. Färre än fem svar visas inte. Det här är inte mätningen Insikt och inte NKI, och kan inte jämföras med dem.",
            "The answers to the municipality's own follow-up after the meeting, 0–100 where 100 is best: the mean of the answers 1–10, minus 1, times 100, divided by 9. The whole is the mean of three questions, counted from those who answered all three. Each area is one question. Do not know is not counted. Counted in the month of the meeting, when nobody can answer any more: two months after the month began. Fewer than five answers are not shown. This is not the survey Insikt and not NKI, and can not be compared with them."),
        FigureUnit.Index);

    public static IEnumerable<FigurePoint> Count(IEnumerable<SurveyAnswered> answers, DateTimeOffset now) =>
        from month in answers.GroupBy(a => a.Month)
        where month.Key.Index <= Survey.LastCounted(now).Index
        from area in Satisfaction.Areas
        let satisfied = Satisfaction.Of(area, month)
        where satisfied.Answers > 0
        select new FigurePoint(month.Key, area.ToString(), satisfied.Answers, satisfied.Value);
}
