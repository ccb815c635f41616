using System.Globalization;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Following;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The panel, the times, the hold and the booking.</summary>
internal static class TimePages
{
    public static void MapTimePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/bord/{key}/tider", Times);
        pages.MapPost("/bord/{key}/hall", Hold);
        pages.MapPost("/bord/{key}/flytta", Move);
        pages.MapPost("/bord/{key}/latta", Relax);
        pages.MapPost("/bord/{key}/ring", CallBack);
        pages.MapPost("/bord/{key}/forlang", Extend);
        pages.MapGet("/bord/{key}/uppgifter", Contact);
        pages.MapPost("/bord/{key}/uppgifter", Book);
    }

    private static async Task<IResult> Times(string key, DateTimeOffset? efter, CompanyKey company, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        return meeting.HasEnded ? Results.Redirect($"/bord/{key}") : await view.Of(meeting, key, efter, null, http, ct);
    }

    private static async Task<IResult> Hold(string key, CompanyKey company, Holding holding, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (await Start(http, ct) is not { } start) return Results.Redirect($"/bord/{key}/tider");
        return await holding.Hold(meeting, start, "company", ct) switch
        {
            Outcome.Recorded or Outcome.Unchanged => Results.Redirect($"/bord/{key}/uppgifter"),
            Outcome.Refused { Reason: Refusal.AlreadyBooked or Refusal.MeetingHasEnded } => Results.Redirect($"/bord/{key}"),
            Outcome.Refused no => await view.Of(meeting, key, null, Problems.For(no.Reason, http.AsksIn()).Title, http, ct),
            _ => await view.Of(meeting, key, null, Problems.Taken([], http.AsksIn()).Title, http, ct, near: start),
        };
    }

    private static async Task<IResult> Move(string key, CompanyKey company, MoveMeeting moving, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (await Start(http, ct) is not { } start) return Results.Redirect($"/bord/{key}/tider");
        return await moving.Move(meeting, start, "company", ct) switch
        {
            Outcome.Recorded => Results.Redirect($"/bord/{key}?klart=flyttat"),
            Outcome.Unchanged => Results.Redirect($"/bord/{key}"),
            Outcome.Refused no => await view.Of(meeting, key, null, Problems.For(no.Reason, http.AsksIn()).Title, http, ct),
            _ => await view.Of(meeting, key, null, Problems.Taken([], http.AsksIn()).Title, http, ct, near: start),
        };
    }

    private static async Task<IResult> Relax(string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        string[] link = [.. meeting.ByLink, .. form["lank"].OfType<string>()];
        string[] written = [.. meeting.InWriting, .. form["skriftligt"].OfType<string>()];
        await meetings.Decide(meeting.Id, "company", m => m.Relax(link.Distinct().ToList(), written.Distinct().ToList(), clock.GetUtcNow()), ct);
        return Results.Redirect($"/bord/{key}/tider");
    }

    private static async Task<IResult> CallBack(string key, CompanyKey company, BookMeeting booking, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var (outcome, fields) = await booking.AskForCallBack(meeting, await Details(http, ct), "company", http.AsksIn(), ct);
        return outcome is null
            ? await view.Of(meeting, key, null, string.Join(" ", fields.Errors.Values), http, ct)
            : Results.Redirect($"/bord/{key}");
    }

    private static async Task<IResult> Extend(string key, CompanyKey company, MeetingLog meetings, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        await meetings.Decide(meeting.Id, "company", m => m.ExtendHold(clock.GetUtcNow(), rules), ct);
        return Results.Redirect($"/bord/{key}/uppgifter");
    }

    private static async Task<IResult> Contact(string key, CompanyKey company, MeetingViews views, TimesView view, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (meeting.IsBooked || meeting.HasEnded) return Results.Redirect($"/bord/{key}");
        if (!meeting.IsHolding(clock.GetUtcNow()))
            return await view.Of(meeting, key, null, meeting.HoldUntil is null ? null : Problems.For(Refusal.HoldHasEnded, http.AsksIn()).Title, http, ct);
        return Page.Of<ContactPage>(http, new Dictionary<string, object?> { ["Key"] = key, ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct) });
    }

    private static async Task<IResult> Book(string key, CompanyKey company, BookMeeting booking, MeetingViews views, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var details = await Details(http, ct);
        var (outcome, fields) = await booking.Book(meeting, details, "company", http.AsksIn(), ct);
        return outcome switch
        {
            null => Page.Of<ContactPage>(
                http,
                new Dictionary<string, object?> { ["Key"] = key, ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct), ["Details"] = details, ["Errors"] = fields.Errors },
                400),
            Outcome.Recorded => Results.Redirect($"/bord/{key}?klart=bokat"),
            Outcome.Unchanged => Results.Redirect($"/bord/{key}"),
            Outcome.Refused { Reason: Refusal.HoldHasEnded or Refusal.NothingHeld } no => await Again(no.Reason),
            Outcome.Taken => await Again(Refusal.HoldHasEnded),
            _ => Results.Redirect($"/bord/{key}"),
        };

        // The time was lost while the form was filled in. What was written stays in the form: the same time is held again if it is still
        // free, and otherwise the form waits behind the choice of another.
        async Task<IResult> Again(Refusal reason) => await view.Of(meeting, key, null, Problems.For(reason, http.AsksIn()).Title, http, ct, near: meeting.Slot?.Start);
    }

    private static async Task<DateTimeOffset?> Start(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return null;
        var written = (await http.Request.ReadFormAsync(ct))["start"].ToString();
        return DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start.ToUniversalTime() : null;
    }

    private static async Task<ContactDetails> Details(HttpContext http, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        return new(form["company"], form["organisationNumber"], form["name"], form["mobile"], form["phone"], form["email"], form["errand"], form["site"]);
    }
}
