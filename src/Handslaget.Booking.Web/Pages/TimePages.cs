using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Following;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The panel, the times and the hold, and what can be done when there is no time.</summary>
internal static class TimePages
{
    public static void MapTimePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/bord/{key}/tider", Times);
        pages.MapPost("/bord/{key}/tider", Times);
        pages.MapPost("/bord/{key}/hall", Hold);
        pages.MapPost("/bord/{key}/flytta", Move);
        pages.MapPost("/bord/{key}/latta", Relax);
        pages.MapPost("/bord/{key}/ring", CallBack);
    }

    /// <summary>Changes nothing by POST either: that way what is written in the contact form comes along.</summary>
    private static async Task<IResult> Times(string key, string? efter, CompanyKey company, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        return meeting.HasEnded
            ? Results.Redirect($"/bord/{key}")
            : await view.Of(meeting, key, Written.Time(efter), null, http, ct, written: await Written.In(http, ct));
    }

    private static async Task<IResult> Hold(string key, CompanyKey company, Holding holding, MeetingViews views, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var written = await Written.In(http, ct);
        if (written.Start is not { } start) return Results.Redirect($"/bord/{key}/tider");
        return await holding.Hold(meeting, start, "company", ct) switch
        {
            Outcome.Recorded or Outcome.Unchanged when written.Details is null => Results.Redirect($"/bord/{key}/uppgifter"),
            Outcome.Recorded r => await ContactPages.Show(r.Meeting, key, written, new Fields(http.AsksIn()), views, http, ct),
            Outcome.Unchanged u => await ContactPages.Show(u.Meeting, key, written, new Fields(http.AsksIn()), views, http, ct),
            var lost => await view.Lost(lost, meeting, key, written, http, ct),
        };
    }

    private static async Task<IResult> Move(string key, CompanyKey company, MoveMeeting moving, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var written = await Written.In(http, ct);
        if (written.Start is not { } start) return Results.Redirect($"/bord/{key}/tider");
        return await moving.Move(meeting, start, "company", ct) switch
        {
            Outcome.Recorded => Results.Redirect($"/bord/{key}?klart=flyttat"),
            Outcome.Unchanged => Results.Redirect($"/bord/{key}"),
            var lost => await view.Lost(lost, meeting, key, written, http, ct),
        };
    }

    private static async Task<IResult> Relax(string key, CompanyKey company, MeetingLog meetings, TimesView view, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        string[] link = [.. meeting.ByLink, .. form["lank"].OfType<string>()];
        string[] inWriting = [.. meeting.InWriting, .. form["skriftligt"].OfType<string>()];
        var outcome = await meetings.Decide(
            meeting.Id, "company", m => m.Relax(link.Distinct().ToList(), inWriting.Distinct().ToList(), clock.GetUtcNow()), ct);
        var written = await Written.In(http, ct);
        return outcome is Outcome.Recorded relaxed && written.Details is not null
            ? await view.Of(relaxed.Meeting, key, null, null, http, ct, written: written)
            : Results.Redirect($"/bord/{key}/tider");
    }

    private static async Task<IResult> CallBack(string key, CompanyKey company, BookMeeting booking, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var written = await Written.In(http, ct);
        var (outcome, fields) = await booking.AskForCallBack(meeting, written.Details ?? ContactFields.Empty, "company", http.AsksIn(), ct);
        return outcome is null
            ? await view.Of(meeting, key, null, null, http, ct, written: written, fields: fields)
            : Results.Redirect($"/bord/{key}");
    }
}
