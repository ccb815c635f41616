namespace Handslaget.Booking.Register;

/// <param name="Today">How many may answer for it today.</param>
/// <param name="Until">The first day on which fewer than two may, within the time looked ahead.</param>
/// <param name="CaseTypes">What needs it at the table, and so has no table without it.</param>
public sealed record ThinCompetence(Competence Competence, int Today, DateOnly Until, IReadOnlyList<CaseType> CaseTypes);

/// <summary>
/// Where one person's illness empties a seat: competences that fewer than two people may answer for, today or soon. Those that most case types
/// need come first.
/// </summary>
public static class WhoIsMissing
{
    /// <summary>So far ahead a right that ends is somebody's concern.</summary>
    public const int DaysAhead = 60;

    public static IReadOnlyList<ThinCompetence> In(Catalogue catalogue, IReadOnlyList<Official> officials, DateOnly today) =>
    [
        .. catalogue.Competences
            .Select(c => (Competence: c, Grants: officials.Where(o => !o.HasLeft).SelectMany(o => o.Grants).Where(g => g.Competence == c.Id).ToList()))
            .Select(c => new
            {
                c.Competence,
                Today = Valid(c.Grants, today),
                First = Enumerable.Range(0, DaysAhead + 1).Select(today.AddDays).Cast<DateOnly?>().FirstOrDefault(day => Valid(c.Grants, day!.Value) < 2),
            })
            .Where(c => c.First is not null)
            .Select(c => new ThinCompetence(
                c.Competence, c.Today, c.First!.Value, [.. catalogue.CaseTypes.Where(t => t.Required.Contains(c.Competence.Id))]))
            .OrderBy(c => Math.Min(c.Today, 2)).ThenByDescending(c => c.CaseTypes.Count),
    ];

    private static int Valid(List<Grant> grants, DateOnly day) => grants.Count(g => !(g.ValidTo < day));
}
