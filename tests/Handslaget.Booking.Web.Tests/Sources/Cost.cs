using System.Diagnostics;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// What a reading takes, in time and memory. Other work on the machine may stop us for a while: the process's own time counts where it is
/// the shorter, and what seems slow is done again, since nothing is stopped three times over.
/// </summary>
internal static class Cost
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    public static (T Result, TimeSpan Took, long Bytes) Of<T>(Func<T> work)
    {
        var cost = Once(work);
        for (var again = 0; again < 2 && cost.Took > Slow; again++)
        {
            cost = Once(work);
        }

        return cost;
    }

    private static (T Result, TimeSpan Took, long Bytes) Once<T>(Func<T> work)
    {
        var (bytes, worked, clock) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var result = work();
        var took = clock.Elapsed;
        worked = Environment.CpuUsage.TotalTime - worked;
        return (result, took < worked ? took : worked, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
