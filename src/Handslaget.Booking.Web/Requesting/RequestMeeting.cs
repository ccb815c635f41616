using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Requesting;

/// <param name="Situation">What the company wants to do; one of <c>/situations</c>.</param>
/// <param name="CaseTypes">The errands; of <c>/case-types</c>. At least one, if no situation is given.</param>
/// <param name="Answers">Competence → yes or no to its question. A question left out stays a wish.</param>
/// <param name="Form">Where to meet; at the municipality if left out.</param>
/// <param name="Guests">How many come from the company, 1–8.</param>
/// <param name="StepFree">The room must be reachable without steps.</param>
/// <param name="HearingLoop">The room must have a hearing loop.</param>
/// <param name="Language">"sv" or "en": the language of letters and texts.</param>
/// <param name="Interpreter">The language an interpreter is needed for; one of <see cref="Interpreters"/>.</param>
/// <param name="OrganisationNumber">May be left out. With it, officials the company has met before are chosen again where it costs nothing else.</param>
public sealed record MeetingRequest(
    string? Situation,
    IReadOnlyList<string>? CaseTypes,
    IReadOnlyDictionary<string, bool>? Answers,
    MeetingForm? Form,
    int? Guests,
    bool? StepFree,
    bool? HearingLoop,
    string? Language,
    string? OrganisationNumber = null,
    string? Interpreter = null);

