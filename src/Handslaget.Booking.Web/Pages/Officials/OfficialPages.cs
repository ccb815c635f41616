using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Answering;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>A signed-in official's tables: what needs an answer, this week, later, and each table by itself.</summary>
internal static class OfficialPages
{
    public static void MapOfficialPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("", (MyTables tables, HttpContext http, CancellationToken ct) => tables.List(http, Done(http), 200, ct));
        mine.MapGet("/bord/{id:guid}", (Guid id, MyTables tables, HttpContext http, CancellationToken ct) =>
            tables.One(id, http, new() { ["Chosen"] = WrittenReply.ChosenIn(http), ["Notice"] = Done(http)?.In(http.AsksIn()) }, 200, ct));
        mine.MapGet("/bord/{id:guid}/dokument/{document:guid}", Document);
        mine.MapPost("/svar/{id:guid}", Answer);
        mine.MapPost("/fasta-bord/{id:guid}", PassOn);
    }

    private static async Task<IResult> Document(
        Guid id, Guid document, MeetingLog meetings, Documents documents, HttpContext http, CancellationToken ct) =>
        await meetings.Find(id, ct) is { IsBooked: true } meeting && meeting.PlaceOf(http.User.Id()) is not null
        && await documents.Hand(id, document, ct) is { } file ? file : Page.NotFound(http);

    private static async Task<IResult> Answer(
        Guid id, AnswerSeat answering, MyTables tables, IDocumentStore store, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var (me, written) = (http.User.Id(), await WrittenReply.Read(http, ct));
        if (written.Reply is not { } reply)
            return await tables.One(id, http, new() { ["Chosen"] = written.Chosen, ["Fault"] = written.Fault!.In(http.AsksIn()) }, 400, ct);
        var suggested = (reply as Reply.CanNot)?.Suggested;
        switch (await answering.Answer(id, me, reply, written.Seen, ct))
        {
            case Outcome.Recorded or Outcome.Unchanged when reply.Accepts:
                return Results.Redirect($"/personal/bord/{id}?klart={written.Chosen}");
            case Outcome.Recorded r:
                var (_, next) = WhatHappensNow.After(reply, r.Before, me, await store.NameOf(suggested, ct), clock.GetUtcNow(), rules);
                return await tables.List(http, next, 200, ct);
            case Outcome.Unchanged:
                return Results.Redirect("/personal");
            case Outcome.Refused { Reason: Refusal.TimeHasChanged or Refusal.NotAtThisTable or Refusal.MeetingHasEnded } no:
                return await tables.List(http, no.Reason.Say(), 409, ct);
            case Outcome.Refused no:
                return await tables.One(id, http, new() { ["Chosen"] = written.Chosen, ["Suggested"] = suggested, ["Fault"] = no.Reason.Say().In(http.AsksIn()) }, 409, ct);
            default:
                return Page.NotFound(http);
        }
    }

    /// <summary>The next in turn has the promise that day. What is booked already is answered at its own table.</summary>
    private static async Task<IResult> PassOn(Guid id, StandingTables tables, HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType && WrittenHours.Day((await http.Request.ReadFormAsync(ct))["datum"]) is { } day
        && await tables.Say(id, t => t.PassOn(day, http.User.Id()), $"official:{http.User.Id()}", ct)
            ? Results.Redirect("/personal?klart=lamnat")
            : Page.NotFound(http);

    /// <summary>What was just answered, after a redirect.</summary>
    private static Text? Done(HttpContext http) => http.Request.Query["klart"].ToString() switch
    {
        "kan" => new("Tack! Vi räknar med dig.", "Thank you! We count on you."),
        "svaret" => new("Tack! Lotsen har ditt svar och skickar det till företaget.", "Thank you! The coordinator has your answer and sends it to the company."),
        "klagomalet" => new("Tack! Svaret på klagomålet är skickat.", "Thank you! The answer to the complaint is sent."),
        "behoven" => new("Tack! Det är noterat, och lotsen ser det.", "Thank you! It is noted, and the coordinator sees it."),
        "atagandet" => new("Tack! Det är klart, och företaget ser det.", "Thank you! It is done, and the company sees it."),
        "datumet" => new("Sparat. Företaget ser det nya datumet.", "Saved. The company sees the new day."),
        "lamnat" => new(
            "Du är inte lovad den dagen längre. Står någon på tur efter dig har den tagit över, annars är platsen inte lovad.",
            "You are not promised that day any longer. If somebody is next in turn they have taken over, otherwise the seat is not promised."),
        "distans" => new(
            "Tack! Du är med på distans. Lotsen ordnar en länk och skickar den före mötet.",
            "Thank you! You join by link. The coordinator arranges one and sends it before the meeting."),
        _ => null,
    };
}

