using System.Globalization;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Sources;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>An official's own time as plain forms: hours, tables a week, languages, absences with a deputy, load and calendar.</summary>
internal static class MyTimePages
{
    public static readonly IReadOnlyList<DayOfWeek> Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly Text[] DayNames =
        [new("måndag", "Monday"), new("tisdag", "Tuesday"), new("onsdag", "Wednesday"), new("torsdag", "Thursday"), new("fredag", "Friday")];

    public static void MapMyTimePages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal/tid").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("", (TimeShown shown, HttpContext http, CancellationToken ct) => shown.Show(http, null, null, ct));
        mine.MapPost("/arbetstid", Work);
        mine.MapPost("/bord", Take);
        mine.MapPost("/sprak", Speak);
        mine.MapPost("/franvaro", GoAway);
        mine.MapPost("/franvaro/{absence:guid}/bort", ComeBack);
        pages.MapSourcePages();
    }

    public static string NameOf(DayOfWeek day, string language) => DayNames[(int)day - 1].In(language);

    private static async Task<IResult> Work(MyTime time, TimeShown shown, HttpContext http, CancellationToken ct)
    {
        var form = await Form(http, ct);
        if (await time.Of(http.User.Id(), ct) is not { } mine) return await shown.Show(http, null, null, ct);
        var (hours, fault) = WrittenHours.Read(form, mine.Official);
        if (fault is not null) return await shown.Show(http, fault, form, ct);
        await time.Work(http.User.Id(), hours, ct);
        return Saved("arbetstid");
    }

    private static async Task<IResult> Take(MyTime time, TimeShown shown, HttpContext http, CancellationToken ct)
    {
        var form = await Form(http, ct);
        int? tables = int.TryParse(form["antal"], CultureInfo.InvariantCulture, out var written) ? written : null;
        if (MyTime.FaultIn(tables) is { } fault) return await shown.Show(http, fault, form, ct);
        await time.Take(http.User.Id(), tables!.Value, ct);
        return Saved("bord");
    }

    private static async Task<IResult> Speak(MyTime time, TimeShown shown, HttpContext http, CancellationToken ct)
    {
        var form = await Form(http, ct);
        string[] languages = [.. form["sprak"].OfType<string>().Distinct()];
        if (MyTime.FaultIn(languages) is { } fault) return await shown.Show(http, fault, form, ct);
        await time.Speak(http.User.Id(), languages, ct);
        return Saved("sprak");
    }

    private static async Task<IResult> GoAway(MyTime time, TimeShown shown, HttpContext http, CancellationToken ct)
    {
        var form = await Form(http, ct);
        if (WrittenHours.Day(form["fran"]) is not { } first || WrittenHours.Day(form["till"]) is not { } last)
            return await shown.Show(http, new("Fyll i första och sista dagen.", "Fill in the first and the last day."), form, ct);
        Guid? deputy = Guid.TryParse(form["ersattare"], out var colleague) ? colleague : null;
        var (_, fault) = await time.GoAway(http.User.Id(), SwedishTime.Midnight(first), SwedishTime.Midnight(last.AddDays(1)), deputy, ct);
        return fault is not null ? await shown.Show(http, fault, form, ct) : Saved("franvaro");
    }

    private static async Task<IResult> ComeBack(Guid absence, MyTime time, HttpContext http, CancellationToken ct)
    {
        await time.ComeBack(http.User.Id(), absence, ct);
        return Saved("tillbaka");
    }

    private static async Task<IFormCollection> Form(HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;

    private static IResult Saved(string what) => Results.Redirect($"/personal/tid?sparat={what}");
}

/// <summary>Shows an official's own time.</summary>
internal sealed class TimeShown(MyTime time, SourceRegister sources, CalendarSettings reading, CatalogueMemory catalogue, TimeProvider clock)
{
    /// <param name="http">Who asks.</param>
    /// <param name="fault">What is wrong, at the top of the page.</param>
    /// <param name="refused">What was written and refused.</param>
    /// <param name="ct">Given up.</param>
    /// <param name="faults">What is wrong with a calendar, field by field.</param>
    public async Task<IResult> Show(HttpContext http, Text? fault, IFormCollection? refused, CancellationToken ct, IReadOnlyDictionary<string, string>? faults = null)
    {
        var language = http.AsksIn();
        if (await time.Of(http.User.Id(), ct) is not { } mine)
        {
            return Page.Message(http, 404, new("Du finns inte i registret", "You are not in the register"), new(
                "Du är inloggad, men ingen lots har lagt in dig som handläggare än.", "You are signed in, but no coordinator has registered you as an official yet."));
        }
        return Page.Of<TimePage>(
            http,
            new Dictionary<string, object?>
            {
                ["Time"] = mine,
                ["NameOf"] = (string competence) => catalogue.Now.NameOf(competence, language),
                ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
                ["Notice"] = Saved(http)?.In(language),
                ["Fault"] = fault?.In(language),
                ["Refused"] = refused,
                ["Errors"] = faults ?? new Dictionary<string, string>(),
                ["Sources"] = await sources.Of(mine.Official.Id, ct),
                ["Now"] = clock.GetUtcNow(),
                ["Grace"] = reading.Grace,
                ["Today"] = SwedishTime.Date(clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture),
            },
            fault is null && faults is null ? 200 : 400, here: "/personal/tid");
    }

    private static Text? Saved(HttpContext http) => http.Request.Query["sparat"].ToString() switch
    {
        "arbetstid" => new("Arbetstiden är sparad.", "Your hours are saved."),
        "bord" => new("Antalet bord är sparat.", "The number of tables is saved."),
        "sprak" => new("Språken är sparade.", "Your languages are saved."),
        "franvaro" => new("Frånvaron är inlagd. Bord du satt vid då går vidare till en kollega.", "The absence is added. Tables you sat at then go to a colleague."),
        "tillbaka" => new("Frånvaron är borttagen. Bord som redan har gått vidare kommer inte tillbaka.", "The absence is removed. Tables that have already gone to somebody else do not come back."),
        var what => SourcePages.Saved(what),
    };
}
