using Handslaget.Booking.Register;

namespace Handslaget.Booking.Panels;

/// <summary>Why somebody sits at the table, in one plain sentence that the company reads.</summary>
internal static class SeatReason
{
    public static readonly Text Coordination = new(
        "Lotsen håller ihop mötet och följer ert ärende till sista beslutet.",
        "The coordinator holds the meeting together and follows your case to the last decision.");

    public static Text Needed(Competence competence, Situation situation) => situation.Reasons.GetValueOrDefault(competence.Id) ?? new(
        Sentence($"{Who(competence).Sv} behövs när ni vill {Wants(situation).Sv}."),
        Sentence($"{Who(competence).En} is needed when you want to {Wants(situation).En}."));

    public static Text Perhaps(Competence competence, Situation situation) => situation.Reasons.GetValueOrDefault(competence.Id) ?? new(
        Sentence($"{Who(competence).Sv} kan behövas när ni vill {Wants(situation).Sv}."),
        Sentence($"{Who(competence).En} may be needed when you want to {Wants(situation).En}."));

    public static Text Needed(Competence competence, IReadOnlyList<CaseType> caseTypes) => Own(competence, caseTypes) ?? new(
        Sentence($"{Who(competence).Sv} behövs {List(caseTypes.Select(c => $"för {Errand(c).Sv}"), "och", "för", "till")}."),
        Sentence($"{Who(competence).En} is needed {List(caseTypes.Select(c => $"for {Errand(c).En}"), "and", "for", "more")}."));

    public static Text Perhaps(Competence competence, IReadOnlyList<CaseType> caseTypes) => Own(competence, caseTypes) ?? new(
        Sentence($"{Who(competence).Sv} kan behövas {List(caseTypes.Select(c => $"för {Errand(c).Sv}"), "och", "för", "till")}."),
        Sentence($"{Who(competence).En} may be needed {List(caseTypes.Select(c => $"for {Errand(c).En}"), "and", "for", "more")}."));

    public static Text Answered(Competence competence) => new(
        Sentence($"{Who(competence).Sv} är med eftersom ni svarade ja på ”{competence.Question!.Sv}”"),
        Sentence($"{Who(competence).En} is there because you answered yes to “{competence.Question!.En}”"));

    // A sentence of its own tells of one errand; where several need the same seat, the usual one names them all.
    private static Text? Own(Competence competence, IReadOnlyList<CaseType> caseTypes) =>
        caseTypes.Count == 1 ? caseTypes[0].Reasons.GetValueOrDefault(competence.Id) : null;

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
}
