using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Answering;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages;

/// <summary>An official answers from the mail, without signing in. Opening the link changes nothing, since mail scanners open every link.</summary>
internal static class AnswerPages
{
    public static void MapAnswerPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/svar/{token}", Ask);
        pages.MapPost("/svar/{token}", Answer);
        pages.MapGet("/svar/{token}/dokument/{document:guid}", Document);
    }

    /// <summary>The company's document, for as long as the official sits at the table and can answer.</summary>
    private static async Task<IResult> Document(
        string token, Guid document, Links links, MeetingLog meetings, Documents documents, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        links.OpensQuestion(token) is { } opened && await meetings.Find(opened.Meeting, ct) is { IsBooked: true } meeting
        && meeting.PlaceOf(opened.Official) is not null && !LinkLife.IsTooLateToAnswer(meeting, clock.GetUtcNow())
        && await documents.Hand(meeting.Id, document, ct) is { } file ? file : Page.NotFound(http);

    private static async Task<IResult> Ask(
        string token, Links links, MeetingLog meetings, OfficialsTables tables, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (links.OpensQuestion(token) is not { } opened || await meetings.Find(opened.Meeting, ct) is not { } meeting) return Page.NotFound(http);
        return await Show(meeting, opened.Official, new() { ["Chosen"] = WrittenReply.ChosenIn(http) }, tables, clock, http, ct);
    }

    private static async Task<IResult> Answer(
        string token, Links links, MeetingLog meetings, AnswerSeat answering, OfficialsTables tables, IDocumentStore store, BookingRules rules, TimeProvider clock,
        HttpContext http, CancellationToken ct)
    {
        if (links.OpensQuestion(token) is not { } opened || await meetings.Find(opened.Meeting, ct) is not { } meeting) return Page.NotFound(http);
        var written = await WrittenReply.Read(http, ct);
        if (written.Reply is not { } reply)
            return await Show(meeting, opened.Official, new() { ["Chosen"] = written.Chosen, ["Fault"] = written.Fault!.In(http.AsksIn()) }, tables, clock, http, ct, 400);
        var suggested = (reply as Reply.CanNot)?.Suggested;
        switch (await answering.Answer(opened.Meeting, opened.Official, reply, written.Seen, ct))
        {
            case Outcome.Recorded r:
                return await Thank(reply, r.Before, r.Meeting);
            case Outcome.Unchanged u when !reply.Accepts:
                return await Thank(reply, u.Meeting, u.Meeting);
            case Outcome.Unchanged u:
                return await Show(u.Meeting, opened.Official, new() { ["Next"] = T("Du har redan svarat så.", "You have already answered so.") }, tables, clock, http, ct);
            case Outcome.Refused { Reason: Refusal.TimeHasChanged } no:
                return await Show(no.Meeting, opened.Official, new() { ["Next"] = no.Reason.Say().In(http.AsksIn()) }, tables, clock, http, ct, 409);
            case Outcome.Refused no:
                return await Show(
                    no.Meeting, opened.Official,
                    new() { ["Chosen"] = written.Chosen, ["Suggested"] = suggested, ["Fault"] = no.Reason.Say().In(http.AsksIn()) }, tables, clock, http, ct, 409);
            default:
                return Page.NotFound(http);
        }

        async Task<IResult> Thank(Reply said, Meeting before, Meeting after)
        {
            var (heading, next) = WhatHappensNow.After(said, before, opened.Official, await store.NameOf(suggested, ct), clock.GetUtcNow(), rules);
            return said.Accepts
                ? await Show(after, opened.Official, new() { ["Done"] = heading.In(http.AsksIn()), ["Next"] = next.In(http.AsksIn()) }, tables, clock, http, ct)
                : Page.Message(http, 200, heading, next);
        }

        string T(string sv, string en) => new Text(sv, en).In(http.AsksIn());
    }

    private static async Task<IResult> Show(
        Meeting meeting, Guid official, Dictionary<string, object?> rest, OfficialsTables tables, TimeProvider clock, HttpContext http,
        CancellationToken ct, int status = 200)
    {
        if (LinkLife.IsTooLateToAnswer(meeting, clock.GetUtcNow()))
        {
            return Page.Message(http, 410, new("Mötet har redan börjat", "The meeting has begun"), new(
                "Länken i mejlet gällde fram till dess, så inget svar behövs. Är något fel, ring 011-15 00 00.",
                "The link in the mail worked until then, so no answer is needed. If something is wrong, call +46 11 15 00 00."));
        }
        if (await tables.Of(meeting, official, http.AsksIn(), ct) is not { } table)
        {
            var (heading, body) = WhatHappensNow.NoAnswerNeeded(meeting, official);
            return Page.Message(http, 200, heading, body);
        }
        var here = http.Request.Path.ToUriComponent();
        return Page.Of<AnswerPage>(http, new Dictionary<string, object?>(rest) { ["Table"] = table, ["Action"] = here }, status, here);
    }
}
