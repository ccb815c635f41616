namespace Handslaget.Booking.Register;

/// <summary>Whether a case type's decision map is whole. A case type may have none; half a map is told of, as the rest of the catalogue is.</summary>
internal static class DecisionMapCheck
{
    public static IEnumerable<string> Problems(CaseType type) =>
        type.Map is { } map ? Steps(map.Steps).Concat(Limit(map.Limit)).Select(p => $"Case type '{type.Id}' {p}") : [];

    private static IEnumerable<string> Steps(IReadOnlyList<DecisionStep> steps)
    {
        if (steps.Count == 0) yield return "has a limit but no decision steps.";
        if (!steps.Select(s => s.Order).SequenceEqual(Enumerable.Range(1, steps.Count))) yield return "does not number its decision steps 1, 2, 3 in order.";
        if (steps.Count(s => s.AtTable) > 1) yield return "has the table at more than one decision step.";
        foreach (var step in steps)
        {
            if (string.IsNullOrWhiteSpace(step.Name.Sv) || string.IsNullOrWhiteSpace(step.Name.En)) yield return $"does not name its decision step {step.Order} in both languages.";
            if (step.Actor is null) yield return $"does not say who acts in decision step {step.Order}: applicant, municipality or other.";
            if (step.Clock is null) yield return $"has a clock we do not know in decision step {step.Order}: it is starts, restarts, stops or null.";
        }
    }

    private static IEnumerable<string> Limit(StatutoryLimit limit)
    {
        if (limit.Kind is not { } kind)
        {
            yield return "has no statutory limit of a known kind: decision, earliest-start, before-start, submit-before, none or not-applicable.";
            yield break;
        }
        var measured = limit.Runs || kind == LimitKind.SubmitBefore;
        if (measured && !IsWhole(limit.Period)) yield return "has a statutory limit without a time: a value, and days, weeks or months.";
        if (limit.Binds && string.IsNullOrWhiteSpace(limit.Law)) yield return "has a statutory limit without its law.";
        if (measured && limit.StartRule is null) yield return "does not say by a known rule from when its statutory limit is counted.";
        if (limit is { StartRule: ClockStart.Other, Starts: null }) yield return "does not say in words from when its statutory limit is counted.";
        if (limit.Extension is not null && (!IsWhole(limit.Extension) || limit.Extensions < 1)) yield return "has an extension without a time or a number of times.";
    }

    private static bool IsWhole(Period? period) => period is { Value: > 0, Unit: not null };
}
