using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Returning;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Returning;

/// <summary>The way back for a company that has lost its link.</summary>
internal static class ReturnPages
{
    public static void MapReturnPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/boka/hitta", (HttpContext http) => Page.Of<FindPage>(http));
        pages.MapPost("/boka/hitta", Find).RequireRateLimiting(Limits.Codes);
        pages.MapGet("/boka/hitta/kod", () => Results.Redirect("/boka/hitta"));
        pages.MapPost("/boka/hitta/kod", Open).RequireRateLimiting(Limits.Codes);
    }

    private static async Task<IResult> Find(WayBack ways, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.Redirect("/boka/hitta");
        var form = await http.Request.ReadFormAsync(ct);
        var fields = new Fields(http.AsksIn());
        var reference = fields.Line("referens", form["referens"], 40, new("Skriv bokningsnumret.", "Write the booking reference."));
        var reach = fields.Line("kontakt", form["kontakt"], 150, new("Skriv mobilnumret eller e-postadressen som du bokade med.", "Write the mobile number or e-mail address you booked with."));
        if (fields.HasErrors)
        {
            return Page.Of<FindPage>(
                http,
                new Dictionary<string, object?> { ["Reference"] = reference, ["Reach"] = reach, ["Errors"] = fields.Errors },
                400,
                here: "/boka/hitta");
        }
        return Code(http, await ways.Ask(reference, reach, ct), null);
    }

    private static async Task<IResult> Open(WayBack ways, MeetingLog meetings, Links links, HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Results.Redirect("/boka/hitta");
        var form = await http.Request.ReadFormAsync(ct);
        if (!Guid.TryParseExact(form["forsok"], "N", out var attempt)) return Results.Redirect("/boka/hitta");
        if (await ways.Open(attempt, form["kod"], ct) is { } id && await meetings.Find(id, ct) is { } meeting)
            return Results.Redirect($"/bord/{links.Follow(meeting)}");
        return Code(http, attempt, new Text(
            "Koden stämmer inte eller har gått ut. Kontrollera den, eller be om en ny.",
            "The code is not right or has expired. Check it, or ask for a new one."));
    }

    private static IResult Code(HttpContext http, Guid attempt, Text? fault) => Page.Of<CodePage>(
        http,
        new Dictionary<string, object?>
        {
            ["Attempt"] = attempt.ToString("N"),
            ["Errors"] = fault is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["kod"] = fault.In(http.AsksIn()) },
        },
        fault is null ? 200 : 400,
        here: "/boka/hitta");
}
