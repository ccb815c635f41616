namespace Handslaget.Booking.Calendars;

/// <summary>The table laid at one start after another: the best panel that can sit there, its room and its stand-ins.</summary>
internal sealed class Seating(CalendarRows rows, TableNeed need, IReadOnlySet<Guid>? metBefore)
{
    private readonly Candidates candidates = new(rows.Officials.Length, need.Required, need.Optional, metBefore);
    private readonly (Slot Away, int Deputy)[] deputies = rows.DeputiesFor(need);
    private readonly Dictionary<(string Competence, Layer Layer), ulong[][]> own = [];

    /// <param name="start">The step.</param>
    /// <param name="promisedOnly">Only those who are promised at a sitting then can be asked, as when it is too soon for others.</param>
    /// <returns>Null when a required seat or the room can not be had.</returns>
    public Offer? At(int start, bool promisedOnly = false)
    {
        var grid = rows.Office.Grid;
        int? sitting = rows.Promises.IsSitting(start) ? start : null;
        var room = need.Form == MeetingForm.AtMunicipality ? rows.Rooms.Smallest(need, start) : null;
        if (!Bits.IsSet(rows.Office.Starts, start) || need.Required.Count == 0 || (need.Form == MeetingForm.AtMunicipality && room is null))
        {
            return null;
        }

        candidates.Clear();
        foreach (var (away, deputy) in deputies)
        {
            if (away.Contains(grid.At(start)))
            {
                candidates.Name(deputy);
            }
        }

        Seat(start, need.Required, isRequired: true, promisedOnly);
        Seat(start, candidates.Optional, isRequired: false, promisedOnly);
        if (candidates.Choose(rows.Officials, grid.WeekOf(start), sitting) is not { } panel)
        {
            return null;
        }

        var places = candidates.Places(rows.Officials, everybodyByLink: need.Form == MeetingForm.Online);
        return new Offer(
            Slot.From(grid.At(start), rows.Office.Rules.MeetingLasts),
            places,
            room?.Id,
            candidates.StandIns(rows.Officials),
            panel.Proven,
            sitting is null ? null : places.Select(place => rows.Official(place.OfficialId)!.PromisedAt(start)).FirstOrDefault(table => table is not null));
    }

    /// <summary>The starts of a seat's holders. Those of a table that is not like others are worked out once.</summary>
    private ReadOnlySpan<ulong[]> Starts(Holders holders, string competence, Layer layer)
    {
        if (need.IsUsual(rows.Office.Rules))
        {
            return holders.Starts(layer);
        }

        if (!own.TryGetValue((competence, layer), out var starts))
        {
            own.Add((competence, layer), starts = holders.Starts(need, competence, layer, rows.Officials, rows.Office.Grid));
        }

        return starts;
    }

    private void Seat(int start, IReadOnlyList<string> competences, bool isRequired, bool promisedOnly)
    {
        for (var seat = 0; seat < competences.Count; seat++)
        {
            if (rows.HoldersOf(competences[seat]) is not { } holders)
            {
                continue;
            }

            var coming = Starts(holders, competences[seat], need.Form.Layer());
            var linked = Starts(holders, competences[seat], need.LayerOf(competences[seat]));
            for (var holder = 0; holder < holders.Positions.Length; holder++)
            {
                if (promisedOnly && rows.Officials[holders.Positions[holder]].PromisedAt(start) is null)
                {
                    continue;
                }

                var comes = Bits.IsSet(coming[holder], start);
                if (comes || Bits.IsSet(linked[holder], start))
                {
                    candidates.Seat(holders.Positions[holder], seat, isRequired, onlyByLink: !comes);
                }
            }
        }
    }
}
