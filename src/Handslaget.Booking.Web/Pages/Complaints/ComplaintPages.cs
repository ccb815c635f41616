using System.Text.Json;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Complaints;

/// <summary>The company's pages about a complaint. Nobody signs in; the complaint's own address is the key to it.</summary>
internal static class ComplaintPages
{
    public static void MapComplaintPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/klagomal", (BookingRules rules, CatalogueMemory catalogue, HttpContext http) => Blank(null, null, rules, catalogue, http));
        pages.MapPost("/klagomal", (HttpContext http, SendComplaint complaining, CancellationToken ct) => complaining.Send(null, null, http, ct)).RequireRateLimiting(Limits.Complains);
        pages.MapGet("/bord/{key}/klagomal", AboutMeeting);
        pages.MapPost("/bord/{key}/klagomal", SendAboutMeeting).RequireRateLimiting(Limits.Complains);
        pages.MapGet("/klagomal/lardomar", async (Lessons lessons, HttpContext http, CancellationToken ct) =>
            Page.Of<LessonsPage>(http, new Dictionary<string, object?> { ["View"] = await lessons.All(ct) }));
        pages.MapGet("/klagomal/{key}", Follow);
        pages.MapPost("/klagomal/{key}/inte-nojd", NotSatisfied);
        pages.MapPost("/klagomal/{key}/ta-tillbaka", Withdraw);
    }

    private static async Task<IResult> AboutMeeting(string key, CompanyKey company, BookingRules rules, CatalogueMemory catalogue, HttpContext http, CancellationToken ct) =>
        await company.Open(key, ct) is { } meeting ? Blank(key, meeting, rules, catalogue, http) : Page.NotFound(http);

    private static async Task<IResult> SendAboutMeeting(string key, CompanyKey company, SendComplaint complaining, HttpContext http, CancellationToken ct) =>
        await company.Open(key, ct) is { } meeting ? await complaining.Send(key, meeting, http, ct) : Page.NotFound(http);

    private static IResult Blank(string? key, Meeting? meeting, BookingRules rules, CatalogueMemory catalogue, HttpContext http) =>
        SendComplaint.Form(new ComplaintRequest(null, null, MeetingKey: key), "", Guid.NewGuid().ToString("N"), meeting, new Fields(http.AsksIn()), rules, catalogue, http);

    private static async Task<IResult> Follow(string key, string? klart, ComplaintViews views, HttpContext http, CancellationToken ct)
    {
        if (await views.Open(key, http.AsksIn(), ct) is not { } opened) return NotFound(http);
        var notice = klart switch
        {
            "skickat" => new Text("Tack. Klagomålet har kommit in.", "Thank you. The complaint has come in."),
            "omprov" => new Text("Tack. Någon annan tittar på det.", "Thank you. Somebody else looks at it."),
            _ => null,
        };
        return Show(key, opened.View, http, new() { ["Notice"] = notice?.In(http.AsksIn()) });
    }

    private static async Task<IResult> NotSatisfied(string key, ComplaintViews views, SubjectLog subjects, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await views.Open(key, http.AsksIn(), ct) is not { } opened || !http.Request.HasFormContentType) return NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        var fields = new Fields(http.AsksIn());
        var text = fields.Lines("text", form["text"], ReceiveComplaint.LongestText, new("Skriv vad som är fel i svaret.", "Write what is wrong with the answer."));
        if (fields.HasErrors) return Show(key, opened.View, http, new() { ["Written"] = text, ["Errors"] = fields.Errors }, 400);
        return await subjects.Decide<Complaint>(
            opened.Id, "company", c => c.Reopen(clock.GetUtcNow()), ct, session => session.Store(ComplaintWords.Of(opened.Id, WhatIsSaid.NotSatisfied, text))) is Decided<Complaint>.Refused no
            ? Page.Refused(http, no.Reason)
            : Results.Redirect($"/klagomal/{key}?klart=omprov");
    }

    private static async Task<IResult> Withdraw(string key, ComplaintViews views, SubjectLog subjects, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await views.Open(key, http.AsksIn(), ct) is not { } opened) return NotFound(http);
        return await subjects.Decide<Complaint>(opened.Id, "company", c => c.Withdraw(clock.GetUtcNow()), ct) is Decided<Complaint>.Refused no
            ? Page.Refused(http, no.Reason)
            : Results.Redirect($"/klagomal/{key}");
    }

    private static IResult Show(string key, ComplaintView view, HttpContext http, Dictionary<string, object?> rest, int status = 200) =>
        Page.Of<ComplaintPage>(http, new Dictionary<string, object?>(rest) { ["Key"] = key, ["View"] = view }, status, here: $"/klagomal/{key}");

    private static IResult NotFound(HttpContext http) => Page.Message(http, 404, new("Vi hittar inte klagomålet", "We can not find the complaint"), new(
        "Länken är inte hel, eller så har den gått ut. Kontrollera att hela adressen kom med, eller ring oss på 011-15 00 00.",
        "The link is not whole, or it has expired. Check that the whole address came along, or call us on +46 11 15 00 00."));
}

