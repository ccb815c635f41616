namespace Handslaget.Booking.Procurements;

/// <summary>
/// A division of the common procurement vocabulary, CPV: the first two digits of a code, and what is bought (Regulation (EC) No 213/2008, annex I).
/// </summary>
public sealed record CpvDivision(string Code, Text Name);

/// <summary>The divisions there are, in the order of their codes.</summary>
public sealed record CpvDivisions(IReadOnlyList<CpvDivision> All)
{
    private readonly Dictionary<string, CpvDivision> byCode = All.ToDictionary(d => d.Code);

    public CpvDivision? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The divisions of whole codes ("45233140-2"), each once and in order. A code of no division we know is left out.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> codes) =>
        [.. codes.Select(c => c.Trim()).Where(c => c.Length >= 2).Select(c => c[..2]).Where(byCode.ContainsKey).Distinct().Order(StringComparer.Ordinal)];
}
