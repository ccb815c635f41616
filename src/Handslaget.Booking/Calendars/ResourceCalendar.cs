using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// Time taken in somebody's own calendar, as it was last read: no titles, no places, only when. A calendar that can not be read
/// (<see cref="UnreadableSince"/>) is not a free calendar: its owner is not offered.
/// </summary>
public sealed record BusyTime(IReadOnlyList<Slot> Busy, DateTimeOffset? UnreadableSince = null)
{
    public static readonly BusyTime None = new([]);
}

/// <summary>Time one resource gives to a meeting. <see cref="Until"/>: only so long, if the claim is a hold.</summary>
public sealed record Claim(Guid ResourceId, Guid MeetingId, Slot During, DateTimeOffset? Until = null)
{
    public bool Stands(DateTimeOffset now) => Until is null || now < Until;
}

/// <summary>Everything that decides when an official can sit: the log's facts, the calendar as read, and the claims.</summary>
public sealed record OfficialCalendar(Official Official, BusyTime BusyTime, IReadOnlyList<Claim> Claims);

/// <summary>Everything that decides when a room can be used.</summary>
public sealed record RoomCalendar(Room Room, BusyTime BusyTime, IReadOnlyList<Claim> Claims);

/// <summary>
/// A time that can be taken: when, who sits where, in which room, and who else could take each required seat if somebody says no
/// (competence → officials, best first). <see cref="Proven"/> is false in the pathological case where the search for the smallest
/// panel was cut short and the panel is only good. <see cref="StandingTable"/>: the standing table at which somebody in the panel is promised.
/// </summary>
public sealed record Offer(
    Slot Slot,
    IReadOnlyList<Panels.Place> Places,
    Guid? RoomId,
    IReadOnlyDictionary<string, IReadOnlyList<Guid>> StandIns,
    bool Proven = true,
    Guid? StandingTable = null);