/// <summary>Reads the form and takes the complaint. What can not be taken is shown again with all that was written.</summary>
internal sealed class SendComplaint(ReceiveComplaint receiving, Links links, BookingRules rules, CatalogueMemory catalogue)
{
    public async Task<IResult> Send(string? key, Meeting? meeting, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.Redirect(key is null ? "/klagomal" : $"/bord/{key}/klagomal");
        var form = await http.Request.ReadFormAsync(ct);
        var (fields, reach) = (new Fields(http.AsksIn()), form["reach"].ToString());
        var written = new ComplaintRequest(
            Enum.TryParse<ComplaintKind>(form["kind"], out var kind) ? kind : null, form["text"], form["email"], form["name"], form["reference"], key, form["seat"], form["unit"], http.AsksIn());
        if (reach is not ("mejl" or "utan")) fields.Fault("reach", new("Välj om ni vill ha svar med mejl eller skriva utan namn.", "Choose whether you want the answer by mail or to write without a name."));
        if (reach == "mejl" && string.IsNullOrWhiteSpace(written.Email)) fields.Fault("email", new("Skriv e-postadressen som svaret ska gå till, eller välj utan namn.", "Write the e-mail address for the answer, or choose without a name."));

        var unknown = key is null && await receiving.LeadsNowhere(written.Reference, ct) ? written.Reference : null;
        if (unknown is not null && form["okant"] != unknown)
        {
            fields.Fault("reference", new(
                "Vi hittar inget möte med det numret. Rätta det, eller lämna fältet tomt. Är det rätt ändå? Skicka igen som det är.",
                "We find no meeting with that number. Correct it, or leave the field empty. Is it right all the same? Send it again as it is."));
        }

        // Whoever chose to have no name has none, whatever the browser filled in.
        var sent = reach == "utan" ? written with { Email = null, Name = null } : written;
        var (id, _) = await receiving.Receive(sent, http.AsksIn(), fields, OnceFor(form["nyckel"], sent), ct);
        return id is { } received
            ? Results.Redirect($"/klagomal/{links.Complaint(received)}?klart=skickat")
            : Form(written, reach, form["nyckel"].ToString(), meeting, fields, rules, catalogue, http, unknown);
    }

    public static IResult Form(
        ComplaintRequest written, string reach, string once, Meeting? meeting, Fields fields, BookingRules rules, CatalogueMemory catalogue, HttpContext http,
        string? unknown = null) => Page.Of<ComplainPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Key"] = written.MeetingKey,
            ["Written"] = written,
            ["Reach"] = reach,
            ["Once"] = once,
            ["Unknown"] = unknown,
            ["Seats"] = Seats(meeting, catalogue, http.AsksIn()),
            ["Units"] = catalogue.Now.Units,
            ["Rules"] = rules,
            ["Errors"] = fields.Errors,
        },
        fields.HasErrors ? 400 : 200, here: written.MeetingKey is { } key ? $"/bord/{key}/klagomal" : "/klagomal");

    /// <summary>The same form with the same words is one complaint, however often it is sent. With other words it is another.</summary>
    private static Guid OnceFor(string? once, ComplaintRequest written) => Notice.Name($"{once}/{JsonSerializer.Serialize(written)}");

    private static IReadOnlyList<(string Id, string Name)> Seats(Meeting? meeting, CatalogueMemory catalogue, string language) =>
        meeting is null ? [] : [.. meeting.Places.SelectMany(p => p.Competences).Distinct().Select(c => (c, catalogue.Now.NameOf(c, language)))];
}
