namespace Handslaget.Booking.Calendars;

/// <summary>
/// The rooms, smallest first, sorted beforehand by what a table may ask of them, so that a search only has to skip those that are too small.
/// Never changed.
/// </summary>
internal sealed class Rooms
{
    private readonly RoomRow[] rows;
    private readonly RoomRow[][] suitable = new RoomRow[4][];
    private readonly ulong[][][] starts = new ulong[4][][];
    private readonly bool anyPromised;

    public Rooms(IEnumerable<RoomRow> rows)
    {
        this.rows = [.. rows.OrderBy(row => row.Calendar.Room.Chairs).ThenBy(row => row.Id)];
        anyPromised = Array.Exists(this.rows, row => row.IsPromisedAny);
        for (var asked = 0; asked < suitable.Length; asked++)
        {
            var (stepFree, hearingLoop) = ((asked & 1) != 0, (asked & 2) != 0);
            suitable[asked] =
            [
                .. this.rows.Where(row =>
                    (row.Calendar.Room.StepFree || !stepFree) && (row.Calendar.Room.HearingLoop || !hearingLoop)),
            ];
            starts[asked] = [.. suitable[asked].Select(row => row.Starts)];
        }
    }

    public IReadOnlyList<RoomRow> Rows => rows;

    /// <summary>The same rooms with one of them added or renewed.</summary>
    public Rooms With(RoomRow room) => new(rows.Where(row => row.Id != room.Id).Append(room));

    /// <summary>
    /// One chair for each guest and one for each required seat. One person may fill several seats, and a seat by link needs no chair, but
    /// who that will be is not known before the time is.
    /// </summary>
    public static int ChairsFor(TableNeed need) => need.Guests + need.Required.Count;

    /// <summary>The starts of every room that suits.</summary>
    public ReadOnlySpan<ulong[]> Starts(TableNeed need) => starts[Asked(need)].AsSpan(TooSmall(need));

    /// <summary>The room that suits and is free: one that is kept for the standing table then, otherwise the smallest.</summary>
    public RoomRow? Smallest(TableNeed need, int start)
    {
        var rooms = suitable[Asked(need)];
        RoomRow? smallest = null;
        for (var room = TooSmall(need); room < rooms.Length; room++)
        {
            if (Bits.IsSet(rooms[room].Starts, start))
            {
                smallest ??= rooms[room];
                if (rooms[room].IsPromisedAt(start))
                {
                    return rooms[room];
                }

                if (!anyPromised)
                {
                    break;
                }
            }
        }

        return smallest;
    }

    private static int Asked(TableNeed need) => (need.StepFree ? 1 : 0) | (need.HearingLoop ? 2 : 0);

    private int TooSmall(TableNeed need)
    {
        var chairs = ChairsFor(need);
        var rooms = suitable[Asked(need)];
        var tooSmall = 0;
        while (tooSmall < rooms.Length && rooms[tooSmall].Calendar.Room.Chairs < chairs)
        {
            tooSmall++;
        }

        return tooSmall;
    }
}
