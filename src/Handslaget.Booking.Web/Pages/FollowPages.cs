using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Following;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Pages.Visits;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;
using Handslaget.Booking.Web.Telling;

namespace Handslaget.Booking.Web.Pages;

/// <summary>The company's own page about its meeting, for as long as it lives.</summary>
internal static class FollowPages
{
    public static void MapFollowPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/bord/{key}", Follow);
        pages.MapGet("/bord/{key}/tider", Times);
        pages.MapPost("/bord/{key}/flytta", Move);
        pages.MapGet("/bord/{key}/avboka", AskToCancel);
        pages.MapPost("/bord/{key}/avboka", Cancel);
        pages.MapGet("/bord/{key}/kalender.ics", Calendar);
        pages.MapGet("/bord/{key}/dokument/{document:guid}", Document);
    }

    private static async Task<IResult> Follow(
        string key, string? klart, CompanyKey company, MeetingViews views, Documents documents, Surveys surveys, MeetingLog meetings, PublicAddress address, Catalogue catalogue, InvitationShown invitation, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (InvitationShown.Is(meeting, clock.GetUtcNow())) return await invitation.Page(meeting, key, http, ct);
        var facts = await meetings.Facts(meeting.Id, ct);
        var notice = klart switch
        {
            "bokat" => new Text("Tack! Tiden är er.", "Thank you! The time is yours."),
            "flyttat" => new Text("Klart, tiden är ändrad. Alla som ska komma får den nya.", "Done, the time is changed. Everybody who is to come gets the new one."),
            "nej" => new Text("Ni har sagt nej till tiden. Ni behåller er plats i kön.", "You have said no to the time. You keep your place in line."),
            "lamnat" => new Text("Ni står inte längre på väntelistan.", "You are no longer on the wait list."),
            "borta" when facts.LastOrDefault(f => f is OfferDeclined or OfferLapsed or OfferWithdrawn) is OfferWithdrawn => new Text(
                "Tiden kunde tyvärr inte hållas. Ni har kvar er plats i kön.", "Unfortunately the time could not be held. You keep your place in line."),
            "borta" => new Text("Tiden har gått vidare. Ni hann inte svara.", "The time has gone to the next. You did not answer in time."),
            _ => null,
        };
        return Page.Of<FollowPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
            ["Subscribe"] = FeedDoors.Subscribe(address.Of($"/bord/{key}/kalender.ics")),
            ["Called"] = meeting.CallBack,
            ["HasNotes"] = meeting.OutcomeSharedAt is not null,
            ["Survey"] = await surveys.Waiting(meeting, ct),
            ["HasBeen"] = meeting.HasBeen(clock.GetUtcNow()),
            ["Notice"] = notice?.In(http.AsksIn()),
            ["Documents"] = await documents.Of(meeting.Id, ct),
            ["Timeline"] = MeetingTimeline.Of(meeting, facts, http.AsksIn(), clock.GetUtcNow()),
            ["Maps"] = catalogue.CaseTypesOf(meeting).Where(c => c.Map is not null).ToList(),
        });
    }

    private static async Task<IResult> Times(string key, CompanyKey company, TimesView view, HttpContext http, CancellationToken ct) =>
        await company.Open(key, ct) is not { } meeting ? Page.NotFound(http)
        : meeting.IsBooked ? await view.Of(meeting, key, TimeFilter.In(http), http, ct)
        : Results.Redirect(meeting.HasEnded ? $"/bord/{key}" : Step.Times.Path(key));

    private static async Task<IResult> Move(string key, CompanyKey company, MoveMeeting moving, TimesView view, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || !http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        if (TimeFilter.Instant(form["start"]) is not { } start) return Results.Redirect($"/bord/{key}/tider");
        return await moving.Move(meeting, start, "company", ct) switch
        {
            Outcome.Recorded => Results.Redirect($"/bord/{key}?klart=flyttat"),
            Outcome.Unchanged => Results.Redirect($"/bord/{key}"),
            var lost => await view.Lost(lost, meeting, key, start, http, ct),
        };
    }

    private static async Task<IResult> AskToCancel(string key, CompanyKey company, MeetingViews views, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        return meeting.IsBooked
            ? Page.Of<CancelPage>(http, new Dictionary<string, object?> { ["Key"] = key, ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct) })
            : Results.Redirect($"/bord/{key}");
    }

    private static async Task<IResult> Cancel(string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        await meetings.Decide(meeting.Id, "company", m => m.Cancel("company", clock.GetUtcNow()), ct);
        return Results.Redirect($"/bord/{key}");
    }

    private static async Task<IResult> Calendar(string key, CompanyKey company, LetterWriter letters, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { BookedAt: not null, Slot: not null } meeting) return Page.NotFound(http);
        return FeedDoors.Calendar(await letters.CalendarFor(meeting, ct), meeting.IsVisit ? "besok.ics" : "dukat-bord.ics", http);
    }

    private static async Task<IResult> Document(string key, Guid document, CompanyKey company, Documents documents, HttpContext http, CancellationToken ct) =>
        await company.Open(key, ct) is { } meeting && await documents.Hand(meeting.Id, document, ct) is { } file ? file : Page.NotFound(http);
}
