using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Answering;

/// <summary>An official has not answered: a nudge first, and then a colleague is asked instead.</summary>
public static class SilenceHandler
{
    public static Task Handle(NudgeOfficial message, MeetingLog meetings, BookingRules rules, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.Nudge(message.OfficialId, clock.GetUtcNow(), rules), ct);

    public static Task Handle(TakeSilenceAsNo message, MeetingLog meetings, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.TakeSilenceAsNo(message.OfficialId, clock.GetUtcNow()), ct);
}
