using Handslaget.Booking.Register;

namespace Handslaget.Booking.Figures;

/// <summary>What is shown of point 1: how many of those who can be seated have a valid training in service and treatment. Never of one person.</summary>
public static class TrainingFigures
{
    public static readonly Figure Trained = new(
        "service-training",
        new("Utbildade i service och bemötande", "Trained in service and treatment"),
        new(
            "Andelen av dem som i dag kan sitta vid bord, alltså finns i registret, vars serviceutbildning gäller i dag. Den visas bara om de är minst fem.",
            "The share of those who can sit at tables today, that is who are in the register, whose service training is valid today. It is shown only if they are at least five."),
        FigureUnit.Percent);

    public static IEnumerable<FigurePoint> Count(IReadOnlyCollection<Official> officials, DateOnly today)
    {
        var seated = officials.Where(o => !o.HasLeft).ToList();
        if (seated.Count == 0) return [];
        var valid = seated.Count(o => o.On(today) is TrainingState.Valid or TrainingState.EndsSoon);
        return [new(Month.Of(today), null, seated.Count, seated.Count < FigurePoint.Fewest ? null : 100m * valid / seated.Count)];
    }
}
