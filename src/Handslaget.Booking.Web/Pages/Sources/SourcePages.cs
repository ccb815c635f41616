using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Sources;

namespace Handslaget.Booking.Web.Pages.Sources;

/// <summary>Shows whoever's page it is again, with what was refused as it was written.</summary>
internal delegate Task<IResult> ShowAgain(Guid owner, IReadOnlyDictionary<string, string> faults, IFormCollection form, HttpContext http, CancellationToken ct);

/// <summary>
/// Calendars as plain forms, the same on three pages: one's own on "Min tid", and a coordinator's for an official or a room. Reading one while
/// somebody waits sends requests to strangers, so it is limited for each person.
/// </summary>
internal static class SourcePages
{
    public static void MapSourcePages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal/tid/kalender").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        Map(mine, isRoom: false, "/personal/tid", (_, faults, form, http, ct) => http.The<TimeShown>().Show(http, null, form, ct, faults));
    }

    public static void MapSourcePagesOfOfficials(this RouteGroupBuilder pages) => Map(
        pages.MapGroup("/lots/register/{id:guid}/kalender"), isRoom: false, "/lots/register/{id}", (id, faults, form, http, ct) => http.The<PersonShown>().Show(id, faults, form, http, ct));

    public static void MapSourcePagesOfRooms(this RouteGroupBuilder pages) => Map(
        pages.MapGroup("/lots/rum/{id:guid}/kalender"), isRoom: true, "/lots/rum/{id}", (id, faults, form, http, ct) => http.The<RoomShown>().Show(id, faults, form, http, ct));

    /// <param name="names">Whether who asks may say whose mailbox it is: a coordinator may, and everybody else has their own.</param>
    private static SourceDetails Details(IFormCollection form, bool names) => new(
        Kind(form["calendarKind"]), form["calendarAddress"], Kind(form["calendarKind"]) != CalendarKind.Graph ? form["calendarUser"].ToString() : names ? form["calendarMailbox"].ToString() : null, form["calendarPassword"]);

    private static CalendarKind Kind(string? written) => written switch
    {
        "calDav" => CalendarKind.CalDav,
        "graph" => CalendarKind.Graph,
        _ => CalendarKind.Published,
    };

    /// <summary>What a page says after one of these.</summary>
    public static Text? Saved(string what) => what switch
    {
        "kalender" => new("Kalendern är kopplad. Här nedan står hur det gick att läsa den.", "The calendar is connected. Below stands how reading it went."),
        "kalender-prov" => new("Vi har försökt läsa kalendern nu. Här nedan står hur det gick.", "We have tried to read the calendar now. Below stands how it went."),
        "kalender-bort" => new("Kalendern är borttagen, och det vi hade läst i den är glömt.", "The calendar is removed, and what we had read in it is forgotten."),
        _ => null,
    };

    private static void Map(RouteGroupBuilder group, bool isRoom, string page, ShowAgain again)
    {
        group.MapPost("", async (SourceRegister sources, HttpContext http, CancellationToken ct) =>
        {
            if (Owner(http) is not { } owner || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
            var fields = new Fields(http.AsksIn());
            if (!await sources.Connect(owner, isRoom, Details(form, names: page.Contains("{id}", StringComparison.Ordinal)), fields, Actor(http), ct)) return Lots.Nowhere(http);
            return fields.HasErrors ? await again(owner, fields.Errors, form, http, ct) : To(page, owner, "kalender");
        }).RequireRateLimiting(SourcesSetup.WhileSomebodyWaits);
        group.MapPost("/{source:guid}/prova", async (Guid source, SourceRegister sources, HttpContext http, CancellationToken ct) =>
            Owner(http) is { } owner && await sources.TryNow(owner, source, ct) ? To(page, owner, "kalender-prov") : Lots.Nowhere(http)).RequireRateLimiting(SourcesSetup.WhileSomebodyWaits);
        group.MapPost("/{source:guid}/bort", async (Guid source, SourceRegister sources, HttpContext http, CancellationToken ct) =>
            Owner(http) is { } owner && await sources.Disconnect(owner, isRoom, source, Actor(http), ct) ? To(page, owner, "kalender-bort") : Lots.Nowhere(http));
    }

    /// <summary>Whose it is: in a coordinator's address, the one it names; otherwise one's own.</summary>
    private static Guid? Owner(HttpContext http) =>
        http.Request.RouteValues.TryGetValue("id", out var id) ? Guid.TryParse(id?.ToString(), out var named) ? named : null : http.User.Id();

    private static T The<T>(this HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    private static string Actor(HttpContext http) =>
        http.Request.RouteValues.ContainsKey("id") ? Lots.Actor(http) : $"official:{http.User.Id()}";

    private static IResult To(string page, Guid owner, string what) =>
        Results.Redirect($"{page.Replace("{id}", owner.ToString(), StringComparison.Ordinal)}?sparat={what}#kalender");
}