/// <summary>Shows a signed-in official's tables.</summary>
internal sealed class MyTables(
    Inboxes inboxes, OwnTables ofWeeks, OfficialsTables tables, ComplaintDesk complaints, MeetingLog meetings, CatalogueMemory catalogue, CalendarMemory calendars, Commitments commitments, NotesViews notes, IDocumentStore store, TimeProvider clock)
{
    public async Task<IResult> List(HttpContext http, Text? notice, int status, CancellationToken ct)
    {
        var (me, language) = (http.User.Id(), http.AsksIn());
        await using var session = store.QuerySession();
        var (owed, promised) = (await commitments.OwedOutcomes(me, ct), await notes.OwedBy(me, language, ct));
        var companies = (await session.LoadManyAsync<Contact>(ct, [.. owed.Select(m => m.Id).Concat(promised.Select(c => c.MeetingId)).Distinct()])).ToDictionary(c => c.Id, c => c.Company);
        return Page.Of<MinePage>(
            http,
            new Dictionary<string, object?>
            {
                ["Tables"] = await inboxes.Of(me, language, ct),
                ["OfWeeks"] = await ofWeeks.Of(me, ct),
                ["Complaints"] = await complaints.Mine(me, ct),
                ["Matter"] = (Meeting meeting) => catalogue.Now.Matter(meeting, language),
                ["Owed"] = owed,
                ["Commitments"] = promised,
                ["CompanyOf"] = (Guid meeting) => companies.GetValueOrDefault(meeting, ""),
                ["Promised"] = calendars.PromisedTo(me, clock.GetUtcNow()),
                ["Calendar"] = await session.LoadAsync<CalendarReading>(me, ct),
                ["WeekEnds"] = SwedishTime.Midnight(SwedishTime.Monday(SwedishTime.Date(clock.GetUtcNow())).AddDays(7)),
                ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
                ["NameOf"] = (string competence) => catalogue.Now.NameOf(competence, language),
                ["Notice"] = notice?.In(language),
                ["IsFault"] = status >= 400,
            },
            status, here: "/personal");
    }

    /// <summary>One table; to an official who does not sit there it does not exist.</summary>
    public async Task<IResult> One(Guid id, HttpContext http, Dictionary<string, object?> rest, int status, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await tables.Of(meeting, http.User.Id(), http.AsksIn(), ct) is not { } table)
        {
            return Page.Message(http, 404, new("Vi hittar inte bordet", "We can not find the table"), new(
                "Du sitter inte vid det här bordet, eller så är mötet inställt. Dina bord finns under Mina bord.",
                "You are not at this table, or the meeting is cancelled. Your tables are under My tables."));
        }
        return Page.Of<TablePage>(
            http,
            new Dictionary<string, object?>(rest)
            {
                ["Table"] = table,
                ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
                ["CanAnswer"] = clock.GetUtcNow() < table.Start,
                ["HasBeen"] = meeting.HasBeen(clock.GetUtcNow()),
                ["It"] = Delivery.MeetingNoun.Of(meeting.Kind, http.AsksIn()),
            },
            status, here: $"/personal/bord/{id}");
    }
}
