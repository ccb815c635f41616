using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Following;

/// <summary>Another time for the same meeting, with the same people where they can come. The new time is claimed as the old is let go of.</summary>
public sealed class MoveMeeting(MeetingLog meetings, FreeTimes times, CalendarMemory calendars, BookingRules rules, TimeProvider clock)
{
    private const int Panels = 4;

    public async Task<Outcome> Move(Meeting meeting, DateTimeOffset start, string actor, CancellationToken ct)
    {
        if (start <= clock.GetUtcNow()) return new Outcome.Refused(Refusal.TimeHasPassed, meeting);
        if (!meeting.IsBooked) return new Outcome.Refused(meeting.HasEnded ? Refusal.MeetingHasEnded : Refusal.NotBooked, meeting);
        if (meeting.Slot!.Value.Start == start && meeting.Vacant.Count == 0) return new Outcome.Unchanged(meeting);
        var by = actor == "company" ? "company" : "coordinator";
        for (var panel = 1; ; panel++)
        {
            if (times.At(meeting, start) is not { } offer) return new Outcome.Taken(meeting);
            var outcome = await meetings.Decide(meeting.Id, actor, m => m.Move(offer, by, clock.GetUtcNow(), rules), ct);
            if (outcome is not Outcome.Taken || panel == Panels) return outcome;
            await calendars.ReadAgain(offer.Resources(), ct);
        }
    }
}
