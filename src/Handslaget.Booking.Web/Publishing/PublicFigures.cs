using Handslaget.Booking.Figures;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Publishing;

/// <summary>A figure with its months, in order. <see cref="NameOf"/> says what a part is called.</summary>
public sealed record Counted(Figure Figure, IReadOnlyList<FigurePoint> Points, Func<string, Text> NameOf)
{
    /// <summary>Month by month, and the parts of a month in the order of their keys. A figure without parts needs no names.</summary>
    public static Counted Of(Figure figure, IEnumerable<FigurePoint> points, Func<string, Text>? nameOf = null) =>
        new(figure, [.. points.OrderBy(p => p.Month.Index).ThenBy(p => p.Part, StringComparer.Ordinal)], nameOf ?? (key => new(key, key)));

    public bool HasParts => Points.Any(p => p.Part is not null);

    public Text? Name(FigurePoint point) => point.Part is { } part ? NameOf(part) : null;
}

/// <summary>Counts some of the figures. Each is counted from the log or from what is folded from it, so that it can be counted again.</summary>
public interface ICountFigures
{
    IEnumerable<Figure> Figures { get; }

    Task<IReadOnlyList<Counted>> Count(CancellationToken ct);
}

/// <summary>All that the municipality shows of itself, in the order it is shown.</summary>
public sealed class PublicFigures(IEnumerable<ICountFigures> counters)
{
    public async Task<IReadOnlyList<Counted>> All(CancellationToken ct)
    {
        var all = new List<Counted>();
        foreach (var counter in counters) all.AddRange(await counter.Count(ct));
        return all;
    }

    public async Task<Counted?> Find(string key, CancellationToken ct) =>
        counters.FirstOrDefault(c => c.Figures.Any(f => f.Key == key)) is { } counter ? (await counter.Count(ct)).First(c => c.Figure.Key == key) : null;
}

/// <summary>What the meetings' own facts come to.</summary>
internal sealed class CountMeetings(LogReader log, CatalogueMemory catalogue) : ICountFigures
{
    public IEnumerable<Figure> Figures => MeetingFigures.All.Select(f => f.Figure);

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        var lives = await log.Lives(ct);
        return [.. MeetingFigures.All.Select(f => new Counted(f.Figure, [.. f.Count(lives).OrderBy(p => p.Month.Index).ThenBy(p => p.Part)], catalogue.Now.NameOf))];
    }
}
