namespace Handslaget.Booking.Gatherings;

/// <summary>What a wish for a theme met.</summary>
/// <param name="Rank">0 is the first wish.</param>
/// <param name="Sittings">How many the theme had.</param>
/// <param name="Possible">How many of them when the company could come.</param>
/// <param name="Wanted">How many companies wished for the theme.</param>
/// <param name="Sitting">What the company got of it; null: nothing.</param>
public sealed record ThemeOutcome(string Theme, int Rank, int Sittings, int Possible, int Wanted, string? Sitting);

/// <summary>Why a company got what it got in the week as it was laid, in figures that were true then. It tells nothing of any other company.</summary>
/// <param name="Lot">The company's number; 1 was first.</param>
/// <param name="Lots">How many lots there were.</param>
public sealed record WeekReason(int Lot, int Lots, IReadOnlyList<ThemeOutcome> Themes)
{
    /// <summary>The best of its wishes that was met; null: none.</summary>
    public int? Best => Themes.FirstOrDefault(t => t.Sitting is not null)?.Rank;

    /// <summary>Whether any sitting at all was when it could come.</summary>
    public bool CouldSit => Themes.Any(t => t.Possible > 0);

    /// <summary>Null when it did not take part.</summary>
    public static WeekReason? Of(Guid signUp, GatheringPlan plan, LaidWeek laid, IReadOnlyList<SignUp> signUps)
    {
        var took = WeekLot.Order(laid.Lot, signUps.Where(s => laid.Companies.Contains(s.Id)), s => s.Id).ToList();
        var lot = took.FindIndex(s => s.Id == signUp);
        if (lot < 0) return null;
        var (week, wish) = (plan.Week!, took[lot].Wish!);
        var own = laid.Seatings.Where(s => s.SignUpId == signUp && week.TableOf(s.Sitting) is not null).ToDictionary(s => week.TableOf(s.Sitting)!.Theme, s => s.Sitting);
        return new(lot + 1, took.Count, [.. wish.Themes.Select((theme, rank) =>
        {
            var sittings = plan.Sessions.Where(s => week.TableOf(s.Key)!.Theme == theme).ToList();
            return new ThemeOutcome(
                theme, rank, sittings.Count, sittings.Count(s => wish.Covers(s.Slot)), took.Count(s => s.Wish!.Themes.Contains(theme)), own.GetValueOrDefault(theme));
        })]);
    }
}

/// <summary>How a proposal comes out.</summary>
/// <param name="ByRank">How many companies got their first, second and third wish as their best.</param>
/// <param name="None">How many got none although there were sittings when they could come.</param>
/// <param name="CouldNot">How many had no sitting at all to sit at.</param>
public sealed record WeekOutcome(int Companies, IReadOnlyList<int> ByRank, int None, int CouldNot, int Sittings, int Filled)
{
    public static WeekOutcome Of(GatheringPlan plan, LaidWeek laid, IReadOnlyList<SignUp> signUps)
    {
        var reasons = laid.Companies.Select(c => WeekReason.Of(c, plan, laid, signUps)!).ToList();
        return new(
            reasons.Count, [.. Enumerable.Range(0, DialogueWeek.ThemesAtMost).Select(rank => reasons.Count(r => r.Best == rank))],
            reasons.Count(r => r.Best is null && r.CouldSit), reasons.Count(r => !r.CouldSit), plan.Sessions.Count, laid.Seatings.Count);
    }
}
