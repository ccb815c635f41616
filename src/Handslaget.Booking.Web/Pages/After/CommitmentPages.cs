using Handslaget.Booking.Cases;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.After;

/// <summary>What is promised, for who owes it and for coordinators: done, another day with a reason, or (a coordinator) not needed.</summary>
internal static class CommitmentPages
{
    private const string Mine = "/personal/atagande";

    private const string Desk = "/lots/atagande";

    public static void MapCommitmentPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup(Mine).RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        Map(mine, http => http.User.Id(), Mine, "/personal?klart=");
    }

    public static void MapCommitmentDesk(this RouteGroupBuilder lots)
    {
        var desk = lots.MapGroup(Desk);
        Map(desk, _ => null, Desk, null);
        desk.MapPost("/{commitment:guid}/bort", Drop);
    }

    /// <param name="owner">Whose they must be; null: anybody's.</param>
    /// <param name="back">Where one goes on to; null: to the meeting.</param>
    private static void Map(RouteGroupBuilder doors, Func<HttpContext, Guid?> owner, string at, string? back)
    {
        doors.MapGet("/{commitment:guid}", (Guid commitment, CommitmentShown shown, HttpContext http, CancellationToken ct) =>
            shown.Page(commitment, owner(http), at, http, [], ct));
        doors.MapPost("/{commitment:guid}/klart", async (Guid commitment, Commitments commitments, CommitmentShown shown, HttpContext http, CancellationToken ct) =>
        {
            var written = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(ct))["tjanster"].ToString() : "";
            if (!Commitments.TryPositions(written, out var positions))
            {
                var fields = new Fields(http.AsksIn());
                fields.Fault("tjanster", new("Skriv antalet med siffror, till exempel 3, eller lämna tomt.", "Write the number in figures, for example 3, or leave it empty."));
                return await shown.Page(commitment, owner(http), at, http, new() { ["Positions"] = written, ["Errors"] = fields.Errors }, ct);
            }
            var decided = await commitments.Keep(commitment, owner(http), Actor(http, owner), ct, positions);
            return await Answer(decided, commitment, owner(http), at, back is null ? null : $"{back}atagandet", shown, [], http, ct);
        });
        doors.MapPost("/{commitment:guid}/datum", async (Guid commitment, Commitments commitments, CommitmentShown shown, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        {
            if (!http.Request.HasFormContentType) return await shown.Page(commitment, owner(http), at, http, [], ct);
            var form = await http.Request.ReadFormAsync(ct);
            var fields = new Fields(http.AsksIn());
            var day = Commitments.Day(form["nar"]);
            if (day is null) fields.Fault("nar", new("Välj en dag.", "Choose a day."));
            else if (await commitments.Find(commitment, ct) is { IsOpen: true } found && !found.CanMoveTo(day.Value, clock.GetUtcNow())) fields.Fault("nar", Refusal.DayNotPossible.Say());
            var isReason = Enum.TryParse<DueMoveReason>(form["varfor"], out var reason) && Enum.IsDefined(reason) && reason != DueMoveReason.Corrected;
            if (!isReason) fields.Fault("varfor", new("Välj ett skäl. Företaget får se det.", "Choose a reason. The company is shown it."));
            var rest = new Dictionary<string, object?> { ["Day"] = form["nar"].ToString(), ["Reason"] = form["varfor"].ToString(), ["Errors"] = fields.Errors };
            if (fields.HasErrors) return await shown.Page(commitment, owner(http), at, http, rest, ct);
            var decided = await commitments.MoveDue(commitment, owner(http), day!.Value, reason, Actor(http, owner), ct);
            return await Answer(decided, commitment, owner(http), at, back is null ? null : $"{back}datumet", shown, rest, http, ct);
        });
    }

    private static async Task<IResult> Drop(Guid commitment, Commitments commitments, CommitmentShown shown, HttpContext http, CancellationToken ct)
    {
        var written = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(ct))["varfor"].ToString() : "";
        if (!Enum.TryParse<CommitmentDropReason>(written, out var reason) || !Enum.IsDefined(reason)) return await shown.Page(commitment, null, Desk, http, [], ct);
        return await Answer(await commitments.Drop(commitment, reason, http.Actor(), ct), commitment, null, Desk, null, shown, [], http, ct);
    }

    private static async Task<IResult> Answer(
        Decided<Commitment> decided, Guid id, Guid? owner, string at, string? back, CommitmentShown shown, Dictionary<string, object?> rest, HttpContext http, CancellationToken ct) =>
        decided switch
        {
            Decided<Commitment>.Recorded r => Results.Redirect(back ?? $"/lots/bord/{r.After.MeetingId}/efter"),
            Decided<Commitment>.Unchanged u => Results.Redirect(back ?? $"/lots/bord/{u.Now.MeetingId}/efter"),
            Decided<Commitment>.Refused no => await shown.Page(id, owner, at, http, new(rest) { ["Fault"] = no.Reason.Say().In(http.AsksIn()) }, ct),
            _ => CommitmentShown.NotThere(http),
        };

    private static string Actor(HttpContext http, Func<HttpContext, Guid?> owner) => owner(http) is { } me ? $"official:{me}" : http.Actor();
}

/// <summary>Shows one commitment; to who does not owe it, it does not exist.</summary>
internal sealed class CommitmentShown(Commitments commitments, NotesViews notes, IDocumentStore store)
{
    public async Task<IResult> Page(Guid id, Guid? owner, string at, HttpContext http, Dictionary<string, object?> rest, CancellationToken ct)
    {
        if (await commitments.Find(id, ct) is not { } found || (owner is not null && found.OfficialId != owner)) return NotThere(http);
        await using var session = store.QuerySession();
        var isWrong = rest.ContainsKey("Fault") ? 409 : rest.GetValueOrDefault("Errors") is IReadOnlyDictionary<string, string> { Count: > 0 } ? 400 : 200;
        return Pages.Page.Of<CommitmentPage>(
            http,
            new Dictionary<string, object?>(rest)
            {
                ["What"] = (await notes.OfMeetings([found.MeetingId], http.AsksIn(), ct)).First(c => c.Id == id),
                ["Company"] = (await session.LoadAsync<Contact>(found.MeetingId, ct))?.Company ?? "",
                ["At"] = $"{at}/{id}",
                ["IsDesk"] = owner is null,
                ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
            },
            isWrong, here: $"{at}/{id}");
    }

    public static IResult NotThere(HttpContext http) => Pages.Page.Message(http, 404, new("Vi hittar inte åtagandet", "We can not find the commitment"), new(
        "Det är inte ditt, eller så finns det inte längre. Dina åtaganden finns under Mina bord.", "It is not yours, or it is not there any more. Yours are under My tables."));
}
