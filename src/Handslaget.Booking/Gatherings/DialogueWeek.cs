using System.Globalization;

namespace Handslaget.Booking.Gatherings;

/// <summary>A morning or an afternoon of a Swedish date. Noon divides them.</summary>
public readonly record struct HalfDay(DateOnly Date, bool Afternoon)
{
    private static readonly TimeOnly Noon = new(12, 0);

    public Slot Slot => new(Afternoon ? SwedishTime.At(Date, Noon) : SwedishTime.Midnight(Date), Afternoon ? SwedishTime.Midnight(Date.AddDays(1)) : SwedishTime.At(Date, Noon));

    /// <summary>The halves that a time lies in; two when it passes noon.</summary>
    public static IEnumerable<HalfDay> Of(Slot slot) =>
        Enumerable.Range(0, 2).Select(n => new HalfDay(SwedishTime.Date(slot.Start), n == 1)).Where(h => h.Slot.Overlaps(slot));
}

/// <summary>
/// A table of the week: one politician and one official of the register sit there with one company at a time. <see cref="Key"/> is the same
/// all its life. The politician listens and tells; a table decides no case.
/// </summary>
/// <param name="Theme">One of the week's.</param>
/// <param name="Block">From when to when it is laid, UTC, on one day.</param>
public sealed record WeekTable(string Key, string Theme, Guid RoomId, Guid PoliticianId, Guid OfficialId, Slot Block)
{
    /// <summary>Whose time it takes.</summary>
    public IEnumerable<Guid> Resources => [RoomId, PoliticianId, OfficialId];

    /// <summary>Whether somebody sits there for the municipality.</summary>
    public bool Seats(Guid person) => PoliticianId == person || OfficialId == person;
}

/// <summary>
/// A dialogue week (Mötesplats Norrköping, the ninth point of Handslaget): themes, tables, and how long a company sits. Its sittings are the
/// gathering's sessions, with one place each; their titles lie beside the log under the theme's key.
/// </summary>
/// <param name="Themes">Keys, in the order they are shown.</param>
/// <param name="SittingMinutes">20 to 30.</param>
/// <param name="PauseMinutes">Between two sittings at one table, 0 to 30.</param>
/// <param name="WalkMinutes">Between two sittings of one company, 0 to 60.</param>
public sealed record DialogueWeek(IReadOnlyList<string> Themes, IReadOnlyList<WeekTable> Tables, int SittingMinutes, int PauseMinutes, int WalkMinutes)
{
    public const int ThemesAtMost = 3;

    // Two lists are equal only if they are the same list, so a record that holds some has to say what it means.
    public bool Equals(DialogueWeek? other) => other is not null
        && (SittingMinutes, PauseMinutes, WalkMinutes) == (other.SittingMinutes, other.PauseMinutes, other.WalkMinutes)
        && Themes.SequenceEqual(other.Themes) && Tables.SequenceEqual(other.Tables);

    public override int GetHashCode() => HashCode.Combine(SittingMinutes, PauseMinutes, WalkMinutes, Themes.Count, Tables.Count);

    /// <summary>The highest number among the tables' keys; 0 when there are none.</summary>
    public int HighestKey() => Tables.Select(t => int.Parse(t.Key, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    /// <summary>A table's block cut into sittings with pauses between; what is left over at the end is nobody's.</summary>
    public IEnumerable<GatheringSession> SittingsOf(WeekTable table)
    {
        var (sitting, step) = (TimeSpan.FromMinutes(SittingMinutes), TimeSpan.FromMinutes(SittingMinutes + PauseMinutes));
        var n = 1;
        for (var start = table.Block.Start; start + sitting <= table.Block.End; start += step) yield return new($"{table.Key}.{n++}", Slot.From(start, sitting), 1);
    }

    /// <summary>All sittings in order of time, as the gathering's sessions.</summary>
    public IReadOnlyList<GatheringSession> Sittings() =>
        [.. Tables.SelectMany(SittingsOf).OrderBy(s => s.Slot.Start).ThenBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>The table that a sitting is at.</summary>
    public WeekTable? TableOf(string sitting) => Tables.FirstOrDefault(t => t.Key == sitting[..Math.Max(0, sitting.IndexOf('.', StringComparison.Ordinal))]);

    /// <summary>A sitting's place at its table; 1 is the first.</summary>
    public int NthOf(GatheringSession sitting) => 1 + (int)((sitting.Slot.Start - TableOf(sitting.Key)!.Block.Start) / TimeSpan.FromMinutes(SittingMinutes + PauseMinutes));

    /// <summary>Who would sit at two tables at once, with the tables; none when the week is well planned.</summary>
    public IEnumerable<(Guid Resource, WeekTable First, WeekTable Second)> Collisions() =>
        from a in Tables.Select((table, n) => (table, n))
        from b in Tables.Skip(a.n + 1)
        where a.table.Block.Overlaps(b.Block)
        from shared in a.table.Resources.Intersect(b.Resources)
        select (shared, a.table, b);

    /// <summary>Whether the week can be held: themes, tables long enough for a sitting, and nobody at two tables.</summary>
    public bool IsSound() =>
        Themes.Count > 0 && Themes.Distinct().Count() == Themes.Count
        && SittingMinutes is >= 20 and <= 30 && PauseMinutes is >= 0 and <= 30 && WalkMinutes is >= 0 and <= 60
        && Tables.DistinctBy(t => t.Key).Count() == Tables.Count
        && Tables.All(t => Themes.Contains(t.Theme) && t.PoliticianId != t.OfficialId && SittingsOf(t).Any())
        && !Collisions().Any();
}

/// <summary>What a company wishes for: themes in order, when it can come, and at how many tables it wants to sit at most.</summary>
public sealed record WeekWish(IReadOnlyList<string> Themes, IReadOnlyList<HalfDay> Halves, int AtMost)
{
    public bool Equals(WeekWish? other) => other is not null && AtMost == other.AtMost && Themes.SequenceEqual(other.Themes) && Halves.SequenceEqual(other.Halves);

    public override int GetHashCode() => HashCode.Combine(AtMost, Themes.Count, Halves.Count);

    /// <summary>It has said that it can come for the whole of a time.</summary>
    public bool Covers(Slot slot) => HalfDay.Of(slot).All(Halves.Contains);

    /// <summary>Whether it is a wish for this week.</summary>
    public bool Fits(DialogueWeek week) =>
        Themes.Count is >= 1 and <= DialogueWeek.ThemesAtMost && Themes.Distinct().Count() == Themes.Count && Themes.All(week.Themes.Contains)
        && Halves.Count is >= 1 and <= 14 && Halves.Distinct().Count() == Halves.Count
        && AtMost >= 1 && AtMost <= Themes.Count;
}
