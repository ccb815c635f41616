namespace Handslaget.Booking.Gatherings;

/// <summary>A sitting that can be given away.</summary>
/// <param name="Nth">Its place at its table; 1 is the first.</param>
public sealed record WeekSitting(string Key, string Theme, Slot Slot, int Nth);

/// <summary>A company that has wished.</summary>
/// <param name="Id">Its sign-up.</param>
/// <param name="Possible">Of each wished theme that there is, in the company's order, the sittings it can come to, as positions in the problem's list.</param>
public sealed record WeekCompany(Guid Id, int AtMost, IReadOnlyList<IReadOnlyList<int>> Possible)
{
    /// <summary>Which of its wishes a sitting fulfils: 0 is the first; -1 none.</summary>
    public int RankOf(int sitting) => Possible.TakeWhile(p => !p.Contains(sitting)).Count() is var rank && rank < Possible.Count ? rank : -1;
}

/// <summary>
/// Who sits where in a dialogue week, as a problem with nothing else in it. What must hold: one company at a sitting, a company only where
/// it wished and when it can come, at each theme once, at no more tables than it wants, never at two at once, and with time to walk between.
/// What is fair, each before the next: as many companies as possible have a table; when there are too few, the lot says who; as many as
/// possible have their first wish, then their second; a second and a third table only from what is left; and between equals the lot again.
/// </summary>
/// <param name="Sittings">In order of time.</param>
/// <param name="Companies">In the order of lots.</param>
public sealed record WeekProblem(IReadOnlyList<WeekSitting> Sittings, IReadOnlyList<WeekCompany> Companies, TimeSpan Walk)
{
    public static WeekProblem Of(GatheringPlan plan, IEnumerable<SignUp> wishes, string lot)
    {
        var week = plan.Week!;
        var sittings = plan.Sessions.Select(s => new WeekSitting(s.Key, week.TableOf(s.Key)!.Theme, s.Slot, week.NthOf(s))).ToList();
        return new(
            sittings,
            [.. WeekLot.Order(lot, wishes, w => w.Id).Select(w => new WeekCompany(w.Id, w.Wish!.AtMost, [.. w.Wish.Themes.Where(week.Themes.Contains).Select(t => Fitting(sittings, t, w.Wish))]))],
            TimeSpan.FromMinutes(week.WalkMinutes));
    }

    /// <summary>One company can not sit at both.</summary>
    public bool Collide(int a, int b) => Sittings[a].Slot.Widened(Walk, Walk).Overlaps(Sittings[b].Slot);

    /// <summary>What is wrong with a proposal; null when every must is kept.</summary>
    public string? FaultIn(IReadOnlyList<Seating> seatings)
    {
        var position = Sittings.Select((s, n) => (s.Key, n)).ToDictionary(s => s.Key, s => s.n);
        var companies = Companies.ToDictionary(c => c.Id);
        if (seatings.Any(s => !position.ContainsKey(s.Sitting) || !companies.ContainsKey(s.SignUpId))) return "somebody or something that is not there";
        if (seatings.DistinctBy(s => s.Sitting).Count() < seatings.Count) return "two companies at one sitting";
        foreach (var own in seatings.GroupBy(s => s.SignUpId))
        {
            var (company, sits) = (companies[own.Key], own.Select(s => position[s.Sitting]).ToList());
            var ranks = sits.Select(company.RankOf).ToList();
            if (ranks.Contains(-1)) return "a company where it did not wish or can not come";
            if (ranks.Distinct().Count() < ranks.Count) return "a company twice at one theme";
            if (sits.Count > company.AtMost) return "a company at more tables than it wants";
            if (sits.Any(a => sits.Any(b => a < b && Collide(a, b)))) return "a company at two tables at once";
        }
        return null;
    }

    private static List<int> Fitting(List<WeekSitting> sittings, string theme, WeekWish wish) =>
        [.. Enumerable.Range(0, sittings.Count).Where(n => sittings[n].Theme == theme && wish.Covers(sittings[n].Slot))];
}
