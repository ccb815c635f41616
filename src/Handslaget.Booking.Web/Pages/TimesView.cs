using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The page with times, also when something has to be said first. What the company has written so far stays with it.</summary>
public sealed class TimesView(MeetingViews views, FreeTimes times, WaysOn waysOn)
{
    internal async Task<IResult> Of(
        Meeting meeting, string key, DateTimeOffset? after, string? notice, HttpContext http, CancellationToken ct, DateTimeOffset? near = null,
        Written? written = null, Fields? fields = null)
    {
        var nearest = near is null ? [] : times.Nearest(meeting, near);
        var slots = nearest.Count == 0
            ? SchedulingDoors.SlotsFor(meeting, Within(after), null, null, 10, times, waysOn, http.AsksIn())
            : new SlotsView(nearest, null, null);
        return Page.Of<TimesPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
                ["Slots"] = slots.Slots,
                ["Next"] = slots.Next,
                ["NoTime"] = slots.NoTime,
                ["Notice"] = notice,
                ["Nearest"] = nearest.Count > 0,
                ["Called"] = meeting.CallBack,
                ["Details"] = written?.Details,
                ["Errors"] = CallErrors(fields),
            },
            fields is { HasErrors: true } ? 400 : 200,
            here: $"/bord/{key}/tider");
    }

    /// <summary>The time could not be had: why, and those nearest to it. A meeting that can have no other time has its own page.</summary>
    internal async Task<IResult> Lost(Outcome outcome, Meeting meeting, string key, Written written, HttpContext http, CancellationToken ct) => outcome switch
    {
        Outcome.Taken => await Of(meeting, key, null, Problems.Taken([], http.AsksIn()).Title, http, ct, near: written.Start, written: written),
        Outcome.Refused { Reason: not (Refusal.AlreadyBooked or Refusal.MeetingHasEnded) } no =>
            await Of(meeting, key, null, Problems.For(no.Reason, http.AsksIn()).Title, http, ct, near: written.Start, written: written),
        _ => Results.Redirect($"/bord/{key}"),
    };

    /// <summary>The call-back form has one way to reach somebody: what is wrong with the others, it says of that one, and once.</summary>
    private static Dictionary<string, string> CallErrors(Fields? fields)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (field, fault) in (fields?.Errors ?? new Dictionary<string, string>()).OrderBy(e => e.Key == "phone" ? 0 : 1))
            errors.TryAdd(field is "company" or "name" ? field : "phone", fault);
        return errors;
    }

    /// <summary>No time is offered after the window, so nothing is asked for that the calendar can not count to.</summary>
    private DateTimeOffset? Within(DateTimeOffset? after) => after is { } a && a > times.Window().End ? times.Window().End : after;
}
