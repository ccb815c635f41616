using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>Why a room does not suit a table, in words.</summary>
internal static class RoomWords
{
    /// <summary>As it stands after the room: "upptaget", "för litet för 6".</summary>
    /// <param name="obstacle">What stands in the way.</param>
    /// <param name="chairs">How many come to the room.</param>
    public static Text Say(this RoomObstacle obstacle, int chairs) => obstacle switch
    {
        RoomObstacle.Taken => new("upptaget", "taken"),
        RoomObstacle.Closed => new("stängt då", "closed then"),
        RoomObstacle.CalendarUnreadable => new("kalendern går inte att läsa", "its calendar can not be read"),
        RoomObstacle.TooSmall => new($"för litet för {chairs}", $"too small for {chairs}"),
        RoomObstacle.Steps => new("inte stegfritt", "not step-free"),
        RoomObstacle.NoHearingLoop => new("utan hörslinga", "without a hearing loop"),
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };
}
