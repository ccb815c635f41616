using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Scheduling;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The page with times, also when something has to be said first.</summary>
public sealed class TimesView(MeetingViews views, FreeTimes times, WaysOn waysOn)
{
    public async Task<IResult> Of(
        Meeting meeting, string key, DateTimeOffset? after, string? notice, HttpContext http, CancellationToken ct, DateTimeOffset? near = null)
    {
        var slots = near is null
            ? SchedulingDoors.SlotsFor(meeting, after, null, null, 10, times, waysOn, http.AsksIn())
            : new SlotsView(times.Nearest(meeting, near), null, null);
        return Page.Of<TimesPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key, ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct), ["Slots"] = slots.Slots, ["Next"] = slots.Next,
            ["NoTime"] = slots.NoTime, ["Notice"] = notice,
        });
    }
}
