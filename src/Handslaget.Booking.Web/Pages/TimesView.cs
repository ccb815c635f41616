using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>A day in the month's overview.</summary>
public sealed record DayOfTimes(DateOnly Date, int Times);

/// <summary>The page with times, for a booking and for a move, also when something has to be said first.</summary>
public sealed class TimesView(MeetingViews views, FreeTimes times, WaysOn waysOn)
{
    private const int Shown = 10;

    /// <summary>So many times at standing tables are offered before all times, where others are sooner.</summary>
    private const int First = 3;

    /// <summary>No municipality has more starts than this in its window; it only bounds the work.</summary>
    private const int All = 2_000;

    internal async Task<IResult> Of(
        Meeting meeting, string key, TimeFilter filter, HttpContext http, CancellationToken ct, Draft? draft = null, string? notice = null,
        DateTimeOffset? near = null, Fields? fields = null)
    {
        var offers = times.Find(meeting, times.Window(), All);
        var nearest = near is null ? [] : times.Nearest(meeting, near);
        var matching = offers.Where(filter.Shows).ToList();
        var shown = nearest.Count > 0 ? nearest : [.. matching.Take(Shown).Select(o => times.View(o, meeting))];
        var first = filter != TimeFilter.None || shown is not [{ StandingTable: false }, ..] ? []
            : BookableTime.InSearchOrder(offers).TakeWhile(o => o.StandingTable is not null).Take(First).Select(o => times.View(o, meeting)).ToList();
        return Page.Of<TimesPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
                ["Slots"] = shown,
                ["First"] = first,
                ["Filter"] = filter,
                ["Days"] = offers.GroupBy(o => SwedishTime.Date(o.Slot.Start)).Select(d => new DayOfTimes(d.Key, d.Count())).ToList(),
                ["Next"] = nearest.Count == 0 && matching.Count > Shown ? shown[^1].Start : null,
                ["NoTime"] = offers.Count == 0 ? waysOn.For(meeting, http.AsksIn()) : null,
                ["Notice"] = notice,
                ["Nearest"] = nearest.Count > 0,
                ["Called"] = meeting.CallBack,
                ["Draft"] = draft ?? new Draft(),
                ["Errors"] = CallErrors(fields),
            },
            fields is { HasErrors: true } ? 400 : notice is null ? 200 : 409,
            here: meeting.IsBooked ? $"/bord/{key}/tider" : Step.Times.Path(key));
    }

    /// <summary>The time could not be had: why, and those nearest to it. A meeting that can have no other time has its own page.</summary>
    internal async Task<IResult> Lost(
        Outcome outcome, Meeting meeting, string key, DateTimeOffset? wished, HttpContext http, CancellationToken ct, Draft? draft = null) => outcome switch
        {
            Outcome.Taken => await Of(meeting, key, TimeFilter.None, http, ct, draft, Problems.Taken([], http.AsksIn()).Title, wished),
            Outcome.Refused { Reason: not (Refusal.AlreadyBooked or Refusal.MeetingHasEnded) } no =>
                await Of(meeting, key, TimeFilter.None, http, ct, draft, no.Reason.Say().In(http.AsksIn()), wished),
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
}
