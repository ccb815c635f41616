namespace Handslaget.Booking.Calendars;

/// <summary>
/// When one official can sit, as bits. Never changed: when the calendar changes, another row takes its place. A calendar that can not be
/// read, and an official who has left, give an empty row.
/// </summary>
internal sealed class OfficialRow
{
    private readonly OfficeHours office;
    private readonly StandingClaims claims;
    private readonly int[] tablesByWeek;
    private readonly Promise[] promises;
    private readonly ulong[][] starts = new ulong[Layers.Count][];

    /// <param name="calendar">What is known about the official's time.</param>
    /// <param name="office">When the office is open.</param>
    /// <param name="now">Holds that have ended by then no longer take time.</param>
    /// <param name="promises">What the official is promised for, as long as it is.</param>
    public OfficialRow(OfficialCalendar calendar, OfficeHours office, DateTimeOffset now, Promise[] promises)
    {
        Calendar = calendar;
        Competences = [.. calendar.Official.Grants.Select(grant => grant.Competence)];
        this.office = office;
        this.promises = promises;
        claims = new StandingClaims(calendar.Claims, now);
        ExpiresAt = promises.Aggregate(claims.FirstUntil, (first, promise) => promise.ReleasedAt < first ? promise.ReleasedAt : first);
        tablesByWeek = claims.TablesByWeek(office.Grid);

        if (!IsKnown)
        {
            Array.Fill(starts, office.Grid.Empty);
            return;
        }

        Span<ulong> free = stackalloc ulong[office.Grid.Words];
        SetFree(free, anywhere: false);
        starts[(int)Layer.OnSite] = office.StartsIn(free, MeetingForm.AtMunicipality);
        starts[(int)Layer.Visiting] = office.StartsIn(free, MeetingForm.AtCompany);
        starts[(int)Layer.ByLink] = starts[(int)Layer.OnSite];
        if (calendar.Official.Hours.Any(hours => hours.Remote))
        {
            SetFree(free, anywhere: true);
            starts[(int)Layer.ByLink] = office.StartsIn(free, MeetingForm.Online);
        }

        if (promises.Length > 0)
        {
            KeepPromises(free);
        }
    }

    public OfficialCalendar Calendar { get; }

    public Guid Id => Calendar.Official.Id;

    public string[] Competences { get; }

    private bool IsKnown => !Calendar.Official.HasLeft && Calendar.BusyTime.UnreadableSince is null;

    /// <summary>From this instant on the row is out of date: a hold or a promise has ended.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The starts of meetings that the official has time for, whatever the competence.</summary>
    public ulong[] Starts(Layer layer) => starts[(int)layer];

    /// <summary>The starts of meetings at a company to which the way is another than the rules' own. Worked out anew: few meetings have one.</summary>
    public ulong[] Visiting(TimeSpan travel)
    {
        if (!IsKnown)
        {
            return office.Grid.Empty;
        }

        Span<ulong> free = stackalloc ulong[office.Grid.Words];
        if (promises.Length > 0)
        {
            SetElsewhere(free, anywhere: false);
        }
        else
        {
            SetFree(free, anywhere: false);
        }

        return office.StartsIn(free, MeetingForm.AtCompany, travel);
    }

    /// <summary>How much of the week's tables is taken already, per mille.</summary>
    public int Load(int week) => tablesByWeek.Length == 0 ? 0 : 1000 * tablesByWeek[week] / Math.Max(Calendar.Official.TablesPerWeek, 1);

    /// <summary>Tables in one of the days or weeks of the grid.</summary>
    public int Tables(int period, int days) => claims.Tables(office.Grid, days)[period];

    /// <summary>Whether every step is free, in ordinary hours or, for a link, in any. Worked out anew: it is asked for a single meeting.</summary>
    public bool IsFree(int start, int end, bool anywhere)
    {
        Span<ulong> free = stackalloc ulong[office.Grid.Words];
        if (IsKnown)
        {
            SetFree(free, anywhere);
        }

        return IsKnown && Bits.AllSet(free, start, end);
    }

