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
        var starts = new ulong[OfficeHours.Layers][][];
        for (var layer = 0; layer < starts.Length; layer++)
        {
            starts[layer] = new ulong[positions.Count][];
            for (var holder = 0; holder < positions.Count; holder++)
            {
                starts[layer][holder] = WhileValid(officials[positions[holder]], competence, (Layer)layer, grid);
            }
        }

        return new Holders([.. positions], starts);
    }

    /// <summary>Where the holders stand among all officials, in order.</summary>
    public ReadOnlySpan<int> Positions => positions;

    public ReadOnlySpan<ulong[]> Starts(Layer layer) => starts[(int)layer];

    /// <summary>The same holders with one of them renewed.</summary>
    public Holders With(string competence, int position, OfficialRow official, Grid grid)
    {
        var holder = Array.BinarySearch(positions, position);
        var renewed = new ulong[OfficeHours.Layers][][];
        for (var layer = 0; layer < renewed.Length; layer++)
        {
            renewed[layer] = (ulong[][])starts[layer].Clone();
            renewed[layer][holder] = WhileValid(official, competence, (Layer)layer, grid);
        }

        return new Holders(positions, renewed);
    }

    private static ulong[] WhileValid(OfficialRow official, string competence, Layer layer, Grid grid)
    {
        var starts = official.Starts(layer);
        var lastDay = official.ValidTo(competence);
        var validDays = lastDay is null ? grid.Days : lastDay.Value.DayNumber - grid.Monday.DayNumber + 1;
        if (validDays >= grid.Days)
        {
            return starts;
        }

        var valid = (ulong[])starts.Clone();
        Bits.Clear(valid, grid.DayStart(Math.Max(validDays, 0)), grid.Steps);
        return valid;
    }
}
