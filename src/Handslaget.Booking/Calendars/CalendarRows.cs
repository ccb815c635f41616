using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// All rows as they stood at one moment. Never changed, so a search sees one and the same moment from its beginning to its end, whatever
/// is put in meanwhile. Officials stand in the order of their ids: the order does not depend on who was put in first.
/// </summary>
internal sealed class CalendarRows
{
    private readonly OfficialRow[] officials;
    private readonly Dictionary<Guid, int> positions;
    private readonly Dictionary<string, int> competences;
    private readonly Holders[] holdersOf;

    public CalendarRows(OfficeHours office, IEnumerable<OfficialRow> officials, Rooms rooms, Promises promises)
    {
        Office = office;
        Rooms = rooms;
        Promises = promises;
        this.officials = [.. officials.OrderBy(row => row.Id)];
        positions = new Dictionary<Guid, int>(this.officials.Length);
        competences = [];
        var holding = new List<List<int>>();
        for (var position = 0; position < this.officials.Length; position++)
        {
            positions.Add(this.officials[position].Id, position);
            foreach (var competence in this.officials[position].Competences)
            {
                if (competences.TryAdd(competence, holding.Count))
                {
                    holding.Add([]);
                }

                holding[competences[competence]].Add(position);
            }
        }

        holdersOf = new Holders[holding.Count];
        foreach (var (competence, number) in competences)
        {
            holdersOf[number] = Holders.Of(competence, holding[number], this.officials, office.Grid);
        }

        ExpiresAt = rooms.Rows.Select(row => row.ExpiresAt).Concat(this.officials.Select(row => row.ExpiresAt))
            .DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
    }

    /// <summary>All rows made anew, with whom the standing tables promise.</summary>
    public static CalendarRows Of(
        OfficeHours office, IReadOnlyList<OfficialCalendar> officials, IReadOnlyList<RoomCalendar> rooms, IReadOnlyList<StandingTable> tables, DateTimeOffset seenAt)
    {
        var promises = Promises.Of(tables, [.. officials.Select(calendar => calendar.Official)], office, seenAt);
        return new(
            office,
            officials.Select(calendar => new OfficialRow(calendar, office, CalendarIndex.AllClaimsStand, promises.To(calendar.Official.Id))),
            new Rooms(rooms.Select(calendar => new RoomRow(calendar, office, CalendarIndex.AllClaimsStand, promises.To(calendar.Room.Id)))),
            promises);
    }

    private CalendarRows(CalendarRows before, int position, OfficialRow official)
    {
        (Office, Rooms, Promises, positions, competences) = (before.Office, before.Rooms, before.Promises, before.positions, before.competences);
        officials = (OfficialRow[])before.officials.Clone();
        officials[position] = official;
        holdersOf = (Holders[])before.holdersOf.Clone();
        foreach (var competence in official.Competences)
        {
            var number = competences[competence];
            holdersOf[number] = holdersOf[number].With(competence, position, official, Office.Grid);
        }

        // The row replaced may have been the first to expire; then we look once too often, which does no harm.
        ExpiresAt = official.ExpiresAt < before.ExpiresAt ? official.ExpiresAt : before.ExpiresAt;
    }

    private CalendarRows(CalendarRows before, RoomRow room)
    {
        (Office, Promises, officials, positions, competences, holdersOf) =
            (before.Office, before.Promises, before.officials, before.positions, before.competences, before.holdersOf);
        Rooms = before.Rooms.With(room);
        ExpiresAt = room.ExpiresAt < before.ExpiresAt ? room.ExpiresAt : before.ExpiresAt;
    }

    public OfficeHours Office { get; }

    public Rooms Rooms { get; }

    public Promises Promises { get; }

    public ReadOnlySpan<OfficialRow> Officials => officials;

    /// <summary>From this instant on at least one row may be out of date: a hold or a promise has ended.</summary>
    public DateTimeOffset ExpiresAt { get; }

    public OfficialRow? Official(Guid id) => positions.TryGetValue(id, out var position) ? officials[position] : null;

    public Holders? HoldersOf(string competence) => competences.TryGetValue(competence, out var number) ? holdersOf[number] : null;

    /// <summary>Who steps in for those who are away from the seats of a table, and when.</summary>
    public (Slot Away, int Deputy)[] DeputiesFor(TableNeed need) =>
    [
        .. from competence in need.Required
           from position in HoldersOf(competence)?.Positions.ToArray() ?? []
           from absence in officials[position].Calendar.Official.Absences
           where absence.Deputy is { } deputy && positions.ContainsKey(deputy)
           select (absence.During, positions[absence.Deputy!.Value]),
    ];

    /// <summary>Where an official stands among all; null when there is no such official.</summary>
    public int? PositionOf(Guid id) => positions.TryGetValue(id, out var position) ? position : null;

