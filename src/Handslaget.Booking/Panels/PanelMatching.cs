using Handslaget.Booking.Register;

namespace Handslaget.Booking.Panels;

/// <summary>What a matter leads to: the seats at its table, or the one entry that is not in the catalogue.</summary>
public abstract record PanelMatch
{
    private PanelMatch() { }

    /// <summary>
    /// The seats, coordination first and then in the catalogue's order. <see cref="Questions"/> are the competences whose yes/no question
    /// decides something for this matter, answered or not, so that a page can show them all with the answers given.
    /// <see cref="CaseTypes"/> are the case types the matter consists of: those named, or else the situation's own.
    /// </summary>
    public sealed record Table(IReadOnlyList<Seat> Seats, IReadOnlyList<Competence> Questions, IReadOnlyList<CaseType> CaseTypes) : PanelMatch;

    public sealed record Unknown(CatalogueEntry Kind, string Id) : PanelMatch;
}

/// <summary>The kinds of entry a matter can name.</summary>
public enum CatalogueEntry
{
    Situation,
    CaseType,
    Competence,
}

/// <summary>
/// From what a company wants to who must sit at its table, and why.
/// A situation's seats are chosen as a whole by people who know it, so its case types tell what the matter consists of but add no seats
/// of their own. Case types that are named explicitly always add theirs, with or without a situation. A matter that names nothing still
/// has a table: the coordinator's, for who does not know what to ask for.
/// </summary>
public static class PanelMatching
{
    /// <param name="catalogue">A catalogue that <see cref="CatalogueCheck"/> has nothing to say about.</param>
    /// <param name="situation">The situation the company recognised itself in, if any.</param>
    /// <param name="caseTypes">Case types named besides it or instead of it.</param>
    /// <param name="answers">Competence → the answer to its question. An answer that this matter does not ask for changes nothing.</param>
    /// <param name="isHeld">Whether anybody in the register may answer for a competence.</param>
    public static PanelMatch Match(
        Catalogue catalogue,
        string? situation,
        IReadOnlyList<string> caseTypes,
        IReadOnlyDictionary<string, bool> answers,
        Func<string, bool> isHeld)
    {
        if (FirstUnknown(catalogue, situation, caseTypes, answers) is { } unknown)
        {
            return unknown;
        }

        var chosen = catalogue.Situations.FirstOrDefault(s => s.Id == situation);
        var named = catalogue.CaseTypes.Where(c => caseTypes.Contains(c.Id)).ToArray();
        var seats = catalogue.Competences
            .OrderBy(c => c.Id == CatalogueCheck.Coordination ? 0 : 1)
            .Select(c => SeatFor(c, chosen, named, answers))
            .OfType<Seat>()
            .Select(seat => seat with { Unheld = !isHeld(seat.Competence) });
        var questions = catalogue.Competences.Where(c => c.Question is not null && IsWished(c.Id, chosen, named) && !IsRequired(c.Id, chosen, named));
        var consistsOf = named.Length > 0 || chosen is null
            ? named
            : catalogue.CaseTypes.Where(c => chosen.CaseTypes.Contains(c.Id)).ToArray();
        return new PanelMatch.Table([.. seats], [.. questions], consistsOf);
    }

    private static PanelMatch.Unknown? FirstUnknown(
        Catalogue catalogue, string? situation, IReadOnlyList<string> caseTypes, IReadOnlyDictionary<string, bool> answers)
    {
        if (situation is not null && catalogue.Situations.All(s => s.Id != situation))
        {
            return new(CatalogueEntry.Situation, situation);
        }

        if (caseTypes.FirstOrDefault(id => catalogue.CaseTypes.All(c => c.Id != id)) is { } caseType)
        {
            return new(CatalogueEntry.CaseType, caseType);
        }

        return answers.Keys.Order(StringComparer.Ordinal).FirstOrDefault(id => catalogue.Competences.All(c => c.Id != id)) is { } competence
            ? new(CatalogueEntry.Competence, competence)
            : null;
    }

    /// <summary>The strongest rule gives the seat: always, then the situation, then the case types, then the company's own answer.</summary>
    private static Seat? SeatFor(
        Competence competence, Situation? situation, IReadOnlyList<CaseType> named, IReadOnlyDictionary<string, bool> answers)
    {
        var id = competence.Id;
        if (id == CatalogueCheck.Coordination)
        {
            return new Seat(id, Required: true, SeatReason.Always, SeatReason.Coordination);
        }

        if (situation?.Required.Contains(id) == true)
        {
            return new Seat(id, Required: true, situation.Rule(), SeatReason.Of(competence, situation, needed: true));
        }

        var requiring = named.Where(c => c.Required.Contains(id)).ToArray();
        if (requiring.Length > 0)
        {
            return new Seat(id, Required: true, requiring[0].Rule(), SeatReason.Of(competence, requiring, needed: true));
        }

        return IsWished(id, situation, named) ? WishedSeat(competence, situation, named, answers) : null;
    }

    private static Seat? WishedSeat(
        Competence competence, Situation? situation, IReadOnlyList<CaseType> named, IReadOnlyDictionary<string, bool> answers)
    {
        if (competence.Question is not null && answers.TryGetValue(competence.Id, out var yes))
        {
            return yes ? new Seat(competence.Id, Required: true, $"question:{competence.Id}", SeatReason.Answered(competence)) : null;
        }

        if (situation?.Optional.Contains(competence.Id) == true)
        {
            return new Seat(competence.Id, Required: false, situation.Rule(), SeatReason.Of(competence, situation, needed: false));
        }

        var wishing = named.Where(c => c.Optional.Contains(competence.Id)).ToArray();
        return new Seat(competence.Id, Required: false, wishing[0].Rule(), SeatReason.Of(competence, wishing, needed: false));
    }

    private static bool IsRequired(string competence, Situation? situation, IReadOnlyList<CaseType> named) =>
        competence == CatalogueCheck.Coordination
        || situation?.Required.Contains(competence) == true
        || named.Any(c => c.Required.Contains(competence));

    private static bool IsWished(string competence, Situation? situation, IReadOnlyList<CaseType> named) =>
        situation?.Optional.Contains(competence) == true || named.Any(c => c.Optional.Contains(competence));
}
