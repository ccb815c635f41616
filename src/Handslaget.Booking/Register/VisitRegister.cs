namespace Handslaget.Booking.Register;

/// <summary>Postcodes that begin alike, and the way there from the municipality's offices, one way.</summary>
public sealed record TravelZone(string Prefix, TimeSpan OneWay, string Place);

/// <summary>Something a company may need to grow. <see cref="CaseTypes"/>: the errands of a table that is proposed for it.</summary>
public sealed record GrowthNeed(string Code, Text Name, IReadOnlyList<string> CaseTypes);

/// <summary>What visits are planned and counted with: how far it is, and what companies may need.</summary>
public sealed record VisitRegister(IReadOnlyList<TravelZone> Zones, IReadOnlyList<GrowthNeed> Needs)
{
    /// <summary>The zone of a postcode of five digits: the one that says most about it. Null: nobody has said how far it is.</summary>
    public TravelZone? ZoneOf(string postcode) =>
        Zones.Where(z => postcode.StartsWith(z.Prefix, StringComparison.Ordinal)).MaxBy(z => z.Prefix.Length);

    /// <summary>The errands of a table for some needs, in the register's order.</summary>
    public IReadOnlyList<string> CaseTypesFor(IReadOnlyList<string> needs) =>
        [.. Needs.Where(n => needs.Contains(n.Code)).SelectMany(n => n.CaseTypes).Distinct()];
}

/// <summary>Whether the register of visits can be used. All problems are told at once, each in one sentence that names the entry.</summary>
public static class VisitRegisterCheck
{
    /// <param name="register">As it is written.</param>
    /// <param name="caseTypes">The ids of the case types there are.</param>
    public static IReadOnlyList<string> Problems(VisitRegister register, IReadOnlySet<string> caseTypes) =>
    [
        .. register.Zones.SelectMany(OfZone),
        .. register.Zones.GroupBy(z => z.Prefix).Where(same => same.Count() > 1).Select(same => $"The travel zone '{same.Key}' stands there twice."),
        .. register.Needs.SelectMany((n, i) => OfNeed(n, n.Code.Length > 0 ? $"The growth need '{n.Code}'" : $"Growth need number {i + 1}", caseTypes)),
        .. register.Needs.GroupBy(n => n.Code).Where(same => same.Count() > 1).Select(same => $"The growth need '{same.Key}' stands there twice."),
        .. register.Needs.Count == 0 ? ["There are no growth needs."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> OfZone(TravelZone zone)
    {
        if (zone.Prefix.Length is < 1 or > 5 || zone.Prefix[0] == '0' || !zone.Prefix.All(char.IsAsciiDigit))
            yield return $"The travel zone '{zone.Prefix}' is not the beginning of a postcode: one to five digits, the first not zero.";
        if (zone.OneWay < TimeSpan.Zero || zone.OneWay > TimeSpan.FromHours(3))
            yield return $"The travel zone '{zone.Prefix}' is {zone.OneWay.TotalMinutes} minutes away; it must be 0–180.";
        if (string.IsNullOrWhiteSpace(zone.Place)) yield return $"The travel zone '{zone.Prefix}' does not say which place it is.";
    }

    private static IEnumerable<string> OfNeed(GrowthNeed need, string entry, IReadOnlySet<string> caseTypes)
    {
        if (need.Code.Length == 0) yield return $"{entry} has no code.";
        if (string.IsNullOrWhiteSpace(need.Name.Sv) || string.IsNullOrWhiteSpace(need.Name.En)) yield return $"{entry} has no name in both languages.";
        foreach (var id in need.CaseTypes.Where(id => !caseTypes.Contains(id))) yield return $"{entry} names the case type '{id}', which does not exist.";
    }
}
