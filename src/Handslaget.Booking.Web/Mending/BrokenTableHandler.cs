using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Mending;

/// <summary>A required seat could not be filled: other times are held, so that the company can choose at once when it hears of it.</summary>
public static class BrokenTableHandler
{
    private const int Tries = 5;

    public static async Task Handle(
        HoldAlternatives message, MeetingLog meetings, FreeTimes times, CalendarMemory calendars, BookingRules rules, TimeProvider clock, CancellationToken ct)
    {
        for (var attempt = 1; await meetings.Find(message.MeetingId, ct) is { } meeting; attempt++)
        {
            var offers = attempt <= Tries ? OnDaysOfTheirOwn(times.Find(meeting, times.Window(), 200), rules.AlternativesHeld) : [];
            var outcome = await meetings.Decide(
                message.MeetingId, "mending", m => m.HoldAlternatives(offers, clock.GetUtcNow(), rules), ct);
            if (outcome is not Outcome.Taken) return;
            await calendars.ReadAgain([.. offers.SelectMany(o => o.Resources())], ct);
        }
    }

    public static Task Handle(LetAlternativesLapse message, MeetingLog meetings, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.LetAlternativesLapse(clock.GetUtcNow()), ct);

    public static Task Handle(CheckTable message, MeetingLog meetings, BookingRules rules, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.FallThrough(clock.GetUtcNow(), rules), ct);

    /// <summary>The first time of each of the first days: times on the same day are hardly a choice.</summary>
    private static IReadOnlyList<Offer> OnDaysOfTheirOwn(IReadOnlyList<Offer> offers, int days) =>
        [.. offers.DistinctBy(o => SwedishTime.Date(o.Slot.Start)).Take(days)];
}
