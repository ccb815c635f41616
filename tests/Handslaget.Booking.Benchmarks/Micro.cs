using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Benchmarks;

/// <summary>The small parts by themselves, with what they allocate. For whoever changes them; the gates come from the rounds.</summary>
[MemoryDiagnoser]
public class Micro
{
    private Town town = null!;
    private Town roomed = null!;

    public static void Run() => BenchmarkRunner.Run<Micro>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [GlobalSetup]
    public void Build() => (town, roomed) = (new(new Workload(200, 8, 20, 12)), new(new Workload(200, 8, 20, 12), rooms: 20));

    [Benchmark]
    public void HotQuery() => town.Hot();

    [Benchmark]
    public int HotQueryWithJson() => town.HotJson();

    [Benchmark]
    public int Cold() => town.Cold();

    [Benchmark]
    public void PutOfficial() => town.Index.Put(town.Officials[0]);

    [Benchmark]
    public void PutRoom() => roomed.Index.Put(roomed.Rooms[0]);

    [Benchmark]
    public int TwentyOffers() => JointAvailability.Find(
        roomed.Index, roomed.Need, roomed.Index.Grid.Start, roomed.Index.Grid.End, 20, roomed.Index.Grid.Start).Count;
}
