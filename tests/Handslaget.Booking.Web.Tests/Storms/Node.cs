using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>
/// One process of the service, as an operator would run it: started with a connection string, killed without warning.
/// It never gets a chance to tidy up.
/// </summary>
internal sealed partial class Node : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Heard(e.Data);
        process.ErrorDataReceived += (_, e) => Heard(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The process ended. It said:\n{Log}"));
    }

    public Uri Address => address.Task.Result;

    public bool HasExited => process.HasExited;

    public string Log => string.Join('\n', log);

    /// <summary>Starts a process. <paramref name="settings"/> are environment variables.</summary>
    public static Node Begin(string connectionString, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (key, value) in settings.Prepend(("ASPNETCORE_ENVIRONMENT", "Development")).Prepend(("Booking__Demo", "true")).Prepend(("ConnectionStrings__Booking", connectionString))
            .Concat(Stories.StoryHost.Unlimited.Select(limit => ($"Limits__{limit}", "1000000"))))
            start.Environment[key] = value;
        return new Node(Process.Start(start)!);
    }

    /// <summary>Waits until the process listens and is ready.</summary>
    public async Task IsUpAsync()
    {
        try
        {
            await address.Task.WaitAsync(TimeSpan.FromSeconds(90));
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The process did not start. It said:\n{Log}");
        }

        await WaitUntilReadyAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>How long it took until the process said that it is ready.</summary>
    public async Task<TimeSpan> WaitUntilReadyAsync(TimeSpan atMost)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < atMost)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK) return waited.Elapsed;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet, or too busy to say so.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"Not ready after {atMost}. The process said:\n{Log}");
    }

    /// <summary>kill -9: nothing is written, closed or sent any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        log.Enqueue(line);
        if (Place().Match(line) is { Success: true } match) address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^Sidorna:\s+(http://[^/]+)/")]
    private static partial Regex Place();
}
