using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Benchmarks;

/// <summary>The report people read: every gate with what was measured, and what is to be said about those that are missed.</summary>
internal static class Report
{
    public static string Of(Results results)
    {
        var text = new StringBuilder();
        var (machine, options) = (results.Machine, results.Options);
        text.Line("# What was measured");
        text.Line();
        text.Line("Written by `dotnet run -c Release --project tests/Handslaget.Booking.Benchmarks -- all --report REPORT.md`; do not edit.");
        text.Line($"Commit {machine.Commit}, {machine.At}, seed {options.Seed}, {options.Rounds} rounds.");
        text.Line($"{machine.Processor}, {machine.Cores} cores ({machine.Caches}), {machine.Platform}.");
        text.Line();
        text.Line("Sides are measured in turn (A B A B), and only what compares sides of one round is judged. A gate passes when the median meets it and the");
        text.Line("worst tenth is within 1.5 times of it. A round during which the machine was more than 25 % slower than at its best is measured again.");
        text.Line("Every timed answer was first found equal to an oracle's.");
        var rounds = results.Suites.SelectMany(suite => suite.Rounds).SelectMany(rounds => rounds.All).ToList();
        var disturbed = rounds.Count(round => Noise.Disturbs(round.Noise));
        if (2 * disturbed > rounds.Count)
        {
            text.Line();
            text.Line($"**The machine was not quiet: {disturbed} of {rounds.Count} rounds stayed disturbed although they were measured again (at most "
                + $"{options.Repeats} times each). Read the ratios as rough, and the times not at all; measure again on a quiet machine before quoting either.**");
        }

        text.Line();
        text.Line("| gate | what | must be | median | p10 | p90 | | aim |");
        text.Line("|---|---|--:|--:|--:|--:|---|---|");
        foreach (var verdict in results.Suites.SelectMany(suite => suite.Verdicts))
        {
            var gate = verdict.Gate;
            var sign = gate.AtMost ? "≤" : "≥";
            text.Line($"| {gate.Id} | {gate.What} | {sign} {Text(gate.Limit)} | **{Text(verdict.Measured.Median)}** | {Text(verdict.Measured.P10)} | "
                + $"{Text(verdict.Measured.P90)} | {(verdict.Passed ? "pass" : "**miss**")} | {(gate.Reaches(verdict.Measured) ? "reached" : $"{sign} {Text(gate.Moonshot)}")} |");
        }

        Notes(text, results);
        foreach (var suite in results.Suites)
        {
            Suite(text, suite);
        }

        return text.ToString();
    }

    /// <summary>The reasons of those that are missed, each said once, and what else is to be said.</summary>
    private static void Notes(StringBuilder text, Results results)
    {
        var verdicts = results.Suites.SelectMany(suite => suite.Verdicts).ToList();
        var lines = verdicts.Where(verdict => !verdict.Passed).GroupBy(verdict => verdict.Gate.IfMissed)
            .Select(same => $"- missed, **{string.Join(", ", same.Select(verdict => verdict.Id))}**: {(same.Key.Length > 0 ? same.Key : "no reason is known yet.")}")
            .Concat(verdicts.Where(verdict => verdict.Note.Length > 0).Select(verdict => $"- {verdict.Id}: {verdict.Note}"))
            .Append("- Not measured: B1 and B2 (a parser of our own), for Ical.Net lists the times; B3 is what reading costs beside it alone. Of PERF's traps (§8), "
                + "1–4 and 6 are tests, 5 (look, then insert) is D4 here.")
            .ToList();
        text.Line();
        text.Line("## To be said about them");
        text.Line();
        foreach (var line in lines)
        {
            text.Line(line);
        }
    }

    private static void Suite(StringBuilder text, SuiteResult suite)
    {
        text.Line();
        text.Line($"## {suite.Suite}: {suite.Status}");
        text.Line();
        if (suite.Machine is { } machine)
        {
            var repeats = suite.Rounds.Sum(rounds => rounds.All.Sum(round => round.Repeats));
            var noisy = suite.Rounds.Sum(rounds => rounds.All.Count(round => Noise.Disturbs(round.Noise)));
            var all = suite.Rounds.Sum(rounds => rounds.All.Count);
            text.Line($"{machine.At}, commit {machine.Commit}, load at start {machine.LoadAverage.Split(' ')[0]}, {suite.Seconds} s; "
                + $"{repeats} rounds were measured again, {noisy} of {all} stayed disturbed.");
            text.Line();
        }

        foreach (var (what, figure) in suite.Facts)
        {
            text.Line($"- {what}: {figure}");
        }

        // Of a long row of sides the facts already say what matters.
        foreach (var rounds in suite.Rounds.Where(rounds => rounds.All[0].Values.Count <= 12))
        {
            text.Line();
            text.Line($"| {rounds.Name} | median {rounds.Unit} | p10 | p90 |");
            text.Line("|---|--:|--:|--:|");
            foreach (var side in rounds.All[0].Values.Keys)
            {
                var spread = rounds.Of(side);
                text.Line($"| {side} | {Text(spread.Median)} | {Text(spread.P10)} | {Text(spread.P90)} |");
            }
        }
    }

    private static void Line(this StringBuilder text, string line = "") => text.Append(line).Append('\n');

    private static string Text(double figure) => figure.ToString(Math.Abs(figure) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
