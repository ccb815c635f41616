namespace Handslaget.Booking.Tests.Meetings;

/// <summary>Chance that can be repeated: SplitMix64 (Steele, Lea and Flood 2014), small enough to make one for each step.</summary>
internal struct Dice(long seed)
{
    private ulong state = (ulong)seed;

    public int Next(int sides)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)sides);
    }

    public bool OneIn(int sides) => Next(sides) == 0;

    public T Of<T>(IReadOnlyList<T> list) => list[Next(list.Count)];
}

/// <summary>One step of a history. All its chances come from its own seed, so that steps before it can be left out and it stays the same.</summary>
internal readonly record struct Step(int Kind, long Seed);

/// <summary>Something that must never be so.</summary>
internal sealed class Breach(string what) : Exception(what);
