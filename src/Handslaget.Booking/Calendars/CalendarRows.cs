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

    public CalendarRows(OfficeHours office, IEnumerable<OfficialRow> officials, Rooms rooms)
    {
        Office = office;
        Rooms = rooms;
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

    private CalendarRows(CalendarRows before, int position, OfficialRow official)
    {
        (Office, Rooms, positions, competences) = (before.Office, before.Rooms, before.positions, before.competences);
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
        (Office, officials, positions, competences, holdersOf) =
            (before.Office, before.officials, before.positions, before.competences, before.holdersOf);
        Rooms = before.Rooms.With(room);
        ExpiresAt = room.ExpiresAt < before.ExpiresAt ? room.ExpiresAt : before.ExpiresAt;
    }

    public OfficeHours Office { get; }

    public Rooms Rooms { get; }

    public ReadOnlySpan<OfficialRow> Officials => officials;

    /// <summary>From this instant on at least one row may be out of date: a hold has ended.</summary>
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

    public CalendarRows With(OfficialRow official) =>
        positions.TryGetValue(official.Id, out var position) && officials[position].Competences.SequenceEqual(official.Competences)
            ? new CalendarRows(this, position, official)
            : new CalendarRows(Office, officials.Where(row => row.Id != official.Id).Append(official), Rooms);

    public CalendarRows With(RoomRow room) => new(this, room);

    public CalendarRows Without(Guid id) =>
        new(Office, officials.Where(row => row.Id != id), new Rooms(Rooms.Rows.Where(row => row.Id != id)));

    /// <summary>The same rows without the holds that have ended.</summary>
    public CalendarRows AsOf(DateTimeOffset now) => new(
        Office,
        officials.Select(row => now < row.ExpiresAt ? row : new OfficialRow(row.Calendar, Office, now)),
        new Rooms(Rooms.Rows.Select(row => now < row.ExpiresAt ? row : new RoomRow(row.Calendar, Office, now))));

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
            var able = HoldersOf(need.Required[seat]) is { } holders ? holders.Starts(need.LayerOf(need.Required[seat])) : [];
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
