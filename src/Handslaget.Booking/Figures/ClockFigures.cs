using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Figures;

/// <summary>The figure of the service guarantee, counted from its clocks, which are themselves counted from the facts.</summary>
public static class ClockFigures
{
    public static readonly Figure Kept = new(
        "promises-kept",
        new("Löften som hölls", "Promises kept"),
        new(
            "Andelen av kommunens löften till företag som hölls i tid, för varje löfte. Räknas i den månad det avgjordes: då löftet hölls, eller då tiden för det gick ut. Pausad tid räknas inte, och inte heller löften som företaget inte längre ville ha.",
            "The share of the municipality's promises to companies that were kept in time, for each promise. Counted in the month it was decided: when the promise was kept, or when its time ran out. Paused time is not counted, nor are promises that the company no longer wanted."),
        FigureUnit.Percent);

    public static IEnumerable<FigurePoint> Count(IEnumerable<Clock> clocks, DateTimeOffset now) => clocks
        .Where(c => c.Promise.IsPublic && c.StateAt(now) is ClockState.Kept or ClockState.KeptLate or ClockState.Broken)
        .GroupBy(c => (Month.Of(c.StateAt(now) == ClockState.Kept ? c.EndedAt!.Value : c.DueAt), c.Promise.Key))
        .Select(same => new FigurePoint(
            same.Key.Item1, same.Key.Key, same.Count(), 100m * same.Count(c => c.StateAt(now) == ClockState.Kept) / same.Count()));
}
