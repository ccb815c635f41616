using System.Text.Json;

namespace Handslaget.Booking.Benchmarks;

/// <summary>What a suite has to tell. A suite that found a wrong answer has failed and tells no times; one without its tools is skipped.</summary>
internal sealed record SuiteResult(string Suite)
{
    public string Status { get; init; } = "measured";

    public Machine? Machine { get; init; }

    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Figures beside the gates, for information.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Rounds> Rounds { get; init; } = [];

    public double Seconds { get; init; }

    public static SuiteResult Skipped(string suite, string reason) => new(suite) { Status = $"skipped: {reason}" };

    public static SuiteResult Failed(string suite, string reason) => new(suite) { Status = $"failed: {reason}" };
}

internal sealed record Results(Machine Machine, Options Options, IReadOnlyList<SuiteResult> Suites)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = false, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Results Load(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Json)!;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");
}

/// <summary>An answer was not the oracle's, so its time is worth nothing.</summary>
internal sealed class WrongAnswer(string message) : Exception(message)
{
    public static void Unless(bool right, string message)
    {
        if (!right)
        {
            throw new WrongAnswer(message);
        }
    }
}

/// <summary>A tool that the suite compares with is not on this machine.</summary>
internal sealed class ToolMissing(string message) : Exception(message);
