using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Microsoft.AspNetCore.WebUtilities;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What it is about, and the questions that matter.</summary>
internal static class RequestPages
{
    public static void MapRequestPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", (Catalogue catalogue, HttpContext http) =>
            Page.Of<StartPage>(http, new Dictionary<string, object?> { ["Catalogue"] = catalogue }));
        pages.MapGet("/boka", Questions);
        pages.MapPost("/boka", Ask).RequireRateLimiting(Limits.Asks);
    }

    private static IResult Questions(string? situation, string[]? arende, RequestMeeting requesting, Catalogue catalogue, HttpContext http)
    {
        var request = new MeetingRequest(Chosen(situation), arende ?? [], null, null, null, null, null, null);
        var fields = new Fields(http.AsksIn());
        if (requesting.Match(request, fields) is not { } table)
            return Page.Of<StartPage>(http, new Dictionary<string, object?> { ["Catalogue"] = catalogue, ["Missing"] = true }, 400);
        return Page.Of<QuestionsPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = Guid.NewGuid(),
            ["Situation"] = request.Situation,
            ["CaseTypes"] = request.CaseTypes,
            ["Questions"] = table.Questions,
        });
    }

    private static async Task<IResult> Ask(RequestMeeting requesting, Links links, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Page.NotFound(http);
        var form = await http.Request.ReadFormAsync(ct);
        var answers = form.Keys
            .Where(k => k.StartsWith("fraga.", StringComparison.Ordinal) && form[k].ToString() is "ja" or "nej")
            .ToDictionary(k => k["fraga.".Length..], k => form[k] == "ja");
        var guests = int.TryParse(form["antal"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var request = new MeetingRequest(
            Chosen(form["situation"]), [.. form["arende"].OfType<string>()], answers,
            Enum.TryParse<MeetingForm>(form["form"], out var where) ? where : MeetingForm.AtMunicipality,
            guests, form["utansteg"] == "ja", form["slinga"] == "ja", http.AsksIn());
        Guid? key = Guid.TryParse(form["nyckel"], out var parsed) ? parsed : null;

        var asked = await requesting.Ask(request, http.AsksIn(), key, ct);

        // Somebody went back and changed an answer: that is another request.
        if (asked.KeyReused) asked = await requesting.Ask(request, http.AsksIn(), null, ct);
        if (asked.Meeting is { } meeting) return Results.Redirect($"/bord/{links.Follow(meeting.Id)}/tider");

        var table = requesting.Match(request with { Guests = 1, Answers = null }, new Fields(http.AsksIn()));
        if (table is null) return Page.Of<StartPage>(http, new Dictionary<string, object?> { ["Catalogue"] = catalogue, ["Missing"] = true }, 400);
        return Page.Of<QuestionsPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = Guid.NewGuid(),
                ["Situation"] = request.Situation,
                ["CaseTypes"] = request.CaseTypes,
                ["Questions"] = table.Questions,
                ["Answers"] = answers,
                ["Form"] = request.Form,
                ["StepFree"] = request.StepFree ?? false,
                ["HearingLoop"] = request.HearingLoop ?? false,
                ["Guests"] = form["antal"].ToString(),
                ["Errors"] = asked.Fields.Errors.ToDictionary(e => e.Key == "guests" ? "antal" : e.Key, e => e.Value),
            },
            400,
            here: QueryHelpers.AddQueryString("/boka", Chosen(request)));
    }

    /// <summary>What was chosen on the start page, as the address of the questions has it.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Chosen(MeetingRequest request) =>
        [KeyValuePair.Create("situation", request.Situation), .. (request.CaseTypes ?? []).Select(c => KeyValuePair.Create("arende", (string?)c))];

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
