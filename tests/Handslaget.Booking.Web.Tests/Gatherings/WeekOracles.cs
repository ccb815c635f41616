using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Tests.Gatherings;

/// <summary>Slow and plain ways to what the planner should find, which share nothing with it.</summary>
internal static class WeekOracles
{
    /// <summary>How many companies can have a table: a maximum flow (Edmonds and Karp), with source, companies, sittings and sink.</summary>
    public static int MaximumFlow(WeekProblem problem)
    {
        var (companies, size) = (problem.Companies.Count, problem.Companies.Count + problem.Sittings.Count + 2);
        var (source, sink) = (size - 2, size - 1);
        var capacity = new int[size, size];
        for (var c = 0; c < companies; c++)
        {
            capacity[source, c] = 1;
            foreach (var s in problem.Companies[c].Possible.SelectMany(p => p)) capacity[c, companies + s] = 1;
        }
        for (var s = 0; s < problem.Sittings.Count; s++) capacity[companies + s, sink] = 1;
        var flow = 0;
        while (Path(capacity, source, sink) is { } back)
        {
            for (var at = sink; at != source; at = back[at])
            {
                capacity[back[at], at]--;
                capacity[at, back[at]]++;
            }
            flow++;
        }
        return flow;
    }

    /// <summary>Every week that keeps the musts, as the company at each sitting, or -1.</summary>
    public static IEnumerable<IReadOnlyList<Seating>> Every(WeekProblem problem)
    {
        IEnumerable<IReadOnlyList<Seating>> weeks = [[]];
        foreach (var sitting in problem.Sittings)
            weeks = weeks.SelectMany(w => problem.Companies.Select(c => (IReadOnlyList<Seating>)[.. w, new(c.Id, sitting.Key)]).Where(x => problem.FaultIn(x) is null).Prepend(w)).ToList();
        return weeks;
    }

    private static int[]? Path(int[,] capacity, int source, int sink)
    {
        var back = Enumerable.Repeat(-1, capacity.GetLength(0)).ToArray();
        var queue = new Queue<int>([source]);
        back[source] = source;
        while (queue.TryDequeue(out var at))
        {
            for (var next = 0; next < back.Length; next++)
            {
                if (capacity[at, next] == 0 || back[next] >= 0) continue;
                back[next] = at;
                if (next == sink) return back;
                queue.Enqueue(next);
            }
        }
        return null;
    }
}
