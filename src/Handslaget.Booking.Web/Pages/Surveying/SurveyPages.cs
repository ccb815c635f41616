using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Surveying;

namespace Handslaget.Booking.Web.Pages.Surveying;

/// <summary>The questions after a meeting: one page, opened by a link that can be answered once. Opening it changes nothing.</summary>
internal static class SurveyPages
{
    public static void MapSurveyPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/uppfoljning/{token}", Ask);
        pages.MapPost("/uppfoljning/{token}", Answer);
    }

    private static async Task<IResult> Ask(string token, string? klart, Surveys surveys, HttpContext http, CancellationToken ct) =>
        await surveys.Open(token, ct) is not { } opened ? NotFound(http)
        : !opened.IsAnswered ? Form(token, SurveyReply.Blank, new(http.AsksIn()), http)
        : klart is null ? Already(http)
        : Page.Message(http, 200, new("Tack för svaren", "Thank you for your answers"), new(
            "De sparas utan att det syns vilka ni är. Vad företagen tyckte står på sidan Så går det när ingen längre kan svara om månaden, om minst fem har svarat.",
            "They are kept without showing who you are. What companies thought stands on the page How it goes when nobody can answer about the month any more, if at least five have answered."));

    private static async Task<IResult> Answer(string token, Surveys surveys, HttpContext http, CancellationToken ct)
    {
        if (await surveys.Open(token, ct) is not { } opened) return NotFound(http);
        if (opened.IsAnswered) return Already(http);
        if (!http.Request.HasFormContentType) return Results.Redirect($"/uppfoljning/{token}");
        var fields = new Fields(http.AsksIn());
        var said = SurveyReply.Read(await http.Request.ReadFormAsync(ct), fields);
        return fields.HasErrors ? Form(token, said, fields, http)
            : await surveys.Answer(opened.Meeting, said, Guid.NewGuid(), ct) ? Results.Redirect($"/uppfoljning/{token}?klart=skickat")
            : Already(http);
    }

    private static IResult Form(string token, SurveyReply said, Fields fields, HttpContext http) => Page.Of<SurveyPage>(
        http, new Dictionary<string, object?> { ["Token"] = token, ["Said"] = said, ["Errors"] = fields.Errors }, fields.HasErrors ? 400 : 200, here: $"/uppfoljning/{token}");

    private static IResult Already(HttpContext http) => Page.Message(http, 200, new("Tack, ni har redan svarat", "Thank you, you have answered already"), new(
        "Länken kan användas en gång. Vill ni säga något mer är ni välkomna att ringa 011-15 00 00.",
        "The link can be used once. If you want to say more, you are welcome to call +46 11 15 00 00."));

    private static IResult NotFound(HttpContext http) => Page.Message(http, 404, new("Vi hittar inte frågorna", "We can not find the questions"), new(
        "Länken är inte hel, eller så har den gått ut. Kontrollera att hela adressen kom med, eller ring oss på 011-15 00 00.",
        "The link is not whole, or it has expired. Check that the whole address came along, or call us on +46 11 15 00 00."));
}
