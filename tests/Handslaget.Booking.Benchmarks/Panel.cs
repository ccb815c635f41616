using System.Diagnostics;
using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Tests.Oracles;
using Handslaget.Booking.Tests.Panels;

namespace Handslaget.Booking.Benchmarks;

/// <summary>Who sits: the exact choice at the starts of a page, and the worst that twenty-four competences can do.</summary>
internal static class Panel
{
    private const int Page = 20;

    public static async Task<SuiteResult> Run(Options options)
    {
        var town = new Town(new Workload(200, 8, 20, 12), rooms: 20);
        var starts = town.MustBeRight();
        var everyone = (1u << town.Need.Required.Count) - 1;
        var free = FreeAtFirstStarts(town, options.Seed);
        var gaps = free.Count(candidates => !IsBest(candidates, everyone)) + SmallGaps(options.Seed);
        WrongAnswer.Unless(gaps == 0, $"{gaps} panels were not the best");

        void Choose()
        {
            foreach (var candidates in free)
            {
                PanelChoice.Choose(candidates, everyone, 0);
            }
        }

        void Find() => JointAvailability.Find(town.Index, town.Need, town.Index.Grid.Start, town.Index.Grid.End, Page, town.Index.Grid.Start);
        var (chooseBatch, findBatch) = (Timing.BatchOf(Choose), Timing.BatchOf(Find));
        var panels = await Rounds.Run(
            "panel", "µs", options,
            new Side("20 panels", () => Timing.Median(Choose, chooseBatch)),
            new Side("search and 20 panels", () => Timing.Median(Find, findBatch)));

        var many = Enumerable.Range(0, 1000).Select(number => Instance(options.Seed * 1000 + number)).ToList();
        var unproven = 0;
        var worst = await Rounds.Run("K24", "ms", options, new Side("worst of 1,000", () => Worst(many, out unproven)));
        return new("panel")
        {
            Facts = new Dictionary<string, string>
            {
                ["starts, L with 20 rooms"] = starts.ToString(CultureInfo.InvariantCulture),
                ["free officials at the first 20 starts"] = $"{free.Min(c => c.Length)}–{free.Max(c => c.Length)}",
                ["checked against"] = "a plain table over all sets (people, load) at 20 starts; every set of people for 500 small tables",
                ["K24: unproven of 1,000 (answered, and said to be unproven)"] = unproven.ToString(CultureInfo.InvariantCulture),
            },
            Rounds = [panels, worst],
            Verdicts =
            [
                new("C1", panels.Judge(round => round.Values["20 panels"] / Page)),
                Verdict.Exactly("C1-gap", gaps),
                new("C2", panels.Judge(round => round.Values["search and 20 panels"] / 1000)),
                new("C3", worst.Of("worst of 1,000")),
            ],
        };
    }

    /// <summary>Asked of the oracle, official by official. The loads are drawn: the generator's officials have no tables yet.</summary>
    private static List<Candidate[]> FreeAtFirstStarts(Town town, int seed)
    {
        var random = new Random(seed);
        var loads = town.Officials.Select(_ => random.Next(8) * 125).ToArray();
        var oracle = new NaiveAvailability(town.Workload.Rules, town.Workload.Start, town.Officials, town.Rooms, DateTimeOffset.MinValue);
        return
        [
            .. town.Found().Take(Page).Select(start => town.Officials
                .Select((official, place) => new Candidate(place, Seats(official.Official.Id, start), 0, loads[place], 0))
                .Where(candidate => candidate.Required != 0).ToArray()),
        ];

        uint Seats(Guid official, DateTimeOffset start) => town.Need.Required
            .Select((competence, seat) => oracle.CanSit(official, competence, town.Need, start) ? 1u << seat : 0)
            .Aggregate(0u, (all, seat) => all | seat);
    }

    private static bool IsBest(Candidate[] candidates, uint required)
    {
        var chosen = PanelChoice.Choose(candidates, required, 0)!.Value;
        var covered = chosen.Members.Aggregate(0u, (all, member) => all | candidates[member].Required);
        var load = chosen.Members.Sum(member => candidates[member].Load);
        return (covered & required) == required && (chosen.Members.Length, load) == Least(candidates, required);
    }

    /// <summary>The least (people, load) by a table over all sets, without leaving anybody out.</summary>
    private static (int People, int Load) Least(Candidate[] candidates, uint required)
    {
        var least = new (int People, int Load)[required + 1];
        Array.Fill(least, (int.MaxValue, 0));
        least[0] = (0, 0);
        for (uint covered = 0; covered <= required; covered++)
        {
            foreach (var candidate in least[covered].People == int.MaxValue ? [] : candidates)
            {
                var then = covered | (candidate.Required & required);
                var with = (least[covered].People + 1, least[covered].Load + candidate.Load);
                least[then] = with.CompareTo(least[then]) < 0 ? with : least[then];
            }
        }

        return least[required];
    }

    private static int SmallGaps(int seed)
    {
        var random = new Random(seed);
        var gaps = 0;
        for (var table = 0; table < 500; table++)
        {
            var required = (1u << random.Next(1, 9)) - 1;
            var candidates = Enumerable.Range(0, 12)
                .Select(place => new Candidate(place, (uint)random.Next() & (uint)random.Next() & required, (uint)random.Next(4), random.Next(4) * 250, random.Next(2)))
                .ToArray();
            var expected = BruteForce.Choose(candidates, required, 3);
            gaps += (PanelChoice.Choose(candidates, required, 3)?.Members ?? []).SequenceEqual(expected ?? []) ? 0 : 1;
        }

        return gaps;
    }

    /// <summary>About a hundred free officials with one to four of twenty-four competences, every one of them held.</summary>
    private static Candidate[] Instance(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 100).Select(place => new Candidate(place, Skills(place), 0, random.Next(8) * 125, random.Next(8) == 0 ? 1 : 0))];

        uint Skills(int place)
        {
            var skills = 1u << place % 24;
            for (var more = random.Next(4); more > 0; more--)
            {
                skills |= 1u << random.Next(24);
            }

            return skills;
        }
    }

    /// <summary>The slowest instance that was proven, in ms. The slowest are timed again: what an interruption did is not theirs.</summary>
    private static double Worst(List<Candidate[]> instances, out int unproven)
    {
        var times = instances.Select(instance => (Instance: instance, Time: Time(instance, out var proven), Proven: proven)).ToList();
        unproven = times.Count(time => !time.Proven);
        return times.Where(time => time.Proven).OrderByDescending(time => time.Time).Take(10)
            .Max(time => Math.Min(time.Time, Math.Min(Time(time.Instance, out _), Time(time.Instance, out _))));
    }

    private static double Time(Candidate[] candidates, out bool proven)
    {
        var start = Stopwatch.GetTimestamp();
        proven = PanelChoice.Choose(candidates, (1u << 24) - 1, 0)!.Value.Proven;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
