using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Tests.Gatherings;

/// <summary>A week drawn from a number: the same number gives the same week.</summary>
internal static class RandomWeek
{
    private static readonly DateOnly Monday = new(2027, 5, 10);

    public static WeekProblem Draw(int seed, int companies, int tables, int sittings)
    {
        var random = new Random(seed);
        string[] themes = ["land", "skills", "traffic"];
        var laid = Enumerable.Range(1, tables).Select(n =>
        {
            var from = new TimeOnly(random.Next(9, 15), 0);
            return new WeekTable($"{n}", themes[random.Next(themes.Length)], Id(), Id(), Id(), SwedishTime.Between(Monday.AddDays(random.Next(2)), from, from.AddMinutes(30 * sittings)));
        }).ToList();
        var week = new DialogueWeek(themes, laid, 25, 5, random.Next(30));
        var plan = new GatheringPlan(GatheringKind.DialogueWeek, new(SwedishTime.Midnight(Monday), SwedishTime.Midnight(Monday.AddDays(5))), null, 99, week.Sittings(), null, SwedishTime.Midnight(Monday), week);
        return WeekProblem.Of(plan, Enumerable.Range(0, companies).Select(_ => Wishes()).ToList(), $"lot {seed}");

        SignUp Wishes()
        {
            var wanted = themes.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
            HalfDay[] all = [new(Monday, false), new(Monday, true), new(Monday.AddDays(1), false), new(Monday.AddDays(1), true)];
            var halves = all.Where(_ => random.Next(2) == 0).DefaultIfEmpty(all[0]).ToList();
            return new(Id(), [], SignUpState.Wishes, default, Wish: new(wanted, halves, random.Next(1, wanted.Count + 1)));
        }

        Guid Id()
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new(bytes);
        }
    }
}
