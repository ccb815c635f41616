namespace Handslaget.Booking.Promises;

/// <summary>
/// Whether a register of promises can be used. All problems are told at once, each in one sentence that names the promise, because those who
/// mend it are the people who edit it.
/// </summary>
public static class PromiseCheck
{
    private const int LongestDays = 400;

    /// <param name="units">The ids of the municipality's units.</param>
    /// <param name="facts">The names of the facts there are.</param>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ServiceGuarantee> promises, IReadOnlySet<string> units, IReadOnlySet<string> facts) =>
    [
        .. promises.SelectMany((p, i) => Of(p, p.Key.Length > 0 ? $"Promise '{p.Key}'" : $"Promise number {i + 1}", units, facts)),
        .. promises.GroupBy(p => p.Key).Where(same => same.Any(a => same.Any(b => !ReferenceEquals(a, b) && Overlap(a, b))))
            .Select(same => $"Promise '{same.Key}' has two versions that are valid on the same day; end the earlier with validTo."),
    ];

    private static IEnumerable<string> Of(ServiceGuarantee p, string entry, IReadOnlySet<string> units, IReadOnlySet<string> facts)
    {
        if (p.Key.Length == 0) yield return $"{entry} has no key.";
        foreach (var (what, text) in new[] { ("name", p.Name), ("says", p.Says), ("from", p.From), ("remedy", p.Remedy) })
        {
            if (string.IsNullOrWhiteSpace(text.Sv)) yield return $"{entry} has no {what} in Swedish.";
            if (string.IsNullOrWhiteSpace(text.En)) yield return $"{entry} has no {what} in English.";
        }

        if (p.Starts.Count + p.Restarts.Count == 0) yield return $"{entry} has no fact that starts its clock.";
        if (p.Stops.Count == 0) yield return $"{entry} has no fact that keeps it.";
        if (p.Pauses.Count > 0 && p.Resumes.Count == 0) yield return $"{entry} has facts that pause its clock, and none that let it go on.";
        foreach (var fact in p.Facts.Where(f => !facts.Contains(f))) yield return $"{entry} names the fact '{fact}', which does not exist.";
        if (!units.Contains(p.Owner)) yield return $"{entry} belongs to the unit '{p.Owner}', which does not exist.";
        var most = p.Target.Unit == TargetUnit.Hours ? LongestDays * 24 : LongestDays;
        if (p.Target.Amount < 1 || p.Target.Amount > most) yield return $"{entry} has the target {p.Target.Amount}; it must be 1–{most}.";
        if (p.WarnsWorkingDays is < 0 or > 60) yield return $"{entry} warns {p.WarnsWorkingDays} working days ahead; it must be 0–60.";
        if (p.ValidFrom == default) yield return $"{entry} does not say from which day it is valid.";
        if (p.ValidTo < p.ValidFrom) yield return $"{entry} ends before it begins.";
        foreach (var period in p.Excluded)
        {
            if (period.To < period.From) yield return $"{entry} leaves out a period that ends before it begins: {period.From:yyyy-MM-dd}.";
            if (period.To.DayNumber - period.From.DayNumber >= LongestDays) yield return $"{entry} leaves out more than {LongestDays} days in a row, from {period.From:yyyy-MM-dd}.";
            if (string.IsNullOrWhiteSpace(period.Reason.Sv) || string.IsNullOrWhiteSpace(period.Reason.En)) yield return $"{entry} leaves out a period without a reason in both languages: {period.From:yyyy-MM-dd}.";
        }
    }

    private static bool Overlap(ServiceGuarantee a, ServiceGuarantee b) =>
        a.ValidFrom <= (b.ValidTo ?? DateOnly.MaxValue) && b.ValidFrom <= (a.ValidTo ?? DateOnly.MaxValue);
}
