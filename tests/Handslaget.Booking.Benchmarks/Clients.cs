using System.Diagnostics;

namespace Handslaget.Booking.Benchmarks;

/// <summary>Clients that each do one thing after another for a while, together.</summary>
internal static class Clients
{
    public sealed record Pace(double PerSecond, double P50, double P99, int Done)
    {
        /// <summary>Processor time for each, in ms: this process's, and the database server's.</summary>
        public double Processor { get; init; }

        public double Server { get; init; }
    }

    /// <param name="act">Does the thing with a number of its own.</param>
    public static async Task<Pace> Run(int clients, TimeSpan duration, int atMost, Func<int, Task> act)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (watch.Elapsed < duration && Interlocked.Increment(ref next) is var number && number < atMost)
            {
                var start = Stopwatch.GetTimestamp();
                await act(number);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = watch.Elapsed.TotalSeconds;
        var sorted = times.SelectMany(own => own).Order().ToArray();
        return new(sorted.Length / elapsed, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], sorted.Length);
    }
}
