namespace Handslaget.Booking.Figures;

/// <summary>What a figure counts in.</summary>
public enum FigureUnit
{
    /// <summary>So many of something.</summary>
    Number,

    /// <summary>A share of <see cref="FigurePoint.Count"/>, 0–100.</summary>
    Percent,

    /// <summary><see cref="WorkingDays"/>.</summary>
    WorkingDays,

    /// <summary>A satisfaction index, 0–100.</summary>
    Index,
}

/// <summary>One month of a figure.</summary>
/// <param name="Part">Which of the figure's parts: a competence, a promise; null when the figure has none.</param>
/// <param name="Count">How many it is counted from.</param>
/// <param name="Value">In the figure's unit; null when it is counted from too few to be shown.</param>
public sealed record FigurePoint(Month Month, string? Part, int Count, decimal? Value)
{
    /// <summary>Fewer than so many could point somebody out, and are not shown.</summary>
    public const int Fewest = 5;

    /// <summary>How many there were in each month, of each part.</summary>
    public static IEnumerable<FigurePoint> Numbers(IEnumerable<(Month Month, string? Part)> events) => events
        .GroupBy(e => e)
        .Select(same => new FigurePoint(same.Key.Month, same.Key.Part, same.Count(), same.Count()));

    /// <summary>How many there were in each month.</summary>
    public static IEnumerable<FigurePoint> Numbers(IEnumerable<DateTimeOffset> times) => Numbers(times.Select(at => (Month.Of(at), (string?)null)));
}

/// <summary>
/// A figure that the municipality shows of itself. <see cref="Key"/> is its stable address; <see cref="Definition"/> says exactly what is
/// counted, so that anybody with the log can count it again.
/// </summary>
public sealed record Figure(string Key, Text Name, Text Definition, FigureUnit Unit);
