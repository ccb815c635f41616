using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;
using Marten;

namespace Handslaget.Booking.Web.Pages.Visits;

/// <summary>Visits as coordinators see them: all of them against the goal, a new invitation, and each after it has been held.</summary>
internal static class VisitDeskPages
{
    public static void MapVisitDesk(this RouteGroupBuilder lots)
    {
        lots.MapGet("/lots/besok", All);
        lots.MapGet("/lots/besok/nytt", (NewVisitShown shown, HttpContext http, CancellationToken ct) =>
            shown.Page(new WrittenVisit { First = $"{http.User.Id()}/{Meeting.Coordination}" }, Guid.NewGuid(), null, http, ct));
        lots.MapPost("/lots/besok/nytt", Invite);
        lots.MapGet("/lots/besok/{id:guid}", (Guid id, VisitShown shown, HttpContext http, CancellationToken ct) => shown.Desk(id, null, null, http, ct));
        lots.MapPost("/lots/besok/{id:guid}/behov", Note);
        lots.MapPost("/lots/besok/{id:guid}/bord", OpenTable);
    }

    private static async Task<IResult> All(VisitList list, CountVisits count, HttpContext http, CancellationToken ct)
    {
        var (shown, all) = await list.Read(http.Request.Query.ContainsKey("alla"), ct);
        return Page.Of<VisitListPage>(http, new Dictionary<string, object?>
        {
            ["Visits"] = shown,
            ["Count"] = all,
            ["Progress"] = await count.Progress(ct),
            ["Notice"] = http.Request.Query["klart"] == "inbjudan" ? new Text("Inbjudan är skickad.", "The invitation is sent.").In(http.AsksIn()) : null,
        });
    }

    private static async Task<IResult> Invite(InviteToVisit inviting, NewVisitShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = new WrittenVisit
        {
            Company = form["company"].ToString(),
            OrganisationNumber = form["organisationNumber"].ToString(),
            Name = form["name"].ToString(),
            Email = form["email"].ToString(),
            Mobile = form["mobile"].ToString(),
            Phone = form["phone"].ToString(),
            Street = form["street"].ToString(),
            Postcode = form["postcode"].ToString(),
            Town = form["town"].ToString(),
            Size = form["size"].ToString(),
            Language = form["sprak"] == "en" ? "en" : "sv",
            First = form["first"].ToString(),
            Second = form["second"].ToString(),
            Words = form["words"].ToString(),
        };
        var key = Guid.TryParse(form["nyckel"], out var parsed) ? parsed : Guid.NewGuid();
        var (id, fields) = await inviting.Invite(written, key, http.Actor(), http.AsksIn(), ct);
        return id is null ? await shown.Page(written, key, fields.Errors, http, ct) : Results.Redirect("/lots/besok?klart=inbjudan");
    }

    private static async Task<IResult> Note(Guid id, AfterVisit after, VisitShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = WrittenNeeds.In(form);
        var (outcome, fields) = await after.Note(id, written.Needs, written.None, written.Found, http.Actor(), http.AsksIn(), ct);
        return outcome switch
        {
            null => await shown.Desk(id, written, fields.Errors, http, ct),
            Outcome.Recorded or Outcome.Unchanged => Results.Redirect($"/lots/besok/{id}?klart=behov"),
            Outcome.Refused no => await shown.Desk(id, written, new Dictionary<string, string> { ["needs"] = no.Reason.Say().In(http.AsksIn()) }, http, ct),
            _ => Lots.Nowhere(http),
        };
    }

    private static async Task<IResult> OpenTable(Guid id, MeetingLog meetings, TableAfterVisit tables, VisitShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || await meetings.Find(id, ct) is not { IsVisit: true } visit) return Lots.Nowhere(http);
        var situation = form["situation"] is [{ Length: > 0 } chosen] ? chosen : null;
        var (outcome, fields) = await tables.Open(visit, situation, [.. form["arende"].OfType<string>().Take(12)], http.Actor(), http.AsksIn(), ct);
        return outcome switch
        {
            null => await shown.Desk(id, null, fields.Errors.ToDictionary(e => e.Key == "situation" ? "arenden" : e.Key, e => e.Value), http, ct),
            Outcome.Recorded or Outcome.Unchanged => Results.Redirect($"/lots/besok/{id}?klart=bord"),
            _ => Lots.Nowhere(http),
        };
    }
}

/// <summary>What somebody notes after a visit, right or wrong.</summary>
public sealed record WrittenNeeds(IReadOnlyList<string> Needs, bool None, string Found)
{
    public static WrittenNeeds In(IFormCollection form) => new([.. form["behov"].OfType<string>().Take(20)], form["inget"] == "ja", form["found"].ToString());
}

/// <summary>Shows the form of an invitation.</summary>
internal sealed class NewVisitShown(IDocumentStore store, CalendarMemory calendars, CatalogueMemory catalogue, BookingRules rules)
{
    public async Task<IResult> Page(WrittenVisit written, Guid key, IReadOnlyDictionary<string, string>? errors, HttpContext http, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var everybody = calendars.Everybody();
        var officials = await session.LoadManyAsync<Official>(ct, [.. everybody]);
        var names = (await session.LoadManyAsync<Person>(ct, [.. everybody])).ToDictionary(p => p.Id, p => p.Name);
        var language = http.AsksIn();
        var choices = officials
            .SelectMany(o => o.Grants.Select(g => (g.Competence, Choice: (Value: $"{o.Id}/{g.Competence}", Name: names.GetValueOrDefault(o.Id, "")))))
            .GroupBy(c => c.Competence)
            .Select(c => (Name: catalogue.Now.NameOf(c.Key, language), Who: (IReadOnlyList<(string, string)>)[.. c.Select(o => o.Choice).OrderBy(o => o.Name, StringComparer.Ordinal)]))
            .OrderBy(c => c.Name, StringComparer.CurrentCulture).ToList();
        return Pages.Page.Of<NewVisitPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Written"] = written,
                ["Key"] = key,
                ["Choices"] = choices,
                ["Usual"] = (int)rules.Travel.TotalMinutes,
                ["Errors"] = errors ?? new Dictionary<string, string>(),
            },
            errors is { Count: > 0 } ? 400 : 200, here: "/lots/besok/nytt");
    }
}
