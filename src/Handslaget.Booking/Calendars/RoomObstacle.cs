namespace Handslaget.Booking.Calendars;

/// <summary>Why a table can not be laid in a room.</summary>
public enum RoomObstacle
{
    /// <summary>Another meeting has it, or something stands in its own calendar.</summary>
    Taken,

    Closed,

    /// <summary>The room's calendar could not be read, and what is not known to be free is not offered.</summary>
    CalendarUnreadable,

    /// <summary>Fewer chairs than people.</summary>
    TooSmall,

    /// <summary>There are steps, and the company needs there to be none.</summary>
    Steps,
    NoHearingLoop,
}

/// <summary>What stands in the way of a room at a time: the same as a search counts, but with as many chairs as there are people to sit on them.</summary>
public static class RoomObstacles
{
    /// <param name="room">The room, and what is known of its time.</param>
    /// <param name="need">What the room must have.</param>
    /// <param name="chairs">How many come to the room.</param>
    /// <param name="taken">All the time that the meeting takes in it.</param>
    /// <param name="now">Holds that have ended by then take no time.</param>
    public static IEnumerable<RoomObstacle> Of(RoomCalendar room, TableNeed need, int chairs, Slot taken, DateTimeOffset now)
    {
        if (room.Claims.Any(c => c.Stands(now) && c.During.Overlaps(taken)) || room.BusyTime.Busy.Any(b => b.Overlaps(taken))) yield return RoomObstacle.Taken;
        if (room.Room.Closures.Any(c => c.During.Overlaps(taken))) yield return RoomObstacle.Closed;
        if (room.BusyTime.UnreadableSince is not null) yield return RoomObstacle.CalendarUnreadable;
        foreach (var lacks in Lacks(room.Room, need, chairs)) yield return lacks;
    }

    /// <summary>What the room lacks whatever the time.</summary>
    public static IEnumerable<RoomObstacle> Lacks(Register.Room room, TableNeed need, int chairs)
    {
        if (room.Chairs < chairs) yield return RoomObstacle.TooSmall;
        if (need.StepFree && !room.StepFree) yield return RoomObstacle.Steps;
        if (need.HearingLoop && !room.HearingLoop) yield return RoomObstacle.NoHearingLoop;
    }
}