    public bool IsClaimed(Slot time) => claims.Overlap(time);

    /// <summary>The standing table at which the official is promised, if a meeting there begins at a step; otherwise null.</summary>
    public Guid? PromisedAt(int step)
    {
        foreach (var promise in promises)
        {
            if (promise.IsSitting(step))
            {
                return promise.TableId;
            }
        }

        return null;
    }

    /// <summary>Whether some of the steps are kept for a standing table. Asked of everybody in every search, so it allocates nothing.</summary>
    public bool IsPromised(int start, int end)
    {
        foreach (var promise in promises)
        {
            if (promise.Start < end && start < promise.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Promised days, of days or weeks of the grid, for which a table must still be left of those the official takes.</summary>
    public int Promised(int period, int days) => promises.Count(promise => IsUnused(promise) && office.Grid.DayOf(promise.Start) / days == period);

    public bool Keeps(Promise[] others) => promises.Length == others.Length && promises.Zip(others).All(pair => pair.First.IsSame(pair.Second));

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

    /// <summary>
    /// What is promised can be had at the sittings of its standing table, and nowhere else; and so many tables elsewhere that none would be
    /// left for it can not be had at all.
    /// </summary>
    private void KeepPromises(Span<ulong> free)
    {
        var (onSite, byLink) = (starts[(int)Layer.OnSite], starts[(int)Layer.ByLink]);
        SetElsewhere(free, anywhere: false);
        starts[(int)Layer.OnSite] = office.StartsIn(free, MeetingForm.AtMunicipality).WithSittingsOf(promises, onSite);
        starts[(int)Layer.Visiting] = office.StartsIn(free, MeetingForm.AtCompany);
        if (ReferenceEquals(byLink, onSite))
        {
            starts[(int)Layer.ByLink] = starts[(int)Layer.OnSite];
            return;
        }

        SetElsewhere(free, anywhere: true);
        starts[(int)Layer.ByLink] = office.StartsIn(free, MeetingForm.Online).WithSittingsOf(promises, byLink);
    }

    private void SetElsewhere(Span<ulong> row, bool anywhere)
    {
        SetFree(row, anywhere);
        var (days, weeks) = (new int[office.Grid.Days], new int[office.Grid.Days / 7]);
        foreach (var promise in promises)
        {
            Bits.Clear(row, promise.Start, promise.End);
            if (IsUnused(promise))
            {
                var day = office.Grid.DayOf(promise.Start);
                (days[day], weeks[day / 7]) = (days[day] + 1, weeks[day / 7] + 1);
            }
        }

        claims.ClearFullDays(row, office.Grid, office.Rules.TablesPerDay, days);
        claims.ClearFullWeeks(row, office.Grid, Calendar.Official.TablesPerWeek, weeks);
    }

    private bool IsUnused(Promise promise) => !claims.Overlap(new Slot(office.Grid.At(promise.Start), office.Grid.At(promise.End)));

    private void SetFree(Span<ulong> row, bool anywhere)
    {
        var grid = office.Grid;
        row.Clear();
        foreach (var hours in Calendar.Official.Hours)
        {
            if (anywhere || !hours.Remote)
            {
                office.Set(row, hours);
            }
        }

        foreach (var absence in Calendar.Official.Absences)
        {
            Clear(row, grid.Touching(absence.During));
        }

        // A calendar read from a feed is an array; walking it as one takes a third of the time.
        foreach (var busy in Calendar.BusyTime.Busy as Slot[] ?? [.. Calendar.BusyTime.Busy])
        {
            Clear(row, grid.Touching(busy, office.Rules.Buffer));
        }

        claims.Clear(row, grid);
        claims.ClearFullDays(row, grid, office.Rules.TablesPerDay);
        claims.ClearFullWeeks(row, grid, Calendar.Official.TablesPerWeek);
    }

    private static void Clear(Span<ulong> row, (int Start, int End) taken) => Bits.Clear(row, taken.Start, taken.End);
}
