using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Somebody phones, and the coordinator books for them: what, who, when. It is the same request, hold and booking as a company's own.</summary>
internal static class CallerPages
{
    public static void MapCallerPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/boka", (Catalogue catalogue, HttpContext http) => What(catalogue, false, http));
        pages.MapGet("/lots/boka/fragor", Questions);
        pages.MapPost("/lots/boka", Ask);
        pages.MapGet("/lots/boka/{id:guid}", Times);
        pages.MapPost("/lots/boka/{id:guid}", Book);
        pages.MapPost("/lots/boka/{id:guid}/latta", Relax);
        pages.MapPost("/lots/boka/{id:guid}/vantelista", Wait);
    }

    private static IResult What(Catalogue catalogue, bool missing, HttpContext http) => Page.Of<CallerWhatPage>(
        http, new Dictionary<string, object?> { ["Catalogue"] = catalogue, ["Missing"] = missing }, missing ? 400 : 200, here: "/lots/boka");

    private static IResult Questions(string? situation, string[]? arende, RequestMeeting requesting, Catalogue catalogue, HttpContext http)
    {
        var request = new MeetingRequest(string.IsNullOrEmpty(situation) ? null : situation, arende ?? [], null, null, null, null, null, null);
        return requesting.Match(request, new Fields(http.AsksIn())) is { } table
            ? Show(new(request, table.Questions, Nothing, "1", Guid.NewGuid()), new Fields(http.AsksIn()), catalogue, http)
            : What(catalogue, missing: true, http);
    }

    private static async Task<IResult> Ask(
        RequestMeeting requesting, BookMeeting booking, ContactReader reader, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var details = Details(form);
        var answers = WrittenWishes.Answers(form).ToDictionary();
        var guests = int.TryParse(form["antal"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var request = new MeetingRequest(
            string.IsNullOrEmpty(form["situation"]) ? null : form["situation"].ToString(), [.. form["arende"].OfType<string>()], answers,
            Enum.TryParse<MeetingForm>(form["form"], out var where) ? where : MeetingForm.AtMunicipality,
            guests, form["utansteg"] == "ja", form["slinga"] == "ja", form["sprak"] == "en" ? "en" : "sv", details.OrganisationNumber);
        Guid? key = Guid.TryParse(form["nyckel"], out var parsed) ? parsed : null;
        if (requesting.Match(request with { Guests = 1, Answers = null }, new Fields(http.AsksIn())) is not { } table) return What(catalogue, missing: true, http);

        // Everything that needs to be corrected is told at once, and nothing is recorded before it is.
        var fields = new Fields(http.AsksIn());
        requesting.Match(request, fields);
        var (contact, _) = reader.Read(Guid.Empty, details, fields);
        if (contact is { Mobile: null, Phone: null, Email: null } && !fields.HasErrors)
            fields.Fault("phone", new("Fyll i ett telefonnummer, ett mobilnummer eller en e-postadress.", "Fill in a phone number, a mobile number or an e-mail address."));
        if (request.Form == MeetingForm.AtCompany && contact.Site.Length == 0) fields.Fault("site", new("Skriv adressen där mötet ska vara.", "Write the address where the meeting will be."));
        var written = new CallerForm(request, table.Questions, details, form["antal"].ToString(), key ?? Guid.NewGuid());
        if (fields.HasErrors) return Show(written, fields, catalogue, http);

        var asked = await requesting.Ask(request, http.AsksIn(), key, ct, http.Actor());
        if (asked.KeyReused) asked = await requesting.Ask(request, http.AsksIn(), null, ct, http.Actor());
        if (asked.Meeting is not { } meeting) return Show(written, asked.Fields, catalogue, http);
        await booking.Correct(meeting, details, http.Actor(), http.AsksIn(), ct);
        return Results.Redirect($"/lots/boka/{meeting.Id}");
    }

    private static async Task<IResult> Times(Guid id, string? efter, MeetingLog meetings, CallerTimes times, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return Lots.Nowhere(http);
        return meeting.IsBooked || meeting.HasEnded ? Results.Redirect($"/lots/bord/{id}") : await times.Show(meeting, TimeFilter.Instant(efter), null, http, ct);
    }

    private static async Task<IResult> Book(
        Guid id, MeetingLog meetings, Holding holding, CallerTimes times, BookingRules rules, TimeProvider clock, IDocumentStore store, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form || TimeFilter.Instant(form["start"]) is not { } start) return Lots.Nowhere(http);
        await using (var session = store.QuerySession())
        {
            // A time for nobody is no booking: who it is for has to be said first.
            if (await session.LoadAsync<Contact>(id, ct) is null) return await times.Show(meeting, null, Nobody, http, ct);
        }
        var held = await holding.Hold(meeting, start, http.Actor(), ct);
        var outcome = held is Outcome.Recorded or Outcome.Unchanged
            ? await meetings.Decide(id, http.Actor(), m => m.Book(clock.GetUtcNow(), rules), ct)
            : held;
        return outcome switch
        {
            Outcome.Recorded or Outcome.Unchanged => Results.Redirect($"/lots/bord/{id}?klart=bokat"),
            Outcome.Refused { Reason: Refusal.AlreadyBooked or Refusal.MeetingHasEnded } => Results.Redirect($"/lots/bord/{id}"),
            Outcome.Refused no => await times.Show(meeting, null, no.Reason.Say(), http, ct),
            _ => await times.Show(meeting, null, new(Problems.Taken([], "sv").Title!, Problems.Taken([], "en").Title!), http, ct),
        };
    }

    private static async Task<IResult> Relax(Guid id, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        await meetings.Relax(meeting, form, http.Actor(), clock, ct);
        return Results.Redirect($"/lots/boka/{id}");
    }

    /// <summary>The caller waits for a time. Who can only be phoned is told by the coordinator, whom the undelivered message tells.</summary>
    private static async Task<IResult> Wait(
        Guid id, MeetingLog meetings, Desk desk, CallerTimes times, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return Lots.Nowhere(http);
        if (await desk.ContactOf(id, ct) is null) return await times.Show(meeting, null, Nobody, http, ct);
        return await meetings.Decide(id, http.Actor(), m => m.JoinWaitList(times.HasTimes(m), clock.GetUtcNow()), ct) is Outcome.Refused no
            ? await times.Show(meeting, null, no.Reason.Say(), http, ct)
            : Results.Redirect($"/lots/bord/{id}?klart=vantar");
    }

    private static readonly ContactDetails Nothing = new(null, null, null, null, null, null, null, null);

    private static ContactDetails Details(IFormCollection form) => new(
        form["company"], form["organisationNumber"], form["name"], form["mobile"], form["phone"], form["email"], form["errand"], form["site"]);

    private static readonly Text Nobody = new(
        "Företaget har inte sagt vem det är. Börja om under Boka åt någon, så att någon kan nås.",
        "The company has not said who it is. Start again under Book for someone, so that somebody can be reached.");

    private static IResult Show(CallerForm written, Fields fields, Catalogue catalogue, HttpContext http) => Page.Of<CallerFormPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Written"] = written,
            ["Matter"] = catalogue.Situations.Where(s => s.Id == written.Request.Situation).Select(s => s.Name.In(http.AsksIn()))
                .Concat(catalogue.CaseTypes.Where(c => written.Request.CaseTypes!.Contains(c.Id)).Select(c => c.Name.In(http.AsksIn()))).ToList(),
            ["Errors"] = fields.Errors.ToDictionary(e => e.Key == "guests" ? "antal" : e.Key, e => e.Value),
        },
        fields.HasErrors ? 400 : 200,
        here: "/lots/boka");
}

/// <summary>What is written about the caller's errand and about the caller so far.</summary>
public sealed record CallerForm(MeetingRequest Request, IReadOnlyList<Competence> Questions, ContactDetails Details, string Guests, Guid Key);

/// <summary>The times a caller can choose from, read aloud by the coordinator.</summary>
public sealed class CallerTimes(MeetingViews views, FreeTimes times, WaysOn waysOn)
{
    public bool HasTimes(Meeting meeting) => times.Find(meeting, times.Window(), 1).Count > 0;

    internal async Task<IResult> Show(Meeting meeting, DateTimeOffset? after, Text? notice, HttpContext http, CancellationToken ct)
    {
        var slots = SchedulingDoors.SlotsFor(meeting, after > times.Window().End ? times.Window().End : after, null, null, 12, times, waysOn, http.AsksIn());
        return Page.Of<CallerTimesPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Meeting"] = await views.Of(meeting, http.AsksIn(), ct),
                ["Slots"] = slots,
                ["Notice"] = notice?.In(http.AsksIn()),
            },
            notice is null ? 200 : 409,
            here: $"/lots/boka/{meeting.Id}");
    }
}
