using Handslaget.Booking.Register;

namespace Handslaget.Booking.Panels;

/// <summary>
/// Why somebody sits at the table, in one plain sentence. It is written to the company ("ni") and stands in the log; those at the table
/// read the same of the company.
/// </summary>
public static class SeatReason
{
    internal const string Always = "always:coordination";

    private static readonly Asker You = new(new("ni", "you"), new("ert", "your"), "want");

    private static readonly Asker TheCompany = new(new("företaget", "the company"), new("företagets", "the company's"), "wants");

    /// <summary>
    /// The seat's reason as those at the table read it. A sentence that a coordinator has written, or that the register would not say today, is
    /// quoted: what the company was told is what they are told.
    /// </summary>
    /// <param name="seat">The seat, as the company was told of it.</param>
    /// <param name="catalogue">The register as it is now.</param>
    /// <param name="caseTypes">The case types that the company named.</param>
    public static Text ToOfficials(Seat seat, Catalogue catalogue, IReadOnlyList<string> caseTypes) =>
        Usual(seat, catalogue, caseTypes, You) == seat.Reason
            ? Usual(seat, catalogue, caseTypes, TheCompany)!
            : new($"Företaget läser: ”{seat.Reason.Sv}”", $"The company reads: “{seat.Reason.En}”");

    internal static Text Coordination => Coordinates(You);

    internal static Text Of(Competence competence, Situation situation, bool needed) =>
        situation.Reasons.GetValueOrDefault(competence.Id) ?? Wanted(competence, situation, needed, You);

    // A sentence of its own tells of one errand; where several need the same seat, the usual one names them all.
    internal static Text Of(Competence competence, IReadOnlyList<CaseType> caseTypes, bool needed) =>
        (caseTypes.Count == 1 ? caseTypes[0].Reasons.GetValueOrDefault(competence.Id) : null) ?? Named(competence, caseTypes, needed);

    internal static Text Answered(Competence competence) => Answered(competence, You);

    /// <summary>The usual sentence of the rule that put the seat there; null when the register has no such rule any more.</summary>
    private static Text? Usual(Seat seat, Catalogue catalogue, IReadOnlyList<string> caseTypes, Asker asker)
    {
        if (catalogue.Competences.FirstOrDefault(c => c.Id == seat.Competence) is not { } competence) return null;
        if (seat.Rule == Always) return Coordinates(asker);
        if (seat.Rule == $"question:{competence.Id}") return competence.Question is null ? null : Answered(competence, asker);
        if (catalogue.Situations.FirstOrDefault(s => s.Rule() == seat.Rule) is { } situation) return Wanted(competence, situation, seat.Required, asker);
        CaseType[] named = [.. catalogue.CaseTypes.Where(c => caseTypes.Contains(c.Id) && (seat.Required ? c.Required : c.Optional).Contains(competence.Id))];
        return named.Length == 0 ? null : Named(competence, named, seat.Required);
    }

    private static Text Coordinates(Asker asker) => new(
        $"Lotsen håller ihop mötet och följer {asker.Whose.Sv} ärende till sista beslutet.",
        $"The coordinator holds the meeting together and follows {asker.Whose.En} case to the last decision.");

    private static Text Wanted(Competence competence, Situation situation, bool needed, Asker asker) => new(
        Sentence($"{Who(competence).Sv} {Needed(needed).Sv} när {asker.Name.Sv} vill {Wants(situation).Sv}."),
        Sentence($"{Who(competence).En} {Needed(needed).En} when {asker.Name.En} {asker.Wants} to {Wants(situation).En}."));

    private static Text Named(Competence competence, IReadOnlyList<CaseType> caseTypes, bool needed) => new(
        Sentence($"{Who(competence).Sv} {Needed(needed).Sv} {List(caseTypes.Select(c => $"för {Errand(c).Sv}"), "och", "för", "till")}."),
        Sentence($"{Who(competence).En} {Needed(needed).En} {List(caseTypes.Select(c => $"for {Errand(c).En}"), "and", "for", "more")}."));

    private static Text Answered(Competence competence, Asker asker) => new(
        Sentence($"{Who(competence).Sv} är med eftersom {asker.Name.Sv} svarade ja på ”{competence.Question!.Sv}”"),
        Sentence($"{Who(competence).En} is there because {asker.Name.En} answered yes to “{competence.Question!.En}”"));

    private static Text Needed(bool needed) => needed ? new("behövs", "is needed") : new("kan behövas", "may be needed");

    // Every phrase bears its own "för", so that a noun ("uteservering") and a verb ("att hitta en lokal") can stand side by side.
    private static string List(IEnumerable<string> phrases, string and, string of, string more)
    {
        var all = phrases.ToArray();
        return all.Length switch
        {
            1 => all[0],
            2 => $"{all[0]} {and} {all[1]}",
            _ => $"{all[0]}, {all[1]} {and} {of} {all.Length - 2} {more}",
        };
    }

    private static Text Who(Competence competence) => competence.Who ?? competence.Name;

    private static Text Errand(CaseType caseType) => caseType.Phrase ?? Quoted(caseType.Name);

    private static Text Wants(Situation situation) => situation.Phrase ?? Quoted(situation.Name);

    private static Text Quoted(Text name) => new($"”{name.Sv}”", $"“{name.En}”");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The company as a sentence names it: to itself, or to others.</summary>
    private sealed record Asker(Text Name, Text Whose, string Wants);
}
