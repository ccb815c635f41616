namespace Handslaget.Booking.Gatherings;

/// <summary>
/// One table each, without any solver: in the order of lots everybody who can have a table without taking it from somebody before them gets
/// one, if need be by others moving to another of their own wishes (Kuhn's augmenting paths). So as many as possible have a table, and who
/// has none is whom the lot says. It is where the solver begins, what it is held against, and what is left if it can not be used.
/// </summary>
public static class PlainWeek
{
    public static IReadOnlyList<Seating> Lay(WeekProblem problem)
    {
        var sits = new int?[problem.Sittings.Count];
        for (var company = 0; company < problem.Companies.Count; company++) Seat(problem, company, sits, new bool[sits.Length]);
        return [.. sits.Select((company, sitting) => (company, sitting)).Where(s => s.company is not null)
            .Select(s => new Seating(problem.Companies[s.company!.Value].Id, problem.Sittings[s.sitting].Key))];
    }

    /// <summary>A free sitting before one that is taken, and the first wish before the second.</summary>
    private static bool Seat(WeekProblem problem, int company, int?[] sits, bool[] tried)
    {
        var wanted = problem.Companies[company].Possible.SelectMany(p => p).ToList();
        foreach (var free in wanted.Where(s => sits[s] is null))
        {
            sits[free] = company;
            return true;
        }
        foreach (var taken in wanted.Where(s => !tried[s]))
        {
            tried[taken] = true;
            if (!Seat(problem, sits[taken]!.Value, sits, tried)) continue;
            sits[taken] = company;
            return true;
        }
        return false;
    }
}
