using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Promising;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>The coordinator's first page in the morning: what needs a human today.</summary>
internal static class BoardPages
{
    public static void MapBoardPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots", Board);
        pages.MapPost("/lots/bord/{id:guid}/ordnat", Handled);
        pages.MapPost("/lots/bord/{id:guid}/efter", Went);
    }

    private static async Task<IResult> Board(
        string? efter, HumanNeeds needs, UnreadableCalendars unreadable, ReadingPile pile, ComplaintDesk complaints, PromiseFigures promises, LettersBesideMeetings letters, OfficialRegister officials, WeekGaps gaps, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        var page = await needs.Page(efter, 50, http.AsksIn(), ct);
        return Page.Of<BoardPage>(http, new Dictionary<string, object?>
        {
            ["Cards"] = page.Meetings,
            ["Next"] = page.Next,
            ["Total"] = page.Total,
            ["IsFirst"] = efter is null,
            ["Now"] = clock.GetUtcNow(),
            ["Calendars"] = await unreadable.All(ct),
            ["ToRead"] = await pile.Count(ct),
            ["Complaints"] = await complaints.Open(http.User.Id(), ct),
            ["Promises"] = await promises.BesideMeetings(http.User.Id(), clock.GetUtcNow(), ct),
            ["Untrained"] = (await officials.DueForTraining(ct)).Count,
            ["Gaps"] = await gaps.All(ct),
            ["NotArrived"] = await letters.NotArrived(http.User.Id(), ct),
        });
    }

    private static async Task<IResult> Handled(Guid id, HumanNeeds needs, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var cameUp = await needs.LastCameUp(id, ct);
        var outcome = await meetings.Decide(id, http.Actor(), m => m.Handle(clock.GetUtcNow(), cameUp), ct);
        return outcome is Outcome.Missing ? Lots.Nowhere(http) : Results.Redirect("/lots");
    }

    private static async Task<IResult> Went(Guid id, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || form["blev"].ToString() is not ("av" or "inte")) return Results.Redirect("/lots");
        var outcome = await meetings.Decide(id, http.Actor(), m => m.SayHowItWent(form["blev"] == "av", clock.GetUtcNow()), ct);
        return outcome switch
        {
            Outcome.Missing => Lots.Nowhere(http),
            Outcome.Refused no => Page.Refused(http, no.Reason),
            _ => Results.Redirect("/lots"),
        };
    }
}
