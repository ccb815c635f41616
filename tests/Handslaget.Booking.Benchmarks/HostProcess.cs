using System.Diagnostics;

namespace Handslaget.Booking.Benchmarks;

/// <summary>A suite in a process of its own, where the runtime compiles in tiers as it does when the host is run.</summary>
internal static class HostProcess
{
    private const string Mark = "HANDSLAGET_BENCHMARK_HOST";

    public static bool IsThis => Environment.GetEnvironmentVariable(Mark) is not null;

    public static async Task<SuiteResult> Run(string suite, Options options)
    {
        var json = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, options.Arguments(suite, json)) { RedirectStandardOutput = true };
            start.Environment[Mark] = "1";
            start.Environment["DOTNET_TieredCompilation"] = "1";
            start.Environment["DOTNET_TieredPGO"] = "1";
            using var process = Process.Start(start)!;
            _ = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new FileInfo(json).Length > 0 ? Results.Load(json).Suites[0] : SuiteResult.Failed(suite, $"ended with {process.ExitCode}");
        }
        finally
        {
            File.Delete(json);
        }
    }
}