/// <summary>A company asks for a table: its errand is matched to seats, each with its reason, and the meeting's log begins.</summary>
public sealed class RequestMeeting(
    CatalogueMemory catalogue, MeetingLog meetings, CalendarMemory calendars, FreeTimes times, ContactReader reader, Acquaintances acquaintances,
    TimeProvider clock)
{
    /// <summary>
    /// The same idempotency key and the same body always give the same meeting; the same key with another body is refused. The meeting's
    /// id is made from the key, so the database is the judge even when fifty arrive at once.
    /// </summary>
    public async Task<(Meeting? Meeting, Fields Fields, bool KeyReused)> Ask(
        MeetingRequest request, string language, Guid? idempotencyKey, CancellationToken ct, string actor = "company")
    {
        var fields = new Fields(language);
        var matched = Match(request, fields);
        if (matched is null || fields.HasErrors) return (null, fields, false);

        var id = idempotencyKey is { } key ? Notice.Name($"request/{key:N}") : Guid.CreateVersion7();
        var asked = Asked(id, request, language);
        var fingerprint = Fingerprint(asked);

        var (_, hash) = reader.ReadOrganisationNumber(request.OrganisationNumber, fields);
        if (fields.HasErrors) return (null, fields, false);
        var met = hash is null ? [] : await acquaintances.Of(hash, ct);

        var outcome = await meetings.Decide(
            id, actor, m => m.Id == id ? Decision.AlreadySo : Begin(asked, matched.Seats, met), ct,
            session => { if (hash is not null) session.Store(new CompanyMark { Id = id, Hash = hash }); });
        return outcome switch
        {
            Outcome.Recorded r => (r.Meeting, fields, false),
            Outcome.Unchanged u when await meetings.First<MeetingRequested>(id, ct) is { } first => (u.Meeting, fields, Fingerprint(first) != fingerprint),
            _ => throw new InvalidOperationException("A request is recorded, or it was already."),
        };
    }

    /// <summary>
    /// Asks for the meeting that a draft has become, or asks again for what the draft has since been changed to. A meeting that is booked
    /// is not changed so, and is <see cref="Outcome.Refused"/>.
    /// </summary>
    public async Task<(Outcome? Outcome, Fields Fields)> AskFor(Guid id, MeetingRequest request, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (Match(request, fields) is not { } matched || fields.HasErrors) return (null, fields);
        var asked = Asked(id, request, language);
        return (await meetings.Decide(id, "company", m => m.Id == id ? Again(m, asked, matched.Seats) : Begin(asked, matched.Seats, []), ct), fields);
    }

    private MeetingRequested Asked(Guid id, MeetingRequest request, string language) => new(
        id, request.Situation, request.CaseTypes ?? [], request.Answers ?? new Dictionary<string, bool>(),
        request.Form ?? MeetingForm.AtMunicipality, request.Guests ?? 1, request.StepFree ?? false, request.HearingLoop ?? false,
        request.Language ?? language, clock.GetUtcNow(), request.Interpreter);

    private Decision Again(Meeting meeting, MeetingRequested asked, IReadOnlyList<Seat> seats)
    {
        var change = new RequestChanged(
            asked.Situation, asked.CaseTypes, asked.Answers, asked.Form, asked.Guests, asked.StepFree, asked.HearingLoop, asked.Language,
            asked.Interpreter, asked.At);
        return AndNoTime(meeting.Change(change, seats), meeting, asked.At);
    }

    /// <summary>The request, its panel, and at once the fact that there is no time for it, if there is none.</summary>
    private Decision Begin(MeetingRequested asked, IReadOnlyList<Seat> seats, IReadOnlyList<Guid> metBefore)
    {
        return AndNoTime(Meeting.Request(asked, seats, metBefore), Meeting.New, asked.At);
    }

    private Decision AndNoTime(Decision decided, Meeting before, DateTimeOffset at)
    {
        if (decided is not Decision.Facts { Events: var facts }) return decided;
        var meeting = facts.Aggregate(before, (m, e) => m.Evolve(e));
        if (times.Find(meeting, times.Window(), 1).Count > 0) return decided;
        var none = meeting.FindNoTime([.. times.WhyNone(meeting)?.Blocking.Select(b => b.Competence) ?? []], times.Window(), at);
        return none is Decision.Facts more ? Decision.Of([.. facts, .. more.Events]) : decided;
    }

    /// <summary>The seats the errand needs and the questions that matter, or faults in <paramref name="fields"/>.</summary>
    public PanelMatch.Table? Match(MeetingRequest request, Fields fields)
    {
        if (request.Guests is < 1 or > 8)
            fields.Fault("guests", new("Ange hur många ni är, 1 till 8.", "Say how many you are, 1 to 8."));
        if (request.Language is not (null or "sv" or "en"))
            fields.Fault("language", new("Välj svenska (sv) eller engelska (en).", "Choose Swedish (sv) or English (en)."));
        if (request.Form is { } form && !Enum.IsDefined(form))
            fields.Fault("form", new("Välj hos kommunen, hos er eller via länk.", "Choose at the municipality, at your place or online."));
        if (request.Interpreter is { } spoken && !Interpreters.All.ContainsKey(spoken))
            fields.Fault("interpreter", new("Välj tolkspråk ur listan, eller ring oss.", "Choose the interpreter's language from the list, or call us."));
        if (request.CaseTypes?.Any(string.IsNullOrWhiteSpace) == true || request.Answers?.Count > 60)
            fields.Fault("caseTypes", new("Ett ärende saknar namn. Välj ur listan.", "An errand has no name. Choose from the list."));
        if (request.CaseTypes is { Count: > 12 })
            fields.Fault("caseTypes", new("Välj högst tolv ärenden.", "Choose at most twelve errands."));
        if (request.Situation is null && request.CaseTypes is null or { Count: 0 })
            fields.Fault("situation", new("Välj vad det gäller: en situation eller minst ett ärende.", "Choose what it is about: a situation or at least one errand."));
        if (fields.HasErrors) return null;

        var match = PanelMatching.Match(
            catalogue.Now, request.Situation, request.CaseTypes ?? [], request.Answers ?? new Dictionary<string, bool>(), calendars.IsHeld);
        if (match is PanelMatch.Unknown unknown) Unknown(unknown, fields);
        return match as PanelMatch.Table;
    }

    private static void Unknown(PanelMatch.Unknown unknown, Fields fields)
    {
        var id = Fields.Tidy(unknown.Id.Length > 60 ? unknown.Id[..60] + "…" : unknown.Id, keepLines: false);
        switch (unknown.Kind)
        {
            case CatalogueEntry.Situation:
                fields.Fault("situation", new($"Situationen \"{id}\" finns inte. Välj en ur listan.", $"There is no situation \"{id}\". Choose one from the list."));
                break;
            case CatalogueEntry.CaseType:
                fields.Fault("caseTypes", new($"Ärendetypen \"{id}\" finns inte. Välj ur listan.", $"There is no case type \"{id}\". Choose from the list."));
                break;
            default:
                fields.Fault("answers", new($"Kompetensen \"{id}\" finns inte. Svara bara på frågor som ställs.", $"There is no competence \"{id}\". Answer only the questions asked."));
                break;
        }
    }

    private static string Fingerprint(MeetingRequested request) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            request with { At = default, Answers = new SortedDictionary<string, bool>(request.Answers.ToDictionary()) })));
}
