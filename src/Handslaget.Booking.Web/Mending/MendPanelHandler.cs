using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Mending;

/// <summary>
/// An official said no. A free colleague of the same competence is held for the same time before being asked; if the colleague was
/// taken meanwhile, the next one is tried. When nobody can, the seat is left vacant, and that is a fact too.
/// </summary>
public static class MendPanelHandler
{
    private const int Colleagues = 5;

    public static async Task Handle(
        MendPanel message, MeetingLog meetings, CalendarMemory calendars, BookingRules rules, TimeProvider clock, CancellationToken ct)
    {
        IReadOnlyList<Place>? standIns = null;
        for (var colleague = 1; ; colleague++)
        {
            // Two who say no at once are mended at once: the colleague is looked for in the very state that is decided on.
            var mayTry = colleague <= Colleagues;
            var outcome = await meetings.Decide(
                message.MeetingId, "mending",
                m => m.Mend(message.OfficialId, standIns = mayTry ? StandIns(m, message.OfficialId, calendars, clock.GetUtcNow()) : null, clock.GetUtcNow(), rules), ct);
            if (outcome is not Outcome.Taken) return;
            await calendars.ReadAgain([.. standIns?.Select(p => p.OfficialId) ?? []], ct);
        }
    }

    private static IReadOnlyList<Place>? StandIns(Meeting meeting, Guid declined, CalendarMemory calendars, DateTimeOffset now)
    {
        var left = meeting.LeftBy(declined);
        return left.Count == 0 ? null : calendars.StandIns(meeting, declined, now);
    }
}
