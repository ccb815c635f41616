using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Registering;

/// <summary>An absence is a no to every table it overlaps, and so is a competence withdrawn to each where it was needed; each is then mended like any other no. A time that is only held is let go of, and one that is offered is taken back.</summary>
public static class GiveUpSeatsHandler
{
    public static async Task Handle(GiveUpSeats message, MeetingLog meetings, StoreNames names, BookingRules rules, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await Claims.MeetingsOf(names.Data, names.Schema, message.OfficialId, now, ct))
        {
            await meetings.Decide(id, $"official:{message.OfficialId}", m => GiveUp(m, message, rules, now), ct);
        }
    }

    /// <summary>The deputy is suggested, and asked first. One who sits at the table already, or said no to it, is not.</summary>
    private static Reply.CanNot Away(Meeting meeting, Guid? deputy) =>
        new(DeclineReason.Away, deputy is { } id && meeting.PlaceOf(id) is null && !meeting.Declined.Contains(id) ? deputy : null);

    private static Decision GiveUp(Meeting meeting, GiveUpSeats message, BookingRules rules, DateTimeOffset now)
    {
        if (meeting.Slot is not { } slot || meeting.PlaceOf(message.OfficialId) is not { } place) return Decision.AlreadySo;
        if (message.Competence is { } withdrawn && !place.Competences.Contains(withdrawn)) return Decision.AlreadySo;
        if (!meeting.Taken(slot, rules).Overlaps(message.During)) return Decision.AlreadySo;
        return meeting.IsBooked ? meeting.Answer(message.OfficialId, Away(meeting, message.Deputy), slot.Start, now, [message.Deputy ?? Guid.Empty]) : meeting.GiveUpHold(now);
    }
}
