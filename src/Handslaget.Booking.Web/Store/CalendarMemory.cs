using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.WhatIf;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Every calendar in memory, kept fresh from the log: this process's own changes at once, other processes' within a heartbeat
/// (<see cref="CalendarWatch"/>). It answers in microseconds and is only a hint; the claim table decides when a time is taken.
/// </summary>
public sealed partial class CalendarMemory(IDocumentStore store, StoreNames names, BookingRules rules, TimeProvider clock, ILogger<CalendarMemory> log)
{
    private readonly Lock writing = new();
    private readonly Dictionary<Guid, long> changed = [];
    private readonly HashSet<Guid> doubtful = [];
    private readonly Dictionary<Guid, long> read = [];
    private long readings;
    private long changes;
    private CalendarIndex? index;

    private CalendarIndex Index => index ?? throw new InvalidOperationException("The calendars have not been read yet.");

    public bool IsLoaded => index is not null;

    /// <summary>Whether somebody may answer for a competence today.</summary>
    public bool IsHeld(string competence) => Holders(competence) > 0;

    /// <summary>How many may answer for a competence today.</summary>
    public int Holders(string competence)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        return Index.Officials.Count(o => o.Official.Holds(competence, today));
    }

    public Room? Room(Guid id) => Index.Room(id)?.Room;

    /// <summary>Whether an official may answer for some seats on the meeting's day. A coordinator may seat who is busy, not who may not.</summary>
    public bool MayAnswerFor(Guid official, IReadOnlyList<string> competences, Meeting meeting) =>
        competences.Count > 0 && Index.Official(official)?.Official is { HasLeft: false } found
        && competences.All(c => found.Holds(c, SwedishTime.Date(meeting.Slot?.Start ?? clock.GetUtcNow())));

    public IReadOnlyList<Offer> Find(Meeting meeting, DateTimeOffset from, DateTimeOffset to, int take, DateTimeOffset now) =>
        JointAvailability.Find(Seen(meeting), meeting.Need, from, to, take, now, Met(meeting));

    /// <summary>All the time a company can book by itself.</summary>
    public Slot Window(DateTimeOffset now) => BookableTime.Window(Index, now);

    /// <summary>The times a company can book by itself: with the whole notice, and at standing tables until they are released.</summary>
    public IReadOnlyList<Offer> Bookable(Meeting meeting, Slot within, int take, DateTimeOffset now) =>
        BookableTime.Find(Seen(meeting), meeting.Need, within, take, now, Met(meeting));

    public IReadOnlyList<Offer> Nearest(Meeting meeting, DateTimeOffset wished, Slot within, int take, DateTimeOffset now) =>
        JointAvailability.Nearest(Seen(meeting), meeting.Need, wished, within.Start, within.End, take, now, Met(meeting));

    public Offer? At(Meeting meeting, DateTimeOffset start, DateTimeOffset now) =>
        JointAvailability.OfferAt(Seen(meeting), meeting.Need, start, now, Met(meeting));

    public Offer? BookableAt(Meeting meeting, DateTimeOffset start, DateTimeOffset now) =>
        BookableTime.OfferAt(Seen(meeting), meeting.Need, start, now, Met(meeting));

    /// <summary>
    /// Free colleagues for the seats an official has left, or null. Nobody who has said no to this time, nobody who already sits there; the
    /// one whom the official suggested before others.
    /// </summary>
    public IReadOnlyList<Place>? StandIns(Meeting meeting, Guid declined, DateTimeOffset now) => JointAvailability.Replace(
        Index, meeting.Need, meeting.LeftBy(declined), meeting.Slot!.Value, Asked(meeting), now,
        first: meeting.Suggested.TryGetValue(declined, out var colleague) ? colleague : null);

    /// <summary>Colleagues an official at the table can suggest: each could take all the seats that would be missed, and nobody has asked them yet.</summary>
    public IReadOnlyList<Guid> Colleagues(Meeting meeting, Guid official, DateTimeOffset now) => meeting.MaySuggest(official, now, rules)
        ? JointAvailability.Colleagues(Index, meeting.Need, meeting.SeatsToHandOver(official), meeting.Slot!.Value, Asked(meeting), now)
        : [];

    /// <summary>Everybody in the register who has not left and shares a competence with the official, today: who can be a deputy.</summary>
    public IReadOnlyList<Guid> SameCompetence(Guid official)
    {
        var mine = Index.Official(official)?.Official.Grants.Select(g => g.Competence).ToHashSet() ?? [];
        return [.. Index.Officials.Select(o => o.Official).Where(o => o.Id != official && !o.HasLeft && o.Grants.Any(g => mine.Contains(g.Competence))).Select(o => o.Id)];
    }

    /// <summary>Everybody in the register who has not left.</summary>
    public IReadOnlyList<Guid> Everybody() => [.. Index.Officials.Select(o => o.Official).Where(o => !o.HasLeft).Select(o => o.Id).Order()];

    /// <summary>An official's tables beside those of all who hold the same competences.</summary>
    public IReadOnlyList<PoolLoad> Load(Guid official) => PoolLoad.Of(official, [.. Index.Officials], clock.GetUtcNow());

    /// <summary>All that is known of anybody's time, for whoever tries what could be otherwise.</summary>
    public KnownTown Known() => new(SwedishTime.Date(clock.GetUtcNow()), rules, [.. Index.Officials], [.. Index.Rooms], StandingTables);

    private static HashSet<Guid> Asked(Meeting meeting) => [.. meeting.Declined, .. meeting.Places.Select(p => p.OfficialId)];

    public CalendarIndex Look(Meeting meeting) => Seen(meeting);

    /// <summary>
    /// The calendars as a meeting sees them: what it claims itself is free to it, so that it can move by a quarter of an hour or hold
    /// another time. Only a meeting that claims something needs its own view.
    /// </summary>
    private CalendarIndex Seen(Meeting meeting)
    {
        var mine = meeting.Claims(rules);
        if (mine.Count == 0) return Index;
        var own = Index.Copy();
        foreach (var resource in mine.Select(c => c.ResourceId).Distinct()) own.PutClaims(resource, meeting.Id, []);
        return own;
    }

    /// <summary>Continuity: those the company has met, and those who already sit there when a meeting moves, are kept where they can come.</summary>
    private static HashSet<Guid> Met(Meeting meeting) =>
        [.. meeting.MetBefore.Concat(meeting.Places.Select(p => p.OfficialId)).Except(meeting.Declined)];

    /// <summary>A transaction of this process has changed what a meeting claims.</summary>
    internal void Claimed(Guid meeting, IReadOnlyList<Claim> before, IReadOnlyList<Claim> after)
    {
        lock (writing)
        {
            foreach (var resource in before.Concat(after).Select(c => c.ResourceId).Distinct())
            {
                Index.PutClaims(resource, meeting, after.Where(c => c.ResourceId == resource));
                changed[resource] = ++changes;
                doubtful.Add(resource);
            }
        }
    }

    /// <summary>Reads everything, at start.</summary>
    internal async Task Load(CancellationToken ct)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        var loaded = new CalendarIndex(rules, SwedishTime.Monday(today), [], []);
        await ReadInto(loaded, null, ct);
        index = loaded;
    }

    /// <summary>
    /// Reads some calendars again. What this process has itself changed meanwhile is newer than what was read, and is kept; and so is what
    /// a reading has found that began later and came back sooner.
    /// </summary>
    internal async Task ReadAgain(IReadOnlyList<Guid> resources, CancellationToken ct)
    {
        if (resources.Count > 0) await ReadInto(Index, [.. resources.Distinct()], ct);
    }

    /// <summary>
    /// Reads again what this process has changed since the last time. Its transactions may have been told of in another order than they
    /// were made in, and a reading that was passed over for one of them may have held another process's change.
    /// </summary>
    internal async Task ReadDoubtful(CancellationToken ct)
    {
        Guid[] some;
        lock (writing)
        {
            some = [.. doubtful];
            doubtful.Clear();
        }
        try
        {
            await ReadAgain(some, ct);
        }
        catch
        {
            lock (writing) doubtful.UnionWith(some);
            throw;
        }
    }

    /// <summary>A new week has begun: the same calendars, seen from its Monday.</summary>
    internal void SlideTo(DateOnly monday)
    {
        lock (writing)
        {
            if (Index.Grid.Monday < monday) index = Index.From(monday);
        }
    }

    private async Task ReadInto(CalendarIndex calendars, Guid[]? some, CancellationToken ct)
    {
        var (mark, turn) = (Interlocked.Read(ref changes), Interlocked.Increment(ref readings));
        await using var session = store.QuerySession();
        var officials = some is null ? await session.Query<Official>().ToListAsync(ct) : await session.LoadManyAsync<Official>(ct, some);
        var rooms = some is null ? await session.Query<Room>().ToListAsync(ct) : await session.LoadManyAsync<Room>(ct, some);
        var tables = await TablesOf(session, some, ct);
        var own = some is null ? await session.Query<CalendarReading>().ToListAsync(ct) : await session.LoadManyAsync<CalendarReading>(ct, some);
        var busy = own.ToDictionary(r => r.Id, r => r.ToBusyTime());
        var claims = (await Claims.Read(names.Data, names.Schema, some, ct)).ToLookup(c => c.ResourceId);
        lock (writing)
        {
            doubtful.UnionWith((some ?? []).Where(id => changed.GetValueOrDefault(id) > mark));
            bool IsNewest(Guid id)
            {
                if (changed.GetValueOrDefault(id) > mark || read.GetValueOrDefault(id) > turn) return false;
                read[id] = turn;
                return true;
            }
            foreach (var official in officials.Where(o => IsNewest(o.Id)))
                Put(official.Id, () => calendars.Put(new OfficialCalendar(official, busy.GetValueOrDefault(official.Id, BusyTime.None), [.. claims[official.Id]])));
            foreach (var table in tables.Where(t => IsNewest(t.Id))) Put(table.Id, () => calendars.Put(table));
            foreach (var room in rooms.Where(r => IsNewest(r.Id)))
                Put(room.Id, () => calendars.Put(new RoomCalendar(room, busy.GetValueOrDefault(room.Id, BusyTime.None), [.. claims[room.Id]])));
        }
    }

    /// <summary>One calendar that can not be made sense of is not offered, and does not stop the others.</summary>
    private void Put(Guid resource, Action put)
    {
        try
        {
            put();
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidOperationException)
        {
            index?.Remove(resource);
            log.CalendarMakesNoSense(resource, e);
        }
    }
}
