using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Scheduling;

/// <summary>The timer at a hold's end. The clock has already decided; this only tidies.</summary>
public static class ExpireHoldHandler
{
    public static Task Handle(ExpireHold message, MeetingLog meetings, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.ExpireHold(clock.GetUtcNow()), ct);
}
