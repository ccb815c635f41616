using Handslaget.Booking.Cases;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Pages.After;

/// <summary>After the meeting, for the company: the answers as a page and a PDF, and its whole case. Any meeting's key opens the case it belongs to.</summary>
internal static class CompanyPages
{
    public static void MapCompanyPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/bord/{key}/svar", Notes);
        pages.MapGet("/bord/{key}/svar.pdf", Pdf);
        pages.MapGet("/bord/{key}/arende", Case);
        pages.MapPost("/bord/{key}/arende/ring", CallMe);
        pages.MapPost("/bord/{key}/nytt-mote", MeetAgain).RequireRateLimiting(Limits.Asks);
        pages.MapPost("/bord/{key}/atagande/{commitment:guid}/klart", Keep);
    }

    private static async Task<IResult> Notes(string key, CompanyKey company, NotesViews notes, HttpContext http, CancellationToken ct) =>
        await company.Open(key, ct) is not { } meeting ? Page.NotFound(http)
        : await notes.Of(meeting, http.AsksIn(), ct) is { } view ? Page.Of<NotesPage>(http, new Dictionary<string, object?> { ["Key"] = key, ["Notes"] = view })
        : NoNotes(http);

    private static IResult NoNotes(HttpContext http) => Page.Message(http, 404, new("Det finns inga svar här", "There are no answers here"), new(
        "När de som satt vid bordet har skrivit sina svar står de på den här sidan. Har ni en adress som vi når er på får ni veta det då.",
        "When those at the table have written their answers, they stand on this page. If you have an address where we reach you, you are told then."));

    private static async Task<IResult> Pdf(
        string key, CompanyKey company, NotesViews notes, IOptions<DeliveryOptions> delivery, HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (await notes.Of(meeting, language, ct) is not { } view) return NoNotes(http);
        var name = new Text($"svar-{SwedishTime.Date(view.Held):yyyy-MM-dd}.pdf", $"answers-{SwedishTime.Date(view.Held):yyyy-MM-dd}.pdf").In(language);
        return Results.File(NotesPdf.Of(view, delivery.Value.Municipality, language), "application/pdf", name);
    }

    private static async Task<IResult> Case(string key, string? klart, CompanyKey company, CaseViews cases, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        if (await cases.Of(meeting.Id, http.AsksIn(), ct) is not { } view) return meeting.IsBooked ? NoCaseYet(http) : Page.NotFound(http);
        var notice = klart switch
        {
            "gjort" => new Text("Tack! Det är noterat att ni har gjort det.", "Thank you! It is noted that you have done it."),
            "ring" => new Text("Vi ringer er. Lotsen ser er önskan nu.", "We will call you. The coordinator sees your wish now."),
            _ => null,
        };
        return Page.Of<CasePage>(http, new Dictionary<string, object?> { ["Key"] = key, ["View"] = view, ["Notice"] = notice?.In(http.AsksIn()) });
    }

    private static IResult NoCaseYet(HttpContext http) => Page.Message(http, 404, new("Ert ärende läggs upp", "Your case is being set up"), new(
        "Det tar några sekunder efter att ni har bokat. Ladda om sidan om en liten stund.",
        "It takes a few seconds after you have booked. Please reload the page in a little while."));

    private static async Task<IResult> Keep(
        string key, Guid commitment, CompanyKey company, CompanyCases cases, Commitments commitments, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting || await cases.Find(meeting.Id, ct) is not { } belongs) return Page.NotFound(http);
        return await commitments.KeepByCompany(belongs, commitment, ct) switch
        {
            Decided<Commitment>.Missing => Page.NotFound(http),
            Decided<Commitment>.Refused => Results.Redirect($"/bord/{key}/arende"),
            _ => Results.Redirect($"/bord/{key}/arende?klart=gjort"),
        };
    }

    private static async Task<IResult> CallMe(string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var asked = await meetings.Decide(meeting.Id, "company", m => m.AskForCallBack(clock.GetUtcNow()), ct);
        return asked is Outcome.Refused
            ? Page.Message(http, 409, new("Ring oss", "Call us"), new(
                "Mötet är avbokat eller avslutat, så vi kan inte lova ett samtal härifrån. Ring oss på 011-15 00 00, så hjälper vi er.",
                "The meeting is cancelled or over, so we can not promise a call from here. Call us on +46 11 15 00 00 and we will help you."))
            : Results.Redirect($"/bord/{key}/arende?klart=ring");
    }

    /// <summary>
    /// A booking like the one before, to change as one likes; when it is booked it belongs to the same case. After a meeting that was not to be, what
    /// it was about is most likely so still, and the way goes on at who will be met.
    /// </summary>
    private static async Task<IResult> MeetAgain(
        string key, CompanyKey company, CompanyCases cases, Drafts drafts, Links links, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { } meeting) return Page.NotFound(http);
        var begun = await drafts.Begin(await drafts.Like(meeting, ct), ct);
        if (await cases.Find(meeting.Id, ct) is { } belongs) await cases.BookInto(belongs.Id, links.OpensMeeting(begun)!.Value.Meeting, ct);
        return Results.Redirect((meeting.HasEnded ? Step.Panel : Step.What).Path(begun));
    }
}
