using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What an official is asked, as the page behind the mail's link shows it.</summary>
public sealed record OfficialQuestion(
    Slot Slot, string Where, IReadOnlyList<string> MySeats, IReadOnlyList<string> Matter, DateTimeOffset? ReplyBy, bool HasAccepted);

/// <summary>An official answers from the mail, without signing in. Opening the link changes nothing, since mail scanners open every link.</summary>
internal static class AnswerPages
{
    public static void MapAnswerPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/svar/{token}", Ask);
        pages.MapPost("/svar/{token}", Answer);
    }

    private static async Task<IResult> Ask(
        string token, Links links, MeetingLog meetings, Catalogue catalogue, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (links.OpensQuestion(token) is not { } opened || await meetings.Find(opened.Meeting, ct) is not { } meeting) return Page.NotFound(http);
        return LinkLife.IsTooLateToAnswer(meeting, clock.GetUtcNow()) ? HasBegun(http) : Show(meeting, opened.Official, catalogue, calendars, null, http);
    }

    private static async Task<IResult> Answer(
        string token, Links links, MeetingLog meetings, Catalogue catalogue, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (links.OpensQuestion(token) is not { } opened || !http.Request.HasFormContentType || await meetings.Find(opened.Meeting, ct) is not { } asked) return Page.NotFound(http);
        if (LinkLife.IsTooLateToAnswer(asked, clock.GetUtcNow())) return HasBegun(http);
        var form = await http.Request.ReadFormAsync(ct);
        if (!DateTimeOffset.TryParse(form["start"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seen) || form["svar"].ToString() is not ("kan" or "kan-inte"))
            return Results.Redirect($"/svar/{token}");
        var accepts = form["svar"] == "kan";
        var outcome = await meetings.Decide(
            opened.Meeting, $"official:{opened.Official}", m => m.Answer(opened.Official, accepts, seen.ToUniversalTime(), clock.GetUtcNow()), ct);
        return outcome switch
        {
            Outcome.Recorded or Outcome.Unchanged when !accepts => Page.Message(http, 200,
                new("Tack för svaret", "Thank you for answering"),
                new("Vi frågar en kollega. Tiden i din kalender blir fri, du får ett mejl som tar bort den.", "We ask a colleague. The time in your calendar is free again; a mail removes it.")),
            Outcome.Recorded r => Show(r.Meeting, opened.Official, catalogue, calendars, new("Tack! Vi räknar med dig.", "Thank you! We count on you."), http),
            Outcome.Unchanged u => Show(u.Meeting, opened.Official, catalogue, calendars, new("Du har redan tackat ja.", "You have already said yes."), http),
            Outcome.Refused no => Show(no.Meeting, opened.Official, catalogue, calendars, new(Problems.For(no.Reason, "sv").Title!, Problems.For(no.Reason, "en").Title!), http),
            _ => Page.NotFound(http),
        };
    }

    private static RazorComponentResult HasBegun(HttpContext http) => Page.Message(http, 410, new("Mötet har redan börjat", "The meeting has begun"), new(
        "Länken i mejlet gällde fram till dess, så inget svar behövs. Är något fel, kontakta lotsen.",
        "The link in the mail worked until then, so no answer is needed. If something is wrong, contact the coordinator."));

    private static IResult Show(Meeting meeting, Guid official, Catalogue catalogue, CalendarMemory calendars, Text? notice, HttpContext http)
    {
        var language = http.AsksIn();
        if (!meeting.IsBooked || meeting.PlaceOf(official) is not { } place)
        {
            return Page.Message(http, 200, new("Inget svar behövs", "No answer is needed"), meeting.HasEnded
                ? new("Mötet är inställt eller avslutat.", "The meeting is cancelled or over.")
                : new("Du sitter inte längre vid det här bordet.", "You are no longer at this table."));
        }
        var room = meeting.RoomId is { } id ? calendars.Room(id) : null;
        var where = room is not null ? $"{room.Name}, {room.Address}"
            : meeting.Form == MeetingForm.Online ? new Text("Via länk", "Online").In(language) : new Text("Hos företaget", "At the company").In(language);
        return Page.Of<AnswerPage>(http, new Dictionary<string, object?>
        {
            ["Question"] = new OfficialQuestion(
                meeting.Slot!.Value, place.Remote ? $"{where} ({new Text("du via länk", "you by link").In(language)})" : where,
                [.. place.Competences.Select(c => catalogue.NameOf(c, language).ToLowerInvariant())],
                [.. catalogue.Matter(meeting, language).Select(m => char.ToLowerInvariant(m[0]) + m[1..])],
                meeting.ReplyBy.TryGetValue(official, out var by) ? by : null, meeting.Accepted.Contains(official)),
            ["Notice"] = notice?.In(language),
        }, here: http.Request.Path.ToUriComponent());
    }
}
