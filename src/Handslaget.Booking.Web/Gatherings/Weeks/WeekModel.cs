using Google.OrTools.Sat;
using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>
/// The dialogue week as CP-SAT sees it: a yes or no for each company and sitting it can have, what must hold, and the aims of
/// <see cref="WeekProblem"/> in their order. Who has a table at all is known beforehand. What an aim has given somebody is theirs while the
/// next is sought: said of each company by itself, and not as a sum, it leaves the solver a matching, which is soon found.
/// </summary>
internal sealed class WeekModel
{
    private readonly WeekProblem problem;
    private readonly double work;
    private readonly CpModel model = new();
    private readonly Dictionary<(int Company, int Sitting), BoolVar> sits = [];
    private readonly List<BoolVar[]> themes;
    private IReadOnlyList<Seating> best;
    private bool isBest = true;

    private WeekModel(WeekProblem problem, IReadOnlyList<Seating> start, double work)
    {
        (this.problem, this.work, best) = (problem, work, start);
        themes = [.. problem.Companies.Select((_, company) => Themes(company))];
        foreach (var taken in sits.GroupBy(s => s.Key.Sitting)) model.AddAtMostOne(taken.Select(s => s.Value));
        for (var company = 0; company < themes.Count; company++) KeepApart(company);
    }

    /// <param name="start">A week in which everybody who can have a table has one.</param>
    /// <param name="work">How long each aim is sought, in the solver's own unit of work: about so many seconds on one core.</param>
    public static LaidPlan Solve(WeekProblem problem, IReadOnlyList<Seating> start, double work)
    {
        var week = new WeekModel(problem, start, work);
        var seated = start.Select(s => s.SignUpId).ToHashSet();
        week.Keep([.. week.AtLeast(1, DialogueWeek.ThemesAtMost).Where(c => seated.Contains(problem.Companies[c.Key].Id)).Select(c => c.Value)]);
        week.Give(week.AtLeast(1, of: 1));
        week.Give(week.AtLeast(1, of: 2));
        week.Give(week.AtLeast(2, DialogueWeek.ThemesAtMost));
        week.Give(week.AtLeast(3, DialogueWeek.ThemesAtMost));
        week.Seek(LinearExpr.WeightedSum(week.sits.Values, week.sits.Keys.Select(s => -(long)problem.Sittings[s.Sitting].Nth)))?.Dispose(); // what is empty at a table lies last
        return new([.. week.best.OrderBy(s => s.Sitting, StringComparer.Ordinal)], week.isBest ? LaidHow.Best : LaidHow.TimeRanOut);
    }

    /// <summary>One for each theme the company wished for, in its order: it sits there, at one of the sittings.</summary>
    private BoolVar[] Themes(int company)
    {
        var wished = problem.Companies[company];
        var own = wished.Possible.Select((possible, rank) =>
        {
            var theme = model.NewBoolVar($"theme {company} {rank}");
            model.Add(LinearExpr.Sum(possible.Select(s => sits[(company, s)] = model.NewBoolVar($"sits {company} {s}"))) == theme);
            return theme;
        }).ToArray();
        model.Add(LinearExpr.Sum(own) <= wished.AtMost);
        return own;
    }

    /// <summary>Never at two tables at once, and with time to walk.</summary>
    private void KeepApart(int company)
    {
        if (problem.Companies[company].AtMost == 1) return;
        var own = problem.Companies[company].Possible.SelectMany(p => p).Order().ToList();
        foreach (var (a, b) in own.SelectMany(a => own.Where(b => a < b && problem.Collide(a, b)).Select(b => (a, b))))
            model.AddAtMostOne([sits[(company, a)], sits[(company, b)]]);
    }

    /// <summary>Of each company that can: it sits at so many at least of its first <paramref name="of"/> themes.</summary>
    private Dictionary<int, BoolVar> AtLeast(int number, int of)
    {
        Dictionary<int, BoolVar> each = [];
        foreach (var (company, own) in themes.Index().Where(t => Math.Min(Math.Min(of, t.Item.Length), problem.Companies[t.Index].AtMost) >= number))
        {
            each[company] = model.NewBoolVar($"{number} of {of} {company}");
            model.Add(LinearExpr.Sum(own.Take(of)) >= each[company] * number);
        }
        return each;
    }

    /// <summary>As many as possible, and between equals by lot: one more weighs more than all lots. Those who get it keep it.</summary>
    private void Give(Dictionary<int, BoolVar> each)
    {
        if (each.Count == 0) return;
        long lots = problem.Companies.Count;
        using var found = Seek(LinearExpr.WeightedSum(each.Values, each.Keys.Select(company => lots * lots + lots - company)));
        if (found is not null) Keep([.. each.Values.Where(found.BooleanValue)]);
    }

    private void Keep(IReadOnlyList<BoolVar> those)
    {
        foreach (var given in those) model.Add(given == 1);
    }

    /// <summary>Null when not even a week that keeps every must was found: then what there was stands.</summary>
    private CpSolver? Seek(LinearExpr aim)
    {
        Begin();
        model.Maximize(aim);
        var solver = new CpSolver { StringParameters = FormattableString.Invariant($"num_workers:1 random_seed:1 linearization_level:2 max_deterministic_time:{work}") };
        var status = solver.Solve(model);
        isBest &= status == CpSolverStatus.Optimal;
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
        {
            best = [.. sits.Where(s => solver.BooleanValue(s.Value)).Select(s => new Seating(problem.Companies[s.Key.Company].Id, problem.Sittings[s.Key.Sitting].Key))];
            return solver;
        }
        solver.Dispose();
        return null;
    }

    /// <summary>From the best that is known.</summary>
    private void Begin()
    {
        var known = best.Select(s => (s.SignUpId, s.Sitting)).ToHashSet();
        model.ClearHints();
        foreach (var (at, variable) in sits) model.AddHint(variable, known.Contains((problem.Companies[at.Company].Id, problem.Sittings[at.Sitting].Key)));
    }
}
