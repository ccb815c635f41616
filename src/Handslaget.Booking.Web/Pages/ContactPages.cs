using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>Who the company is, while a time is held for it, and the booking.</summary>
internal static class ContactPages
{
    public static void MapContactPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/bord/{key}/uppgifter", Contact);
        pages.MapPost("/bord/{key}/uppgifter", Book);
        pages.MapPost("/bord/{key}/forlang", Extend);
    }

    private static async Task<IResult> Contact(string key, CompanyKey company, MeetingViews views, TimesView view, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (meeting.IsBooked || meeting.HasEnded) return Results.Redirect($"/bord/{key}");
        if (!meeting.IsHolding(clock.GetUtcNow()))
            return await view.Of(meeting, key, null, meeting.HoldUntil is null ? null : Problems.For(Refusal.HoldHasEnded, http.AsksIn()).Title, http, ct);
        return await Show(meeting, key, new(meeting.Slot?.Start, null), new Fields(http.AsksIn()), views, http, ct);
    }

    /// <summary>
    /// Books the time that the form shows. When its hold lapsed while the form was filled in, it is held again; when somebody else has it by
    /// now, what is written waits behind the choice of another.
    /// </summary>
    private static async Task<IResult> Book(
        string key, CompanyKey company, Holding holding, BookMeeting booking, MeetingViews views, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var written = await Written.In(http, ct);
        if (!meeting.IsBooked && !meeting.HasEnded && written.Start is { } start)
        {
            var held = await holding.Hold(meeting, start, "company", ct);
            if (held is Outcome.Recorded now) meeting = now.Meeting;
            else if (held is not Outcome.Unchanged) return await view.Lost(held, meeting, key, written, http, ct);
        }
        var (outcome, fields) = await booking.Book(meeting, written.Details ?? ContactFields.Empty, "company", http.AsksIn(), ct);
        return outcome switch
        {
            null => await Show(meeting, key, written, fields, views, http, ct),
            Outcome.Recorded => Results.Redirect($"/bord/{key}?klart=bokat"),
            Outcome.Refused or Outcome.Taken => await view.Lost(outcome, meeting, key, written, http, ct),
            _ => Results.Redirect($"/bord/{key}"),
        };
    }

    private static async Task<IResult> Extend(
        string key, CompanyKey company, Holding holding, MeetingLog meetings, BookingRules rules, TimeProvider clock, MeetingViews views, TimesView view,
        HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var written = await Written.In(http, ct);
        var outcome = await meetings.Decide(meeting.Id, "company", m => m.ExtendHold(clock.GetUtcNow(), rules), ct);
        if (outcome is Outcome.Refused { Reason: Refusal.HoldHasEnded or Refusal.NothingHeld } && written.Start is { } start)
            outcome = await holding.Hold(meeting, start, "company", ct);
        return outcome switch
        {
            Outcome.Recorded { Meeting: var held } => await Show(held, key, written, new Fields(http.AsksIn()), views, http, ct),
            Outcome.Refused { Reason: Refusal.HoldAlreadyExtended } no => await Show(no.Meeting, key, written, new Fields(http.AsksIn()), views, http, ct),
            _ => await view.Lost(outcome, meeting, key, written, http, ct),
        };
    }

    /// <summary>The form, with what is written in it and what needs to be corrected.</summary>
    public static async Task<IResult> Show(
        Meeting meeting, string key, Written written, Fields fields, MeetingViews views, HttpContext http, CancellationToken ct) =>
        Page.Of<ContactPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
                ["Start"] = meeting.Slot?.Start ?? written.Start,
                ["Details"] = written.Details ?? ContactFields.Empty,
                ["Errors"] = fields.Errors,
            },
            fields.HasErrors ? 400 : 200,
            here: $"/bord/{key}/uppgifter");
}
