using System.Globalization;

namespace Handslaget.Booking.Benchmarks;

/// <summary>What is asked for on the command line: <c>suite --seed 1 --rounds 7 --repeats 3 --json out.json --report REPORT.md</c>.</summary>
internal sealed record Options(string Suite)
{
    /// <summary>Chooses the random parts; the workloads have their own seeds, made from their sizes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rounds of every comparison, never fewer than seven in a report.</summary>
    public int Rounds { get; init; } = 7;

    /// <summary>How often a round that was disturbed is measured again.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Seconds per slice, where a whole server is measured.</summary>
    public int Seconds { get; init; } = 4;

    /// <summary>Races for one time.</summary>
    public int Races { get; init; } = 1000;

    public string? Json { get; init; }

    public string? Report { get; init; }

    /// <summary>Earlier results to write the report from instead of measuring.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public static Options Read(string[] arguments)
    {
        var options = new Options(arguments.Length > 0 && !arguments[0].StartsWith('-') ? arguments[0] : "all");
        for (var at = 0; at < arguments.Length; at++)
        {
            options = arguments[at] switch
            {
                "--seed" => options with { Seed = Number(arguments[++at]) },
                "--rounds" => options with { Rounds = Number(arguments[++at]) },
                "--repeats" => options with { Repeats = Number(arguments[++at]) },
                "--seconds" => options with { Seconds = Number(arguments[++at]) },
                "--races" => options with { Races = Number(arguments[++at]) },
                "--json" => options with { Json = arguments[++at] },
                "--report" => options with { Report = arguments[++at] },
                "--from" => options with { From = [.. options.From, arguments[++at]] },
                _ when at == 0 => options,
                _ => throw new ArgumentException($"Unknown argument {arguments[at]}."),
            };
        }

        return options;
    }

    public IEnumerable<string> Arguments(string suite, string json) =>
    [
        suite, "--seed", Text(Seed), "--rounds", Text(Rounds), "--repeats", Text(Repeats), "--seconds", Text(Seconds), "--races", Text(Races),
        "--json", json,
    ];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
