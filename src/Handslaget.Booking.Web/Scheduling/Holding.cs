using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Scheduling;

/// <summary>
/// Takes a time: the calendars in memory say who can sit there, the claim table says whether that is still true. When a colleague of the
/// panel was taken meanwhile, another panel for the same start is tried before the company hears no.
/// </summary>
public sealed class Holding(MeetingLog meetings, FreeTimes times, CalendarMemory calendars, BookingRules rules, TimeProvider clock)
{
    private const int Panels = 4;

    public async Task<Outcome> Hold(Meeting meeting, DateTimeOffset start, string actor, CancellationToken ct)
    {
        if (start <= clock.GetUtcNow()) return new Outcome.Refused(Refusal.TimeHasPassed, meeting);
        if (meeting.IsHolding(clock.GetUtcNow()) && meeting.Slot!.Value.Start == start) return new Outcome.Unchanged(meeting);
        for (var panel = 1; ; panel++)
        {
            if (times.At(meeting, start) is not { } offer) return new Outcome.Taken(meeting);
            var outcome = await meetings.Decide(meeting.Id, actor, m => m.Hold(offer, clock.GetUtcNow(), rules), ct);
            if (outcome is not Outcome.Taken || panel == Panels) return outcome;
            await calendars.ReadAgain(offer.Resources(), ct);
        }
    }
}
