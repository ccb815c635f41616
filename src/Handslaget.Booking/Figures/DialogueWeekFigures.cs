using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Figures;

/// <summary>What is shown of the dialogue weeks (Mötesplats Norrköping) that have been held, in the month they began.</summary>
public static class DialogueWeekFigures
{
    public static readonly Figure Tables = new(
        "dialogue-tables",
        new("Bord på Mötesplats Norrköping", "Tables in the dialogue week"),
        new(
            "Antalet bord som dukades på de dialogveckor som har hållits, i den månad veckan började. Vid varje bord satt en politiker och en tjänsteperson.",
            "The number of tables laid in the dialogue weeks that have been held, in the month the week began. A politician and an official sat at each."),
        FigureUnit.Number);

    public static readonly Figure Sittings = new(
        "dialogue-sittings",
        new("Fyllda sittningar på Mötesplats Norrköping", "Sittings that were filled in the dialogue week"),
        new(
            "Andelen av dialogveckans sittningar som ett företag hade när veckan var slut, av alla som fanns, i den månad veckan började.",
            "The share of the dialogue week's sittings that a company had when the week ended, of all there were, in the month the week began."),
        FigureUnit.Percent);

    public static readonly Figure Companies = new(
        "dialogue-companies",
        new("Företag på Mötesplats Norrköping", "Companies in the dialogue week"),
        new("Antalet anmälda företag som hade minst en sittning när dialogveckan var slut, i den månad den började.", "The number of companies with at least one sitting when the dialogue week ended, in the month it began."),
        FigureUnit.Number);

    public static IReadOnlyList<(Figure Figure, IEnumerable<FigurePoint> Points)> Count(IEnumerable<Gathering> gatherings, DateTimeOffset now)
    {
        var months = gatherings.Where(g => g.Plan.Week is not null && g.WeekPublishedAt is not null && g.Status == GatheringStatus.Published && g.Plan.Slot.End <= now)
            .GroupBy(g => Month.Of(g.Plan.Slot.Start)).ToList();
        return
        [
            (Tables, months.Select(m => Number(m.Key, m.Sum(g => g.Plan.Week!.Tables.Count)))),
            (Sittings, months.Select(m => Share(m.Key, m.Sum(g => g.Plan.Sessions.Count), m.Sum(g => Sat(g).Sum(s => s.Sessions.Count))))),
            (Companies, months.Select(m => Number(m.Key, m.Sum(g => Sat(g).Count())))),
        ];
    }

    private static IEnumerable<SignUp> Sat(Gathering week) => week.SignUps.Where(s => s.State == SignUpState.HasPlace);

    private static FigurePoint Number(Month month, int number) => new(month, null, number, number);

    private static FigurePoint Share(Month month, int of, int had) => new(month, null, of, 100m * had / of);
}
