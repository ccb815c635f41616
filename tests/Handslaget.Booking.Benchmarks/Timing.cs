using System.Diagnostics;

namespace Handslaget.Booking.Benchmarks;

/// <summary>How long something takes, in microseconds.</summary>
internal static class Timing
{
    /// <summary>
    /// The mean over a whole stretch of time: what is compared with something long must be interrupted as often as that is.
    /// </summary>
    public static double Mean(Action action, int milliseconds = 300)
    {
        var watch = Stopwatch.StartNew();
        var times = 0;
        do
        {
            action();
            times++;
        }
        while (watch.ElapsedMilliseconds < milliseconds);
        return watch.Elapsed.TotalMicroseconds / times;
    }

    /// <summary>The median of many short batches, which mostly lie between two interruptions. For what is compared with its like.</summary>
    public static double Median(Action action, int perBatch, int batches = 41)
    {
        var times = new double[batches];
        for (var batch = 0; batch < batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var time = 0; time < perBatch; time++)
            {
                action();
            }

            times[batch] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / perBatch;
        }

        Array.Sort(times);
        return times[batches / 2];
    }

    /// <summary>Warms up, and chooses how often to repeat so that a batch takes about a millisecond.</summary>
    public static int BatchOf(Action action)
    {
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            action();
        }

        return Math.Clamp((int)(1000 / Median(action, 1, 9)), 1, 100_000);
    }
}
