using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Handslaget.Booking.Benchmarks;

/// <summary>Where and when something was measured.</summary>
internal sealed record Machine(string Commit, string Processor, int Cores, string Caches, string LoadAverage, string Platform, string At)
{
    public static Machine Here() => new(
        Run("git", "rev-parse --short HEAD") + (Run("git", "status --porcelain -- src").Length > 0 ? " with changes" : ""),
        ProcFile("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        string.Join(", ", Enumerable.Range(0, 4).Select(Cache).OfType<string>()),
        ProcFile("/proc/loadavg").FirstOrDefault() ?? "unknown",
        $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}",
        DateTimeOffset.UtcNow.ToString("u", CultureInfo.InvariantCulture));

    /// <summary>How many processes want the machine, over the last minute.</summary>
    public static double Load() =>
        double.TryParse(ProcFile("/proc/loadavg").FirstOrDefault()?.Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : 0;

    /// <summary>Runs a program to its end and answers what it wrote; empty when it is not there.</summary>
    public static string Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    private static string? Cache(int number)
    {
        var folder = $"/sys/devices/system/cpu/cpu0/cache/index{number}";
        return Directory.Exists(folder)
            ? $"L{File.ReadAllText($"{folder}/level").Trim()} {File.ReadAllText($"{folder}/type").Trim()} {File.ReadAllText($"{folder}/size").Trim()}"
            : null;
    }

    private static string[] ProcFile(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
