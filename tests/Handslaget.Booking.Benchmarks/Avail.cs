using System.Globalization;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Handslaget.Booking.Benchmarks;

/// <summary>When a table can be laid: from raw rows (cold), on the live index (hot), and after a booking (fresh).</summary>
internal static class Avail
{
    public static async Task<SuiteResult> Run(Options options)
    {
        var groups = new Town(new Workload(200, 8, 20), byGroup: true);
        var large = new Town(new Workload(200, 8, 20, 12));
        var roomed = new Town(new Workload(200, 8, 20, 12), rooms: 20);
        using var forGroups = new Dayjs(groups.Workload, byGroup: true);
        using var forLarge = new Dayjs(large.Workload, byGroup: false);
        var facts = new Dictionary<string, string>
        {
            ["starts, 200 × 8 × 20, K4 groups"] = Agree(groups, forGroups),
            ["starts, L (K12)"] = Agree(large, forLarge),
            ["starts, L with 20 rooms"] = $"{roomed.MustBeRight()}, equal to the naive engine's",
        };
        WrongAnswer.Unless(groups.Found().Count == 1254, "the anchors found 1,254 starts");

        var cold = await Rounds.Run(
            "cold", "µs", options,
            new Side("dayjs K4", () => 1000 * forGroups.Run().Milliseconds),
            new Side("cold K4", () => Timing.Mean(() => groups.Cold(), 500)),
            new Side("dayjs L", () => 1000 * forLarge.Run().Milliseconds),
            new Side("cold L", () => Timing.Mean(() => large.Cold(), 500)),
            new Side("hot JSON L", () => Timing.Mean(() => large.HotJson(), 500)),
            new Side("naive L rooms", () => Timing.Mean(() => roomed.Naive(), 500)),
            new Side("cold L rooms", () => Timing.Mean(() => roomed.Cold(), 500)));

        var memory = new ulong[large.BytesTouched() / sizeof(ulong) / 16 * 16];
        var (hotBatch, readBatch) = (Timing.BatchOf(large.Hot), Timing.BatchOf(() => Read(memory)));
        var hot = await Rounds.Run(
            "hot", "µs", options,
            new Side("hot L", () => Timing.Median(large.Hot, hotBatch, 201)),
            new Side("read", () => Timing.Median(() => Read(memory), readBatch, 201)));
        facts["bytes touched, L"] = large.BytesTouched().ToString("N0", CultureInfo.InvariantCulture);
        facts["read bandwidth, GB/s"] = (memory.Length * sizeof(ulong) / hot.Of("read").Median / 1000).ToString("F0", CultureInfo.InvariantCulture);

        var fresh = new Fresh(large, options.Seed);
        var renewal = await fresh.Renew(options);
        var (steps, stale) = Fresh.Stale(options.Seed);
        facts["random steps of booking, cancelling and searching"] = $"{steps:N0}";
        return new("avail")
        {
            Facts = facts,
            Rounds = [cold, hot, renewal],
            Verdicts =
            [
                new("A1", cold.Ratio("dayjs L", "cold L", Dayjs.CalCom)),
                new("A1-K4", cold.Ratio("dayjs K4", "cold K4", Dayjs.CalCom)),
                new("A2", cold.Ratio("naive L rooms", "cold L rooms")),
                new("A3", cold.Ratio("dayjs L", "hot JSON L", Dayjs.CalCom)),
                new("A4", hot.Ratio("hot L", "read")),
                Verdict.Exactly("A7", Allocated(large)),
                new("A8", renewal.Of("official")),
                Verdict.Exactly("A8-stale", stale),
            ],
        };
    }

    /// <summary>Three engines, one answer: the naive one's starts, and the yardstick's JSON byte by byte.</summary>
    private static string Agree(Town town, Dayjs dayjs)
    {
        var count = town.MustBeRight();
        for (var warmUp = 0; warmUp < 2; warmUp++)
        {
            dayjs.Run();
        }

        var answer = dayjs.Run();
        WrongAnswer.Unless(answer.Count == count && answer.Hash == Starts.Hash(town.Found()), $"{town}: the yardstick found {answer.Count}, we {count}");
        WrongAnswer.Unless(answer.Bytes == Convert.ToHexStringLower(SHA256.HashData(town.Json())), $"{town}: the JSON differs from the yardstick's");
        return $"{count}, equal to the naive engine's, and the same bytes of JSON as dayjs";
    }

    private static long Allocated(Town town)
    {
        town.Hot();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var query = 0; query < 1000; query++)
        {
            town.Hot();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The least that any query must do with its bytes: read them, four vectors at a time.</summary>
    private static void Read(ulong[] memory)
    {
        var (a, b, c, d) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        ref var origin = ref memory[0];
        for (nuint word = 0; word < (nuint)memory.Length; word += 16)
        {
            a |= Vector256.LoadUnsafe(ref origin, word);
            b |= Vector256.LoadUnsafe(ref origin, word + 4);
            c |= Vector256.LoadUnsafe(ref origin, word + 8);
            d |= Vector256.LoadUnsafe(ref origin, word + 12);
        }

        Volatile.Write(ref read, (a | b | c | d)[0]);
    }

    private static ulong read;
}
