using System.Globalization;
using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>
/// What is asked for by <c>--simulate-standing-tables [--weeks 8] [--per-week 12] [--seed 1] [--from 2027-01-11]</c>. The same order gives the
/// same answer; without a first day it is the Monday of this week.
/// </summary>
internal sealed record SimulationOrder(int Weeks, int PerWeek, int Seed, DateOnly From)
{
    private const string Command = "--simulate-standing-tables";

    /// <returns>Null when something else is asked for.</returns>
    /// <exception cref="SetupFailed">The order can not be understood.</exception>
    public static SimulationOrder? In(string[] args)
    {
        if (!args.Contains(Command)) return null;
        var order = new SimulationOrder(8, 12, 1, SwedishTime.Monday(SwedishTime.Date(TimeProvider.System.GetUtcNow())));
        var left = new Queue<string>(args.Where(a => a != Command));
        while (left.TryDequeue(out var name))
        {
            var written = left.TryDequeue(out var next) ? next : "";
            order = name switch
            {
                "--weeks" => order with { Weeks = Number(name, written, 1, 16) },
                "--per-week" => order with { PerWeek = Number(name, written, 1, 200) },
                "--seed" => order with { Seed = Number(name, written, 0, int.MaxValue) },
                "--from" => order with { From = SwedishTime.Monday(Day(name, written)) },
                _ => throw new SetupFailed($"{Command} kan inte {name}. Det som går: --weeks, --per-week, --seed, --from."),
            };
        }
        return order;
    }

    private static int Number(string name, string written, int least, int most) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SetupFailed($"{name} ska vara ett helt tal, {least}–{most}.");

    private static DateOnly Day(string name, string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? day
            : throw new SetupFailed($"{name} ska vara en dag, som 2027-01-11.");
}
