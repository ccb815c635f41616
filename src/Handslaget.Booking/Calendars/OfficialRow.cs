namespace Handslaget.Booking.Calendars;

/// <summary>
/// When one official can sit, as bits. Never changed: when the calendar changes, another row takes its place. A calendar that can not be
/// read, and an official who has left, give an empty row.
/// </summary>
internal sealed class OfficialRow
{
    private readonly Grid grid;
    private readonly StandingClaims claims;
    private readonly int[] tablesByWeek;
    private readonly ulong[][] starts = new ulong[OfficeHours.Layers][];

    /// <param name="calendar">What is known about the official's time.</param>
    /// <param name="office">When the office is open.</param>
    /// <param name="now">Holds that have ended by then no longer take time.</param>
    public OfficialRow(OfficialCalendar calendar, OfficeHours office, DateTimeOffset now)
    {
        Calendar = calendar;
        Competences = [.. calendar.Official.Grants.Select(grant => grant.Competence)];
        grid = office.Grid;
        claims = new StandingClaims(calendar.Claims, now);
        ExpiresAt = claims.FirstUntil;
        tablesByWeek = claims.TablesByWeek(office.Grid);

        if (calendar.Official.HasLeft || calendar.BusyTime.UnreadableSince is not null)
        {
            OnSite = Anywhere = grid.Empty;
            Array.Fill(starts, grid.Empty);
            return;
        }

        OnSite = Free(office, remote: false);
        starts[(int)Layer.OnSite] = office.StartsIn(OnSite, MeetingForm.AtMunicipality);
        starts[(int)Layer.Visiting] = office.StartsIn(OnSite, MeetingForm.AtCompany);

        // Most officials have no remote hours of their own, and then the two layers are one.
        var hasRemoteHours = calendar.Official.Hours.Any(hours => hours.Remote);
        Anywhere = hasRemoteHours ? Free(office, remote: true) : OnSite;
        starts[(int)Layer.ByLink] = hasRemoteHours ? office.StartsIn(Anywhere, MeetingForm.Online) : starts[(int)Layer.OnSite];
    }

    public OfficialCalendar Calendar { get; }

    public Guid Id => Calendar.Official.Id;

    public string[] Competences { get; }

    /// <summary>Free time in ordinary hours.</summary>
    public ulong[] OnSite { get; }

    /// <summary>Free time in ordinary and remote hours.</summary>
    public ulong[] Anywhere { get; }

    /// <summary>From this instant on the row is out of date: a hold has ended.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The starts of meetings that the official has time for, whatever the competence.</summary>
    public ulong[] Starts(Layer layer) => starts[(int)layer];

    /// <summary>How much of the week's tables is taken already, per mille.</summary>
    public int Load(int week) => tablesByWeek.Length == 0 ? 0 : 1000 * tablesByWeek[week] / Math.Max(Calendar.Official.TablesPerWeek, 1);

    /// <summary>Tables in one of the days or weeks of the grid.</summary>
    public int Tables(int period, int days) => claims.Tables(grid, days)[period];

    public bool IsClaimed(Slot time) => claims.Overlap(time);

    /// <summary>The last day the official may answer for a competence; null if no end is set, and the first of all days without a grant.</summary>
    public DateOnly? ValidTo(string competence)
    {
        foreach (var grant in Calendar.Official.Grants)
        {
            if (grant.Competence == competence)
            {
                return grant.ValidTo;
            }
        }

        return DateOnly.MinValue;
    }

    private ulong[] Free(OfficeHours office, bool remote)
    {
        var row = new ulong[grid.Words];
        foreach (var hours in Calendar.Official.Hours)
        {
            if (remote || !hours.Remote)
            {
                office.Set(row, hours);
            }
        }

        foreach (var absence in Calendar.Official.Absences)
        {
            Clear(row, grid.Touching(absence.During));
        }

        foreach (var busy in Calendar.BusyTime.Busy)
        {
            Clear(row, grid.Touching(busy, office.Rules.Buffer));
        }

        claims.Clear(row, grid);
        claims.ClearFullDays(row, grid, office.Rules.TablesPerDay);
        claims.ClearFullWeeks(row, grid, Calendar.Official.TablesPerWeek);
        return row;
    }

    private static void Clear(ulong[] row, (int Start, int End) taken) => Bits.Clear(row, taken.Start, taken.End);
}
