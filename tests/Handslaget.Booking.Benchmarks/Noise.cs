using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// How disturbed the machine is: the same loop, about 50 ms of arithmetic and then 256 KB read again and again, timed before and after every
/// round. The best time seen is what an undisturbed machine takes.
/// </summary>
internal static class Noise
{
    private const double Tolerance = 1.25;

    private static readonly ulong[] Memory = new ulong[256 * 1024 / sizeof(ulong)];

    private static double best = double.MaxValue;

    public static double BestMilliseconds => best;

    /// <summary>How many times slower than at its best the machine is just now.</summary>
    public static double Probe()
    {
        var watch = Stopwatch.StartNew();
        var state = 0x9e3779b9u;
        for (var draw = 0; draw < 20_000_000; draw++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
        }

        var sum = Vector256<ulong>.Zero;
        for (var pass = 0; pass < 1000; pass++)
        {
            for (var word = 0; word < Memory.Length; word += 4)
            {
                sum |= Vector256.LoadUnsafe(ref Memory[0], (nuint)word);
            }
        }

        var milliseconds = watch.Elapsed.TotalMilliseconds + ((state == 0 && sum != default) ? 1 : 0);
        best = Math.Min(best, milliseconds);
        return milliseconds / best;
    }

    public static bool Disturbs(double probe) => probe > Tolerance;

    /// <summary>Finds the machine's best before anything is compared with it.</summary>
    public static void Settle()
    {
        for (var probe = 0; probe < 10; probe++)
        {
            Probe();
        }
    }
}
