using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>A proposal, and whether a better one was possible.</summary>
public sealed record LaidPlan(IReadOnlyList<Seating> Seatings, LaidHow How);

/// <summary>
/// Lays a dialogue week by Google's CP-SAT: one aim after another, each kept while the next is sought, from the plain week as a beginning.
/// One worker, a fixed seed and a limit counted in work and not in time: the same wishes and the same lot give the same week. The solver's
/// library is loaded the first time a week is laid, and one week is laid at a time. What it answers is looked through again, here and in the log.
/// </summary>
public sealed class WeekPlanner(ILogger<WeekPlanner> log) : IDisposable
{
    /// <summary>There are five aims at most.</summary>
    private const double WorkForEachAim = 4;

    private readonly SemaphoreSlim one = new(1);

    public async Task<LaidPlan> Lay(WeekProblem problem, CancellationToken ct, double work = WorkForEachAim)
    {
        await one.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Solve(problem, work), ct);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private LaidPlan Solve(WeekProblem problem, double work)
    {
        var plain = PlainWeek.Lay(problem);
        if (plain.Count == 0) return new(plain, LaidHow.Best);
        try
        {
            var found = WeekModel.Solve(problem, plain, work);
            if (problem.FaultIn(found.Seatings) is not { } fault && found.Seatings.Select(s => s.SignUpId).ToHashSet().SetEquals(plain.Select(s => s.SignUpId))) return found;
            log.WeekNotSolved("what it found does not keep the rules", null);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException or InvalidOperationException)
        {
            log.WeekNotSolved(e.Message, e);
        }
        return new(plain, LaidHow.Plain);
    }
}

internal static partial class PlannerLog
{
    [LoggerMessage(LogLevel.Warning, "The dialogue week was laid without the solver: {Why}")]
    public static partial void WeekNotSolved(this ILogger log, string why, Exception? fault);
}