    public CalendarRows With(OfficialCalendar calendar)
    {
        if (Promises.Tables.Count > 0 && !TakesTheSameTurns(calendar.Official))
        {
            return InTurn(Promises.Tables, OthersThan(calendar.Official.Id).Append(calendar));
        }

        var official = new OfficialRow(calendar, Office, CalendarIndex.AllClaimsStand, Promises.To(calendar.Official.Id));
        return positions.TryGetValue(official.Id, out var position) && officials[position].Competences.SequenceEqual(official.Competences)
            ? new CalendarRows(this, position, official)
            : new CalendarRows(Office, officials.Where(row => row.Id != official.Id).Append(official), Rooms, Promises);
    }

    public CalendarRows With(RoomCalendar room) =>
        new(this, new RoomRow(room, Office, CalendarIndex.AllClaimsStand, Promises.To(room.Room.Id)));

    public CalendarRows With(StandingTable table) =>
        InTurn([.. Promises.Tables.Where(other => other.Id != table.Id).Append(table).OrderBy(t => t.Id)], OthersThan(Guid.Empty));

    public CalendarRows Without(Guid id) => Promises.Tables.Count > 0 && positions.ContainsKey(id)
        ? InTurn(Promises.Tables, OthersThan(id))
        : new(Office, officials.Where(row => row.Id != id), new Rooms(Rooms.Rows.Where(row => row.Id != id)), Promises);

    /// <summary>The same rows without the holds and the promises that have ended.</summary>
    public CalendarRows AsOf(DateTimeOffset now)
    {
        var promises = Promises.Tables.Count == 0 ? Promises : Promises.At(now);
        return new(
            Office,
            officials.Select(row => now < row.ExpiresAt ? row : new OfficialRow(row.Calendar, Office, now, promises.To(row.Id))),
            new Rooms(Rooms.Rows.Select(row => now < row.ExpiresAt ? row : new RoomRow(row.Calendar, Office, now, promises.To(row.Id)))),
            promises);
    }

    private IEnumerable<OfficialCalendar> OthersThan(Guid id) => officials.Where(row => row.Id != id).Select(row => row.Calendar);

    /// <summary>
    /// Everybody's turns at the standing tables taken anew. Rows whose promises are as before are kept: mostly one official's are not, and
    /// those of the colleague who is next.
    /// </summary>
    private CalendarRows InTurn(IReadOnlyList<StandingTable> tables, IEnumerable<OfficialCalendar> calendars)
    {
        var everybody = calendars.ToList();
        var promises = Promises.Of(tables, [.. everybody.Select(calendar => calendar.Official)], Office, Promises.SeenAt);
        return new(
            Office,
            everybody.Select(calendar => Official(calendar.Official.Id) is { } row && ReferenceEquals(row.Calendar, calendar) && row.Keeps(promises.To(row.Id))
                ? row
                : new OfficialRow(calendar, Office, CalendarIndex.AllClaimsStand, promises.To(calendar.Official.Id))),
            new Rooms(Rooms.Rows.Select(row => new RoomRow(row.Calendar, Office, CalendarIndex.AllClaimsStand, promises.To(row.Id)))),
            promises);
    }

    /// <summary>Whether nothing has changed of what decides whose turn it is.</summary>
    private bool TakesTheSameTurns(Official official) => Official(official.Id)?.Calendar.Official is { } before
        && (ReferenceEquals(before, official)
            || (before.HasLeft == official.HasLeft && before.Grants.SequenceEqual(official.Grants)
                && before.Hours.SequenceEqual(official.Hours) && before.Absences.SequenceEqual(official.Absences)));

    /// <summary>The starts at which every required seat can be filled by somebody and a room is free.</summary>
    /// <returns>Whether there is any.</returns>
    public bool Starts(TableNeed need, Span<ulong> joint) =>
        StartsOfSeats(need, joint) && (need.Form != MeetingForm.AtMunicipality || JointBits.AndAny(joint, Rooms.Starts(need)));

    /// <summary>
    /// The starts at which every required seat can be filled, room or not. A table with no required seat has no start: nobody to wait for
    /// is not the same as everybody being free.
    /// </summary>
    /// <returns>Whether there is any.</returns>
    public bool StartsOfSeats(TableNeed need, Span<ulong> joint)
    {
        Office.Starts.CopyTo(joint);
        for (var seat = 0; seat < need.Required.Count; seat++)
        {
            var (competence, layer) = (need.Required[seat], need.LayerOf(need.Required[seat]));
            ReadOnlySpan<ulong[]> able = HoldersOf(competence) is not { } holders ? []
                : need.IsUsual(Office.Rules) ? holders.Starts(layer)
                : holders.Starts(need, competence, layer, officials, Office.Grid);
            if (!JointBits.AndAny(joint, able))
            {
                // Nothing is left in it, and no other seat can bring anything back.
                return false;
            }
        }

        if (need.Required.Count == 0)
        {
            joint.Clear();
        }

        return need.Required.Count > 0;
    }
}
