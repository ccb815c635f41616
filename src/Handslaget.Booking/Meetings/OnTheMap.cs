namespace Handslaget.Booking.Meetings;

/// <summary>
/// Where a company is on a decision map, as far as the log can tell. The service knows the table and nothing after it: what has become of
/// an application it does not know, and must not guess.
/// </summary>
public enum OnTheMap
{
    /// <summary>A table is asked for, and has no time yet.</summary>
    TableAsked,

    /// <summary>The table has a time, in the future or now.</summary>
    TableBooked,

    /// <summary>The time of the table has passed, and nobody has said that it was not held.</summary>
    TableHeld,

    /// <summary>The table never was: called off, fallen through, or the company stayed away.</summary>
    NoTable,
}

public static class MapPlaces
{
    public static OnTheMap Of(Meeting meeting, DateTimeOffset now) =>
        meeting.HasEnded || meeting.TookPlace == false ? OnTheMap.NoTable
        : !meeting.IsBooked || meeting.Slot is not { } slot ? OnTheMap.TableAsked
        : meeting.TookPlace == true || slot.End <= now ? OnTheMap.TableHeld
        : OnTheMap.TableBooked;
}
