using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.After;

/// <summary>The coordinator's work after a meeting: read the answers, send them, follow what was promised, and the case until it is closed.</summary>
internal static class AfterPages
{
    public static void MapAfterPages(this RouteGroupBuilder lots)
    {
        lots.MapGet("/lots/bord/{id:guid}/efter", (Guid id, AfterShown shown, HttpContext http, CancellationToken ct) => shown.Page(id, http, Done(http), null, ct));
        lots.MapPost("/lots/bord/{id:guid}/efter/skicka", Send);
        lots.MapPost("/lots/bord/{id:guid}/efter/kontakt", Contacted);
        lots.MapPost("/lots/bord/{id:guid}/efter/nasta-kontakt", NextContact);
        lots.MapPost("/lots/bord/{id:guid}/efter/samma-arende", Join);
        lots.MapPost("/lots/bord/{id:guid}/efter/avsluta", Close);
        lots.MapPost("/lots/bord/{id:guid}/efter/oppna", Reopen);
    }

    private static async Task<IResult> Send(Guid id, ShareOutcome sharing, WhatWasPromised promised, AfterShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        Guid[] leftOut = [.. form["utan"].Select(o => Guid.TryParse(o, out var official) ? official : Guid.Empty)];
        var read = DateTimeOffset.TryParse(form["last"], System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MinValue;
        var shared = await sharing.Share(id, leftOut, read, http.Actor(), ct);
        // So that the page shows what follows at once. The message that was sent with the fact does the same again, and finds it done.
        if (shared is Outcome.Recorded) await promised.Follow(id, ct);
        return shared switch
        {
            Outcome.Recorded => Back(id, "skickat"),
            Outcome.Unchanged => Back(id, "redan"),
            Outcome.Refused no => await shown.Page(id, http, null, no.Reason, ct),
            _ => Lots.Nowhere(http),
        };
    }

    /// <summary>One call is about all meetings of the case. First what is said of them, then of the case: whoever is interrupted in between can do it again.</summary>
    private static async Task<IResult> Contacted(
        Guid id, MeetingLog meetings, CompanyCases cases, SubjectLog log, AfterShown shown, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await cases.Find(id, ct) is not { } belongs || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (!Enum.TryParse<ContactResult>(form["hur"], out var result) || !Enum.IsDefined(result)) return Back(id, "valj");
        foreach (var meeting in belongs.Meetings)
            await meetings.Decide(meeting, http.Actor(), m => m.OutcomeSharedAt is null ? Decision.AlreadySo : m.FollowUp(result, clock.GetUtcNow()), ct);
        return await Answer(await log.Decide<BusinessCase>(belongs.Id, http.Actor(), c => c.MakeContact(result, clock.GetUtcNow()), ct), id, "kontakt", shown, http, null, ct);
    }

    private static async Task<IResult> NextContact(
        Guid id, CompanyCases cases, SubjectLog log, AfterShown shown, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await cases.Find(id, ct) is not { } belongs || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var isWay = Enum.TryParse<ContactWay>(form["satt"], out var how) && Enum.IsDefined(how);
        if (!isWay || Commitments.Day(form["dag"]) is not { } day) return await shown.Page(id, http, null, Refusal.DayNotPossible, ct, form["dag"]);
        return await Answer(await log.Decide<BusinessCase>(belongs.Id, http.Actor(), c => c.SetNextContact(day, how, clock.GetUtcNow()), ct), id, "nasta", shown, http, form["dag"], ct);
    }

    private static async Task<IResult> Join(Guid id, CompanyCases cases, HttpContext http, CancellationToken ct) =>
        await http.Form(ct) is { } form && Guid.TryParse(form["arende"], out var into) && await cases.Join(id, into, http.Actor(), ct) ? Back(id, "ihop") : Lots.Nowhere(http);

    private static async Task<IResult> Close(Guid id, CompanyCases cases, SubjectLog log, AfterShown shown, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await cases.Find(id, ct) is not { } belongs || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (!Enum.TryParse<CaseClosedFor>(form["varfor"], out var reason) || reason is not (CaseClosedFor.Done or CaseClosedFor.GivenUp or CaseClosedFor.NotReached)) return Back(id, "valj");
        return await Answer(await log.Decide<BusinessCase>(belongs.Id, http.Actor(), c => c.Close(reason, clock.GetUtcNow()), ct), id, "avslutat", shown, http, null, ct);
    }

    private static async Task<IResult> Reopen(Guid id, CompanyCases cases, SubjectLog log, AfterShown shown, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await cases.Find(id, ct) is { } belongs
            ? await Answer(await log.Decide<BusinessCase>(belongs.Id, http.Actor(), c => c.Reopen(clock.GetUtcNow()), ct), id, "oppnat", shown, http, null, ct)
            : Lots.Nowhere(http);

    private static async Task<IResult> Answer(
        Decided<BusinessCase> decided, Guid id, string done, AfterShown shown, HttpContext http, string? day, CancellationToken ct) => decided switch
        {
            Decided<BusinessCase>.Recorded or Decided<BusinessCase>.Unchanged => Back(id, done),
            Decided<BusinessCase>.Refused no => await shown.Page(id, http, null, no.Reason, ct, day),
            _ => Lots.Nowhere(http),
        };

    private static IResult Back(Guid id, string done) => Results.Redirect($"/lots/bord/{id}/efter?klart={done}");

    private static Text? Done(HttpContext http) => http.Request.Query["klart"].ToString() switch
    {
        "skickat" => new("Klart. Företaget får ett mejl med länk till svaren, och nästa kontakt är satt.", "Done. The company is mailed a link to the answers, and the next contact is set."),
        "redan" => new("Det var redan skickat. Inget är ändrat.", "It was sent already. Nothing has changed."),
        "skrivet" => new("Svaret är sparat. Läs igenom och skicka.", "The answer is saved. Read it through and send."),
        "kontakt" => new("Klart. Uppföljningen är sparad.", "Done. The follow-up is saved."),
        "nasta" => new("Klart. Företaget ser det på sidan om sitt ärende.", "Done. The company sees it on the page about its case."),
        "ihop" => new("Klart. Mötena hör nu till samma ärende.", "Done. The meetings now belong to one case."),
        "avslutat" => new("Klart. Ärendet är avslutat.", "Done. The case is closed."),
        "oppnat" => new("Klart. Ärendet är öppet igen.", "Done. The case is open again."),
        "valj" => new("Välj ett av svaren i listan.", "Choose one of the answers in the list."),
        _ => null,
    };
}

/// <summary>Shows what there is to do after a meeting.</summary>
internal sealed class AfterShown(MeetingLog meetings, NotesViews notes, CompanyCases cases, CaseViews views, IDocumentStore store, BookingRules rules)
{
    public async Task<IResult> Page(Guid id, HttpContext http, Text? notice, Refusal? refused, CancellationToken ct, string? day = null)
    {
        var language = http.AsksIn();
        if (await meetings.Find(id, ct) is not { IsBooked: true } meeting) return Lots.Nowhere(http);
        await using var session = store.QuerySession();
        var owing = await session.LoadManyAsync<Person>(ct, [.. meeting.OwesOutcome]);
        var others = await cases.SameCompany(id, ct);
        return Pages.Page.Of<AfterPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Meeting"] = meeting,
                ["Company"] = (await session.LoadAsync<Contact>(id, ct))?.Company ?? "",
                ["By"] = meeting.OutcomeBy(rules),
                ["Written"] = await notes.Written(meeting, language, ct),
                ["Owing"] = (IReadOnlyList<(Guid, string)>)[.. owing.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Id, p.Name))],
                ["Commitments"] = await notes.OfMeetings([id], language, ct),
                ["View"] = await views.Of(id, language, ct),
                ["Others"] = others,
                ["Notice"] = notice?.In(language),
                ["Fault"] = refused?.Say().In(language),
                ["Day"] = day,
            },
            refused is null ? 200 : 409, here: $"/lots/bord/{id}/efter");
    }
}
