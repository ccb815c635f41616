namespace Handslaget.Booking.Register;

/// <summary>
/// Whether a catalogue can be used. All problems are told at once, each in one sentence that names the entry it stands in, because those
/// who mend it are the people who edit it.
/// </summary>
public static class CatalogueCheck
{
    /// <summary>The competence that sits at every table: the company's guide (lots).</summary>
    public const string Coordination = "coordination";

    public static IReadOnlyList<string> Problems(Catalogue catalogue)
    {
        var units = catalogue.Units.Select(u => u.Id).ToHashSet();
        var competences = catalogue.Competences.Select(c => c.Id).ToHashSet();
        var caseTypes = catalogue.CaseTypes.Select(c => c.Id).ToHashSet();
        return
        [
            .. Names("Unit", catalogue.Units.Select(u => (u.Id, u.Name))),
            .. Names("Competence", catalogue.Competences.Select(c => (c.Id, c.Name))),
            .. Names("Case type", catalogue.CaseTypes.Select(c => (c.Id, c.Name))),
            .. Names("Situation", catalogue.Situations.Select(s => (s.Id, s.Name))),
            .. competences.Contains(Coordination)
                ? Array.Empty<string>()
                : [$"The competence '{Coordination}' is missing; it has a seat at every table."],
            .. catalogue.Units.Where(u => u.Parent is not null)
                .SelectMany(u => Unknown($"Unit '{u.Id}'", "unit", [u.Parent!], units)),
            .. catalogue.Competences.SelectMany(c => Unknown($"Competence '{c.Id}'", "unit", [c.Unit], units)),
            .. catalogue.CaseTypes.SelectMany(c => Unknown($"Case type '{c.Id}'", "unit", [c.Unit], units)),
            .. catalogue.CaseTypes.SelectMany(c => Seats($"Case type '{c.Id}'", c.Required, c.Optional, competences)),
            .. catalogue.CaseTypes.SelectMany(Papers),
            .. catalogue.CaseTypes.SelectMany(DecisionMapCheck.Problems),
            .. catalogue.Situations.SelectMany(s => Seats($"Situation '{s.Id}'", s.Required, s.Optional, competences)),
            .. catalogue.Situations.SelectMany(s => Unknown($"Situation '{s.Id}'", "case type", s.CaseTypes, caseTypes)),
            .. catalogue.Situations.SelectMany(s => Repeated($"Situation '{s.Id}'", "case type", s.CaseTypes)),
        ];
    }

    private static IEnumerable<string> Names(string kind, IEnumerable<(string Id, Text Name)> entries)
    {
        var place = 0;
        var seen = new HashSet<string>();
        foreach (var (id, name) in entries)
        {
            place++;
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return $"{kind} number {place} has no id.";
            }
            else if (!seen.Add(id))
            {
                yield return $"{kind} '{id}' stands twice.";
            }

            if (string.IsNullOrWhiteSpace(name.Sv))
            {
                yield return $"{kind} '{id}' has no Swedish name.";
            }

            if (string.IsNullOrWhiteSpace(name.En))
            {
                yield return $"{kind} '{id}' has no English name.";
            }
        }
    }

    /// <summary>Papers are pairs by their place in the two lists, so a list that is too short lacks its last ones.</summary>
    private static IEnumerable<string> Papers(CaseType type)
    {
        foreach (var (place, paper) in type.Papers.Index())
        {
            if (string.IsNullOrWhiteSpace(paper.Sv)) yield return $"Case type '{type.Id}' does not say paper {place + 1} ('{paper.En}') in Swedish.";
            if (string.IsNullOrWhiteSpace(paper.En)) yield return $"Case type '{type.Id}' does not say paper {place + 1} ('{paper.Sv}') in English.";
        }
    }

    private static IEnumerable<string> Seats(string entry, IReadOnlyList<string> required, IReadOnlyList<string> optional, HashSet<string> competences) =>
        Faults([.. required.Select(id => new NeededSeat(id, true)), .. optional.Select(id => new NeededSeat(id, false))], competences).Select(f => f.Kind switch
        {
            SeatFaultKind.Unknown => $"{entry} refers to the competence '{f.Competence}', which does not exist.",
            SeatFaultKind.RequiredTwice => $"{entry} names the required competence '{f.Competence}' more than once.",
            SeatFaultKind.WishedForTwice => $"{entry} names the optional competence '{f.Competence}' more than once.",
            SeatFaultKind.RequiredAndWishedFor => $"{entry} has the competence '{f.Competence}' both as required and as optional.",
            SeatFaultKind.NobodyNeeded => $"{entry} requires nobody at the table.",
            _ => $"{entry} has '{f.Competence}' as optional; it has a seat at every table.",
        });

    /// <summary>What is wrong with the seats of one case type or situation, whether they stand in the file or are about to be changed.</summary>
    public static IReadOnlyList<SeatFault> Faults(IReadOnlyList<NeededSeat> seats, Catalogue catalogue) =>
        [.. Faults(seats, catalogue.Competences.Select(c => c.Id).ToHashSet())];

    private static IEnumerable<SeatFault> Faults(IReadOnlyList<NeededSeat> seats, HashSet<string> competences)
    {
        foreach (var seat in seats.GroupBy(s => s.Competence))
        {
            var (required, wished) = (seat.Count(s => s.Required), seat.Count(s => !s.Required));
            if (!competences.Contains(seat.Key)) yield return new(SeatFaultKind.Unknown, seat.Key);
            if (required > 1) yield return new(SeatFaultKind.RequiredTwice, seat.Key);
            if (wished > 1) yield return new(SeatFaultKind.WishedForTwice, seat.Key);
            if (required > 0 && wished > 0) yield return new(SeatFaultKind.RequiredAndWishedFor, seat.Key);
            if (wished > 0 && seat.Key == Coordination) yield return new(SeatFaultKind.CoordinationOnlyWishedFor, seat.Key);
        }

        if (!seats.Any(s => s.Required)) yield return new(SeatFaultKind.NobodyNeeded, "");
    }

    private static IEnumerable<string> Unknown(string entry, string kind, IEnumerable<string> named, HashSet<string> known) =>
        named.Where(id => !known.Contains(id)).Distinct().Select(id => $"{entry} refers to the {kind} '{id}', which does not exist.");

    private static IEnumerable<string> Repeated(string entry, string kind, IEnumerable<string> named) =>
        named.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{entry} names the {kind} '{same.Key}' more than once.");
}

public enum SeatFaultKind
{
    Unknown,
    RequiredTwice,
    WishedForTwice,
    RequiredAndWishedFor,
    CoordinationOnlyWishedFor,
    NobodyNeeded,
}

/// <param name="Competence">The seat that is wrong; empty when it is the table as a whole.</param>
public sealed record SeatFault(SeatFaultKind Kind, string Competence);
