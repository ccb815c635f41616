namespace Handslaget.Booking.Calendars;

/// <summary>
/// Those who may sit for one competence, with the starts at which each of them can: their row, until the last day their grant is valid.
/// Never changed.
/// </summary>
internal sealed class Holders
{
    private readonly int[] positions;
    private readonly ulong[][][] starts;

    private Holders(int[] positions, ulong[][][] starts)
    {
        this.positions = positions;
        this.starts = starts;
    }

    public static Holders Of(string competence, IReadOnlyList<int> positions, OfficialRow[] officials, Grid grid)
    {
        var starts = new ulong[Layers.Count][][];
        for (var layer = 0; layer < starts.Length; layer++)
        {
            starts[layer] = new ulong[positions.Count][];
        }

        for (var holder = 0; holder < positions.Count; holder++)
        {
            Fill(starts, holder, officials[positions[holder]], competence, grid);
        }

        return new Holders([.. positions], starts);
    }

    /// <summary>Where the holders stand among all officials, in order.</summary>
    public ReadOnlySpan<int> Positions => positions;

    public ReadOnlySpan<ulong[]> Starts(Layer layer) => starts[(int)layer];

    /// <summary>
    /// The starts of a seat at a table that not everybody can sit at, or to which the way is its own: who is not asked has none.
    /// </summary>
    public ulong[][] Starts(TableNeed need, string competence, Layer layer, ReadOnlySpan<OfficialRow> officials, Grid grid)
    {
        var own = new ulong[positions.Length][];
        for (var holder = 0; holder < own.Length; holder++)
        {
            var official = officials[positions[holder]];
            own[holder] = !need.MaySit(competence, official.Id) ? grid.Empty
                : layer == Layer.Visiting && need.Travel is { } travel ? WhileValid(official.Visiting(travel), official, competence, grid)
                : starts[(int)layer][holder];
        }

        return own;
    }

    /// <summary>The same holders with one of them renewed.</summary>
    public Holders With(string competence, int position, OfficialRow official, Grid grid)
    {
        ulong[][][] renewed = [.. starts.Select(layer => (ulong[][])layer.Clone())];
        Fill(renewed, Array.BinarySearch(positions, position), official, competence, grid);
        return new Holders(positions, renewed);
    }

    private static void Fill(ulong[][][] starts, int holder, OfficialRow official, string competence, Grid grid)
    {
        for (var layer = 0; layer < starts.Length; layer++)
        {
            starts[layer][holder] = WhileValid(official.Starts((Layer)layer), official, competence, grid);
        }
    }

    private static ulong[] WhileValid(ulong[] all, OfficialRow official, string competence, Grid grid)
    {
        var lastDay = official.ValidTo(competence);
        var validDays = lastDay is null ? grid.Days : lastDay.Value.DayNumber - grid.Monday.DayNumber + 1;
        return validDays >= grid.Days ? all : Until(grid.DayStart(Math.Max(validDays, 0)), all, grid);
    }

    private static ulong[] Until(int step, ulong[] starts, Grid grid)
    {
        var valid = (ulong[])starts.Clone();
        Bits.Clear(valid, step, grid.Steps);
        return valid;
    }
}
