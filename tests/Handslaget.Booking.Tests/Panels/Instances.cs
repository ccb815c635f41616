using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Panels;

/// <summary>Random instances from a seed: the same seed gives the same candidates on every machine.</summary>
internal static class Instances
{
    public static Candidate[] Make(int seed, int people, int competences, int wishes, int skills, int loads = 1000)
    {
        var random = new Random(seed);
        var indexes = Enumerable.Range(0, people * 2).OrderBy(_ => random.Next()).Take(people).ToArray();
        return [.. indexes.Select((index, i) => new Candidate(
            index,
            Bits(random, competences, 1 + random.Next(skills)) | (i < competences ? 1u << i : 0),
            wishes == 0 ? 0 : Bits(random, wishes, random.Next(3)),
            random.Next(loads),
            random.Next(2)))];
    }

    private static uint Bits(Random random, int among, int count)
    {
        var bits = 0u;
        for (var i = 0; i < count; i++)
        {
            bits |= 1u << random.Next(among);
        }

        return bits;
    }
}
