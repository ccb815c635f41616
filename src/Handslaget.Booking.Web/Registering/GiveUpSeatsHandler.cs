using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Registering;

/// <summary>An absence is a no to every table it overlaps; each is then mended like any other no.</summary>
public static class GiveUpSeatsHandler
{
    public static async Task Handle(GiveUpSeats message, MeetingLog meetings, StoreNames names, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await Claims.MeetingsOf(names.Data, names.Schema, message.OfficialId, now, ct))
        {
            await meetings.Decide(
                id, $"official:{message.OfficialId}",
                m => m.Slot is { } slot && slot.Overlaps(message.During) && m.PlaceOf(message.OfficialId) is not null
                    ? m.Answer(message.OfficialId, accepts: false, slot.Start, now)
                    : Decision.AlreadySo,
                ct);
        }
    }
}
