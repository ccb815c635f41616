using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handslaget.Booking.Web.Tests.Gatherings;

/// <summary>The planner with its solver, held against every possible week where there are few, and against a maximum flow where there are many.</summary>
public sealed class When_the_planner_lays_a_week : IDisposable
{
    private readonly WeekPlanner planner = new(NullLogger<WeekPlanner>.Instance);

    public void Dispose() => planner.Dispose();

    [Fact]
    public async Task Hundreds_of_weeks_keep_every_must_and_seat_as_many_companies_as_can_be_seated()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var problem = RandomWeek.Draw(seed, companies: 4 + seed % 20, tables: 1 + seed % 5, sittings: 1 + seed % 4);
            var laid = await planner.Lay(problem, default);
            Assert.True(problem.FaultIn(laid.Seatings) is null, $"week {seed}: {problem.FaultIn(laid.Seatings)}");
            Assert.Equal((seed, LaidHow.Best, WeekOracles.MaximumFlow(problem)), (seed, laid.How, laid.Seatings.DistinctBy(s => s.SignUpId).Count()));
            Assert.Equal(WeekOracles.MaximumFlow(problem), PlainWeek.Lay(problem).Count);
        }
    }

    [Fact]
    public async Task Of_every_possible_week_it_finds_the_fairest()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = RandomWeek.Draw(seed, companies: 2 + seed % 4, tables: 1 + seed % 3, sittings: 1 + seed % 2);
            var laid = (await planner.Lay(problem, default)).Seatings;
            var others = WeekOracles.Every(problem).ToList();
            others = KeepFairest(problem, others, laid, seed, Sits(1, 3));
            others = KeepFairest(problem, others, laid, seed, Sits(1, 1));
            others = KeepFairest(problem, others, laid, seed, Sits(1, 2));
            others = KeepFairest(problem, others, laid, seed, Sits(2, 3));
            KeepFairest(problem, others, laid, seed, Sits(3, 3));
        }
    }

    [Fact]
    public async Task The_same_wishes_and_the_same_lot_give_the_same_week()
    {
        var problem = RandomWeek.Draw(7, companies: 40, tables: 6, sittings: 4);
        var first = await planner.Lay(problem, default);
        Assert.Equal(first.Seatings, (await planner.Lay(problem, default)).Seatings);
    }

    [Fact]
    public async Task When_there_is_no_time_to_look_it_says_so_and_keeps_what_holds()
    {
        var problem = RandomWeek.Draw(7, companies: 80, tables: 12, sittings: 6);
        var laid = await planner.Lay(problem, default, work: 0);
        Assert.Equal((LaidHow.TimeRanOut, null), (laid.How, problem.FaultIn(laid.Seatings)));
        Assert.Equal(WeekOracles.MaximumFlow(problem), laid.Seatings.DistinctBy(s => s.SignUpId).Count());
    }

    [Fact]
    public async Task Nobody_who_wishes_and_no_table_is_a_week_too()
    {
        Assert.Empty((await planner.Lay(RandomWeek.Draw(1, 0, 3, 2), default)).Seatings);
        Assert.Empty((await planner.Lay(RandomWeek.Draw(1, 5, 0, 0), default)).Seatings);
    }

    /// <summary>Those who get it: as many as in any of the others, and of those with as many the lots weigh no more; then only the others that give them the same.</summary>
    private static List<IReadOnlyList<Seating>> KeepFairest(
        WeekProblem problem, List<IReadOnlyList<Seating>> others, IReadOnlyList<Seating> laid, int seed, Func<WeekCompany, IReadOnlyList<int>, bool> gets)
    {
        var had = Getting(problem, laid, gets);
        Assert.Equal((seed, others.Max(o => Weight(problem, Getting(problem, o, gets)))), (seed, Weight(problem, had)));
        return [.. others.Where(o => had.IsSubsetOf(Getting(problem, o, gets)))];
    }

    private static (int Count, int Lots) Weight(WeekProblem problem, HashSet<int> those) => (those.Count, those.Sum(c => problem.Companies.Count - c));

    private static HashSet<int> Getting(WeekProblem problem, IReadOnlyList<Seating> seatings, Func<WeekCompany, IReadOnlyList<int>, bool> gets)
    {
        var position = problem.Sittings.Select((s, n) => (s.Key, n)).ToDictionary(s => s.Key, s => s.n);
        var ranks = seatings.ToLookup(s => s.SignUpId, s => problem.Companies.First(c => c.Id == s.SignUpId).RankOf(position[s.Sitting]));
        return [.. problem.Companies.Index().Where(c => gets(c.Item, [.. ranks[c.Item.Id]])).Select(c => c.Index)];
    }

    /// <summary>At so many at least of the first wishes.</summary>
    private static Func<WeekCompany, IReadOnlyList<int>, bool> Sits(int number, int of) => (_, ranks) => ranks.Count(r => r < of) >= number;
}
