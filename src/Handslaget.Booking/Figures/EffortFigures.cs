using Handslaget.Booking.Cases;

namespace Handslaget.Booking.Figures;

/// <summary>What is shown of point 12: efforts for companies' skills supply, agreed at a table and followed until they are done.</summary>
public static class EffortFigures
{
    public static readonly Figure Started = new(
        "efforts-agreed",
        new("Avtalade insatser för kompetensförsörjning", "Efforts agreed for skills supply"),
        new(
            "Antalet insatser som har avtalats vid bord om kompetensförsörjning och rekrytering, i den månad de avtalades.",
            "The number of efforts agreed at tables about recruitment and skills, in the month they were agreed."),
        FigureUnit.Number);

    public static readonly Figure Done = new(
        "efforts-done",
        new("Genomförda insatser för kompetensförsörjning", "Efforts done for skills supply"),
        new("Antalet sådana insatser som är klara, i den månad de blev det.", "The number of such efforts that are done, in the month they were."),
        FigureUnit.Number);

    public static readonly Figure Filled = new(
        "positions-filled",
        new("Tillsatta tjänster efter insatser", "Positions filled after efforts"),
        new(
            "Antalet tjänster som företagen säger att de har tillsatt genom insatserna, i den månad insatsen blev klar. Insatser där företaget inte har sagt något är inte med.",
            "The number of positions that companies say they have filled through the efforts, in the month the effort was done. Efforts of which the company has said nothing are not counted."),
        FigureUnit.Number);

    public static IEnumerable<FigurePoint> CountStarted(IEnumerable<Commitment> commitments) => FigurePoint.Numbers(Efforts(commitments).Select(c => c.MadeAt));

    public static IEnumerable<FigurePoint> CountDone(IEnumerable<Commitment> commitments) => FigurePoint.Numbers(Kept(commitments).Select(c => c.KeptAt!.Value));

    public static IEnumerable<FigurePoint> CountFilled(IEnumerable<Commitment> commitments) => Kept(commitments)
        .Where(c => c.PositionsFilled is not null)
        .GroupBy(c => Month.Of(c.KeptAt!.Value))
        .Select(month => new FigurePoint(month.Key, null, month.Count(), month.Sum(c => c.PositionsFilled!.Value)));

    private static IEnumerable<Commitment> Efforts(IEnumerable<Commitment> commitments) => commitments.Where(c => c.Kind == CommitmentKind.Effort);

    private static IEnumerable<Commitment> Kept(IEnumerable<Commitment> commitments) => Efforts(commitments).Where(c => c.KeptAt is not null);
}
