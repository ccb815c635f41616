namespace Handslaget.Booking.Figures;

/// <summary>How many companies the municipality has promised to visit, and in which days of the Swedish calendar, both ends included; null: no end.</summary>
public sealed record VisitGoal(int Visits, DateOnly? From = null, DateOnly? To = null)
{
    public bool Contains(DateOnly day) => !(day < From) && !(day > To);

    /// <summary>Visits held so far, of those that the goal is about.</summary>
    public int Reached(IEnumerable<MeetingLife> lives) => VisitFigures.Visits(lives).Count(v => Contains(SwedishTime.Date(v.StartsAt!.Value)));
}

/// <summary>What is shown of company visits, counted from the meetings' own facts. Each visit is counted in the month in which it was held.</summary>
public static class VisitFigures
{
    public static readonly Figure Held = new(
        "visits-held",
        new("Företagsbesök", "Company visits"),
        new(
            "Antalet företagsbesök som blev av, i den månad de hölls. Kommunen bjuder in och två av dess medarbetare kommer till företaget. Besök som företaget själv har bett om räknas inte hit.",
            "The number of company visits that were held, in the month they were held. The municipality asks, and two of its people come to the company. Visits that the company asked for itself are not counted here."),
        FigureUnit.Number);

    public static readonly Figure Needs = new(
        "growth-needs",
        new("Vad företag behöver för att växa", "What companies need to grow"),
        new(
            "Antalet besökta företag som behöver något för att växa, för varje slags behov. Räknas i den månad besöket hölls, efter det som senast noterades. Ett företag kan ha flera behov.",
            "The number of companies visited that need something to grow, for each kind of need. Counted in the month of the visit, by what was last noted. A company may have several needs."),
        FigureUnit.Number);

    public static IEnumerable<FigurePoint> CountHeld(IEnumerable<MeetingLife> lives) => FigurePoint.Numbers(Visits(lives).Select(v => v.StartsAt!.Value));

    public static IEnumerable<FigurePoint> CountNeeds(IEnumerable<MeetingLife> lives) =>
        FigurePoint.Numbers(Visits(lives).SelectMany(v => v.GrowthNeeds.Select(need => (Month.Of(v.StartsAt!.Value), (string?)need))));

    internal static IEnumerable<MeetingLife> Visits(IEnumerable<MeetingLife> lives) => lives.Where(l => l is { IsVisit: true, TookPlace: true, StartsAt: not null });
}
