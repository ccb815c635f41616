using System.Globalization;

namespace Handslaget.Booking.Benchmarks;

/// <summary>One thing that is measured in every round.</summary>
internal sealed record Side(string Name, Func<Task<double>> Measure)
{
    public Side(string name, Func<double> measure) : this(name, () => Task.FromResult(measure())) { }
}

/// <param name="Repeats">How often it was measured again because the machine was disturbed; the figures are the last.</param>
/// <param name="Noise">The worse of the probes before and after, as a multiple of the best.</param>
internal sealed record Round(int Repeats, double Noise, double Load, Dictionary<string, double> Values);

internal sealed record Spread(double Median, double P10, double P90)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(At(sorted, 0.5), At(sorted, 0.1), At(sorted, 0.9));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

/// <summary>
/// The same sides measured in turn, round after round, so that what disturbs the machine disturbs them alike. Only what compares sides of
/// the same round is judged.
/// </summary>
internal sealed record Rounds(string Name, string Unit, IReadOnlyList<Round> All)
{
    public static async Task<Rounds> Run(string name, string unit, Options options, params Side[] sides)
    {
        var rounds = new List<Round>();
        for (var number = 0; number < options.Rounds; number++)
        {
            rounds.Add(await RunOne(options, sides));
            var last = rounds[^1];
            var figures = string.Join("  ", sides.Select(side => $"{side.Name} {last.Values[side.Name].ToString("G5", CultureInfo.InvariantCulture)}"));
            await Console.Error.WriteLineAsync($"  {name} {number + 1}/{options.Rounds} (noise {last.Noise:F2}, {last.Repeats} repeats): {figures}");
        }

        return new(name, unit, rounds);
    }

    public Spread Of(string side) => Spread.Of(All.Select(round => round.Values[side]));

    /// <summary>How many times <paramref name="above"/> is <paramref name="below"/>, round by round.</summary>
    public Spread Ratio(string above, string below, double factor = 1) =>
        Spread.Of(All.Select(round => factor * round.Values[above] / round.Values[below]));

    public Spread Judge(Func<Round, double> figure) => Spread.Of(All.Select(figure));

    private static async Task<Round> RunOne(Options options, Side[] sides)
    {
        for (var repeat = 0; ; repeat++)
        {
            var before = Noise.Probe();
            var values = new Dictionary<string, double>();
            foreach (var side in sides)
            {
                values[side.Name] = await side.Measure();
            }

            var noise = Math.Max(before, Noise.Probe());
            if (!Noise.Disturbs(noise) || repeat == options.Repeats)
            {
                return new(repeat, noise, Machine.Load(), values);
            }
        }
    }
}
