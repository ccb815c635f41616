namespace Handslaget.Booking.Panels;

/// <summary>
/// An official who is free at the time in question. <see cref="Required"/> and <see cref="Optional"/> have one bit per competence that the
/// official may answer for. <see cref="Load"/> is how much of the weekly capacity is used, per mille; <see cref="Met"/> is 1 if the
/// official has met this company before. <see cref="Index"/> is the person's place in a fixed order, never negative and never shared.
/// </summary>
public readonly record struct Candidate(int Index, uint Required, uint Optional, int Load, int Met);

/// <summary>
/// The people who sit, as positions in the candidates that were given, ascending. <see cref="Proven"/> is false only when the search was
/// cut short: the panel covers every required competence, but a better one may exist.
/// </summary>
public readonly record struct ChosenPanel(int[] Members, bool Proven);

/// <summary>
/// The fewest people who cover every required competence; among those panels the one that also covers most optional competences, then
/// the least loaded, then the one that knows the company best, then the first in the fixed order. Nobody is added for a wish alone.
/// </summary>
public static class PanelChoice
{
    /// <summary>Up to this many required competences every state fits in a table; beyond it the search branches instead.</summary>
    private const int TableHolds = 16;

    /// <returns>The best panel, an empty one if nothing is required, or null if somebody is missing.</returns>
    public static ChosenPanel? Choose(ReadOnlySpan<Candidate> candidates, uint required, uint optional)
    {
        if (required == 0)
        {
            return new ChosenPanel([], Proven: true);
        }

        using var field = Field.Of(candidates, required, optional);
        if (!field.CanCover)
        {
            return null;
        }

        return field.Competences <= TableHolds ? PanelTable.Choose(field) : PanelSearch.Choose(field);
    }
}
