using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>An invitation that nobody has answered ends.</summary>
public static class EndInvitationHandler
{
    public static Task Handle(EndInvitation message, MeetingLog meetings, BookingRules rules, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.EndInvitation(clock.GetUtcNow(), rules), ct);
}
