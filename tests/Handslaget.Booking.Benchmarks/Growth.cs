using System.Globalization;

namespace Handslaget.Booking.Benchmarks;

/// <summary>What a larger municipality costs: the slope of time over size when both are drawn on logarithmic scales; one is proportional.</summary>
internal static class Growth
{
    private static readonly int[] Officials = [50, 100, 200, 400, 800, 1600, 3200];
    private static readonly int[] Weeks = [2, 4, 8, 16, 26];
    private static readonly int[] Busy = [5, 10, 20, 40, 80];
    private static readonly int[] Rooms = [1, 5, 20, 50, 200];
    private static readonly int[] Competences = [1, 2, 4, 8, 12, 16];

    private sealed record Point(string Name, int Size, Town Town, int ColdBatch, int HotBatch);

    public static async Task<SuiteResult> Run(Options options)
    {
        Point[] officials = [.. Officials.Select(size => At("N", size, new Town(new Workload(size, 8, 20, 12))))];
        Point[] weeks = [.. Weeks.Select(size => At("weeks", size, new Town(new Workload(200, size, 20, 12))))];
        Point[] busy = [.. Busy.Select(size => At("busy", size, new Town(new Workload(200, 8, size, 12))))];
        Point[] rooms = [.. Rooms.Select(size => At("rooms", size, new Town(new Workload(200, 8, 20, 12), size)))];
        Point[] competences = [.. Competences.Select(size => At("K", size, new Town(new Workload(200, 8, 20, size))))];
        Point[][] all = [officials, weeks, busy, rooms, competences];
        var cold = await Rounds.Run("cold", "µs", options, [.. all.SelectMany(points => points).Select(Cold)]);
        var hot = await Rounds.Run("hot", "µs", options, [.. all.SelectMany(points => points).Select(Hot)]);

        var facts = new Dictionary<string, string>();
        foreach (var points in all)
        {
            facts[$"cold over {points[0].Name}: slope (R²)"] = Line(cold, points);
            facts[$"hot over {points[0].Name}: slope (R²)"] = Line(hot, points);
        }

        return new("growth")
        {
            Facts = facts,
            Rounds = [cold, hot],
            Verdicts =
            [
                new("A5-N", cold.Judge(round => Slope(round, officials).Slope)),
                new("A5-weeks", cold.Judge(round => Slope(round, weeks).Slope)),
                new("A5-busy", cold.Judge(round => Slope(round, busy).Slope)),
                new("A6", hot.Judge(round => Slope(round, [.. officials.Where(point => point.Size >= 200)]).Slope)),
                new("A6-busy", hot.Ratio(busy[^1].Name, busy[0].Name), $"{busy[^1].Town.Found().Count:N0} starts are left with 80 busy times, {busy[0].Town.Found().Count:N0} with 5"),
            ],
        };
    }

    private static Point At(string axis, int size, Town town)
    {
        town.MustBeRight();
        return new(axis + " " + size.ToString(CultureInfo.InvariantCulture), size, town, Timing.BatchOf(() => town.Cold()), Timing.BatchOf(town.Hot));
    }

    private static Side Cold(Point point) => new(point.Name, () => Timing.Median(() => point.Town.Cold(), point.ColdBatch, 15));

    private static Side Hot(Point point) => new(point.Name, () => Timing.Median(point.Town.Hot, point.HotBatch, 51));

    private static string Line(Rounds rounds, Point[] points)
    {
        var slope = rounds.Judge(round => Slope(round, points).Slope).Median;
        var fit = rounds.Judge(round => Slope(round, points).Fit).Median;
        var figures = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Size}: {rounds.Of(point.Name).Median:G3}"));
        return string.Create(CultureInfo.InvariantCulture, $"{slope:F2} ({fit:F2}); µs at {string.Join(", ", figures)}");
    }

    private static (double Slope, double Fit) Slope(Round round, Point[] points)
    {
        var xs = points.Select(point => Math.Log(point.Size)).ToArray();
        var ys = points.Select(point => Math.Log(round.Values[point.Name])).ToArray();
        var (x, y) = (xs.Average(), ys.Average());
        var (xx, yy, xy) = (xs.Sum(v => (v - x) * (v - x)), ys.Sum(v => (v - y) * (v - y)), xs.Zip(ys, (a, b) => (a - x) * (b - y)).Sum());
        return (xy / xx, yy == 0 ? 1 : xy * xy / (xx * yy));
    }
}
