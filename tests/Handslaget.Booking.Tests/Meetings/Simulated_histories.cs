using System.Collections.Concurrent;
using System.Globalization;

namespace Handslaget.Booking.Tests.Meetings;

// RELIABILITY.md A18. A history is fifty steps in a small town: companies ask, hold, book, move and cancel, officials say yes, no or nothing,
// the clock jumps, and messages come late, twice, out of order or only at the second try. A breach is printed with its seed and with every
// step left out that it does not need. HANDSLAGET_SEED repeats a run, HANDSLAGET_HISTORIES makes it longer.
public class Simulated_histories
{
    private const int Steps = 50;

    /// <summary>Reading and writing JSON is most of the work, so only one history in so many does it after every fact; the others at their end.</summary>
    private const int Thorough = 10;

    [Fact]
    public void ten_thousand_histories_keep_every_promise()
    {
        var seed = Setting("HANDSLAGET_SEED") ?? Random.Shared.Next();
        var histories = Setting("HANDSLAGET_HISTORIES") ?? 10_000;
        string? breach = null;
        var happened = new ConcurrentDictionary<Type, long>();
        Parallel.For(0, (int)histories, (history, loop) =>
        {
            var steps = History(seed, history);
            var town = new SimulatedTown(thorough: history % Thorough == 0);
            if (Live(town, steps) is not null)
            {
                breach = $"HANDSLAGET_SEED={seed}, history {history}.\n{Told(Shrunk(steps))}";
                loop.Stop();
            }
            foreach (var kind in town.Facts.CountBy(f => f.GetType())) happened.AddOrUpdate(kind.Key, kind.Value, (_, sum) => sum + kind.Value);
        });
        Assert.True(breach is null, breach);

        // A town where something never happens proves nothing about it.
        Assert.Equal(Every_fact.OfAMeeting.Select(f => f.Name).Order(), happened.Keys.Select(f => f.Name).Order());
    }

    private static List<Step> History(long seed, int history)
    {
        var dice = new Dice((seed << 20) ^ history);
        List<Step> steps = [];
        for (var i = 0; i < Steps; i++) steps.Add(new(dice.Next(SimulatedTown.Kinds), ((long)dice.Next(int.MaxValue) << 16) ^ i));
        return steps;
    }

    /// <summary>What went wrong, or null.</summary>
    private static string? Live(SimulatedTown town, List<Step> steps)
    {
        try
        {
            foreach (var step in steps) town.Take(step);
            town.Drain(steps.Count == 0 ? 0 : steps[^1].Seed);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e is Breach ? e.Message : e.ToString();
        }
    }

    /// <summary>The same breach with as few steps as possible: first halves are left out, then quarters, then single steps.</summary>
    private static List<Step> Shrunk(List<Step> steps)
    {
        for (var size = steps.Count / 2; size >= 1; size /= 2)
        {
            for (var at = steps.Count - size; at >= 0; at = Math.Min(at - size, steps.Count - size))
            {
                var fewer = steps[..at].Concat(steps[(at + size)..]).ToList();
                if (Live(new SimulatedTown(thorough: true), fewer) is not null) steps = fewer;
            }
        }
        return steps;
    }

    private static string Told(List<Step> steps)
    {
        List<string> story = [];
        var what = Live(new SimulatedTown(thorough: true, story), steps);
        return $"{what}\nin {steps.Count} steps:\n{string.Join('\n', story)}";
    }

    private static long? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
