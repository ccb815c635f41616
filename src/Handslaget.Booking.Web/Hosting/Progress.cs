using System.Diagnostics;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Something slow is under way, and silence would look like a fault.</summary>
internal static class Progress
{
    public static async Task<T> EveryFewSeconds<T>(Task<T> work, Action<string> say, string what)
    {
        var watch = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(4), CancellationToken.None)) != work)
        {
            say($"  {what} ({watch.Elapsed.TotalSeconds:0} s)");
        }

        return await work;
    }
}
