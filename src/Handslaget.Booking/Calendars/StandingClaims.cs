namespace Handslaget.Booking.Calendars;

/// <summary>
/// The claims on one resource that stand at an instant. What is counted is tables, not claims: a meeting that claims twice, as for two
/// pieces of one day, is one table. A table belongs to the Swedish day and week in which its claim begins.
/// </summary>
internal sealed class StandingClaims
{
    private readonly List<Claim> claims = [];

    public StandingClaims(IReadOnlyList<Claim> claims, DateTimeOffset now)
    {
        foreach (var claim in claims)
        {
            if (claim.Stands(now))
            {
                this.claims.Add(claim);
                FirstUntil = claim.Until < FirstUntil ? claim.Until.Value : FirstUntil;
            }
        }
    }

    /// <summary>When the first of the holds ends.</summary>
    public DateTimeOffset FirstUntil { get; } = DateTimeOffset.MaxValue;

    public void Clear(Span<ulong> row, Grid grid)
    {
        foreach (var claim in claims)
        {
            var (start, end) = grid.Touching(claim.During);
            Bits.Clear(row, start, end);
        }
    }

    /// <param name="kept">Tables that must be left for something else, in each day.</param>
    public void ClearFullDays(Span<ulong> row, Grid grid, int most, int[]? kept = null) => ClearFull(row, grid, 1, most, kept);

    public void ClearFullWeeks(Span<ulong> row, Grid grid, int most, int[]? kept = null) => ClearFull(row, grid, 7, most, kept);

    /// <summary>Tables in each week of the grid; empty if there are none at all.</summary>
    public int[] TablesByWeek(Grid grid) => claims.Count == 0 ? [] : Tables(grid, 7);

    public bool Overlap(Slot time) => claims.Exists(claim => claim.During.Overlaps(time));

    private void ClearFull(Span<ulong> row, Grid grid, int days, int most, int[]? kept)
    {
        if (most <= 0)
        {
            row.Clear();
            return;
        }

        // Nobody can have reached a limit that there are not even claims enough for.
        if (kept is null && claims.Count < most)
        {
            return;
        }

        var tables = Tables(grid, days);
        for (var period = 0; period < tables.Length; period++)
        {
            if (tables[period] + (kept?[period] ?? 0) >= most)
            {
                Bits.Clear(row, grid.DayStart(period * days), grid.DayStart((period + 1) * days));
            }
        }
    }

    /// <summary>Tables in each day or week of the grid.</summary>
    public int[] Tables(Grid grid, int days)
    {
        var tables = new int[grid.Days / days];
        var counted = new HashSet<(Guid, int)>();
        foreach (var claim in claims)
        {
            var step = grid.StepBefore(claim.During.Start);
            if (step >= 0 && step < grid.Steps && counted.Add((claim.MeetingId, grid.DayOf(step) / days)))
            {
                tables[grid.DayOf(step) / days]++;
            }
        }

        return tables;
    }
}
