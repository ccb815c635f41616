using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Pages.Sources;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>One official as plain forms for a coordinator: details and sign-in, competences, hours, tables a week, languages, absence.</summary>
internal static class PersonPages
{
    public static void MapPersonPages(this RouteGroupBuilder pages)
    {
        var one = pages.MapGroup("/lots/register/{id:guid}");
        one.MapGet("", (Guid id, PersonShown shown, HttpContext http, CancellationToken ct) => shown.Show(id, null, null, http, ct));
        one.MapPost("/uppgifter", Correct);
        one.MapPost("/kompetens", Grant);
        one.MapPost("/bort", Withdraw);
        one.MapPost("/arbetstid", Work);
        one.MapPost("/bord", Take);
        one.MapPost("/sprak", Speak);
        one.MapPost("/utbildning", Train);
        one.MapPost("/franvaro", GoAway);
        one.MapPost("/franvaro/{absence:guid}/bort", (Guid id, Guid absence, RegisterLog register, HttpContext http, CancellationToken ct) =>
            Change(id, new AbsenceWithdrawn(absence), "tillbaka", register, http, ct));
        one.MapPost("/slutar", Leave);
        pages.MapSourcePagesOfOfficials();
    }

    private static async Task<IResult> Correct(Guid id, OfficialRegister officials, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var corrected = await officials.Correct(id, RegisterPages.Details(form), Lots.Actor(http), http.AsksIn(), ct);
        return corrected.Faults is { } faults ? await shown.Show(id, faults, form, http, ct)
            : corrected.Outcome == Creation.Stands ? Saved(id, "uppgifter")
            : Lots.Nowhere(http);
    }

    private static async Task<IResult> Grant(Guid id, OfficialRegister officials, PersonShown shown, Catalogue catalogue, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var until = WrittenHours.Day(form["galler"]);
        if (catalogue.Competences.All(c => c.Id != form["kompetens"])) fields.Fault("kompetens", new("Välj en kompetens i listan.", "Choose a competence from the list."));

        // A day that can not be read must not become a right without an end.
        if (until is null && form["galler"].ToString().Length > 0)
            fields.Fault("galler", new("Dagen går inte att läsa. Skriv den som 2027-06-30, eller lämna tomt.", "The day can not be read. Write it as 2027-06-30, or leave it empty."));
        if (fields.HasErrors) return await shown.Show(id, fields.Errors, form, http, ct);
        var granted = await officials.Grant(id, form["kompetens"]!, until, Lots.Actor(http), http.AsksIn(), ct);
        return granted.Faults is { } faults ? await shown.Show(id, faults, form, http, ct)
            : granted.Outcome == Creation.Stands ? Saved(id, "kompetens")
            : Lots.Nowhere(http);
    }

    private static async Task<IResult> Withdraw(Guid id, OfficialRegister officials, HttpContext http, CancellationToken ct) =>
        await http.Form(ct) is { } form && form["kompetens"].ToString() is { Length: > 0 and < 100 } competence
            && await officials.Withdraw(id, competence, Lots.Actor(http), ct)
            ? Saved(id, "bort")
            : Lots.Nowhere(http);

    private static async Task<IResult> Work(Guid id, MyTime time, RegisterLog register, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || await time.Of(id, ct) is not { } view) return Lots.Nowhere(http);
        var (hours, fault) = WrittenHours.Read(form, view.Official);
        return fault is not null
            ? await shown.Show(id, Wrong("arbetstid", fault, http), form, http, ct)
            : await Change(id, new WorkingHoursSet(hours), "arbetstid", register, http, ct);
    }

    private static async Task<IResult> Take(Guid id, RegisterLog register, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        int? tables = int.TryParse(form["antal"], CultureInfo.InvariantCulture, out var written) ? written : null;
        return MyTime.FaultIn(tables) is { } fault
            ? await shown.Show(id, Wrong("antal", fault, http), form, http, ct)
            : await Change(id, new CapacitySet(tables!.Value), "bord", register, http, ct);
    }

    private static async Task<IResult> Speak(Guid id, RegisterLog register, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        string[] languages = [.. form["sprak"].OfType<string>().Distinct()];
        return MyTime.FaultIn(languages) is { } fault
            ? await shown.Show(id, Wrong("sprak", fault, http), form, http, ct)
            : await Change(id, new LanguagesSet(languages), "sprak", register, http, ct);
    }

    private static async Task<IResult> Train(Guid id, RegisterLog register, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        return WrittenHours.Day(form["utbildad"]) is { } last && last.Year is > 2000 and < 2200
            ? await Change(id, new ServiceTrainingSet(last), "utbildning", register, http, ct)
            : await shown.Show(id, Wrong("utbildad", new("Skriv den sista dagen som utbildningen gäller, till exempel 2027-06-30.", "Write the last day on which the training is valid, for example 2027-06-30."), http), form, http, ct);
    }

    private static async Task<IResult> GoAway(Guid id, MyTime time, PersonShown shown, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form || await time.Of(id, ct) is null) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        if (WrittenHours.Day(form["fran"]) is not { } first) { fields.Fault("fran", new("Fyll i första dagen.", "Fill in the first day.")); first = default; }
        if (WrittenHours.Day(form["till"]) is not { } last) { fields.Fault("till", new("Fyll i sista dagen.", "Fill in the last day.")); last = default; }
        if (fields.HasErrors) return await shown.Show(id, fields.Errors, form, http, ct);
        Guid? deputy = Guid.TryParse(form["ersattare"], out var colleague) ? colleague : null;
        var (told, fault) = await time.GoAway(
            id, SwedishTime.Midnight(first), SwedishTime.Midnight(last.AddDays(1)), deputy, ct, Guid.TryParse(form["nyckel"], out var key) ? key : null, Lots.Actor(http));
        if (fault is null && told.Outcome == Creation.KeyReused)
            (told, fault) = await time.GoAway(id, SwedishTime.Midnight(first), SwedishTime.Midnight(last.AddDays(1)), deputy, ct, null, Lots.Actor(http));
        return fault is not null ? await shown.Show(id, Wrong("till", fault, http), form, http, ct)
            : told.Outcome == Creation.Stands ? Saved(id, "franvaro")
            : Lots.Nowhere(http);
    }

    private static async Task<IResult> Leave(Guid id, OfficialRegister officials, HttpContext http, CancellationToken ct) =>
        id != http.User.Id() && await officials.Leave(id, Lots.Actor(http), ct) ? Results.Redirect("/lots/register?sparat=slutat") : Lots.Nowhere(http);

    private static async Task<IResult> Change(Guid id, object fact, string what, RegisterLog register, HttpContext http, CancellationToken ct) =>
        await register.Change<Official>(id, [fact], Lots.Actor(http), ct) ? Saved(id, what) : Lots.Nowhere(http);

    private static Dictionary<string, string> Wrong(string field, Text fault, HttpContext http) => new() { [field] = fault.In(http.AsksIn()) };

    private static IResult Saved(Guid id, string what) => Results.Redirect($"/lots/register/{id}?sparat={what}");
}

/// <summary>Shows an official to a coordinator, with what was refused as it was written.</summary>
internal sealed class PersonShown(MyTime time, SourceRegister sources, CalendarSettings reading, CatalogueMemory catalogue, TimeProvider clock)
{
    public async Task<IResult> Show(Guid id, IReadOnlyDictionary<string, string>? faults, IFormCollection? refused, HttpContext http, CancellationToken ct) =>
        await time.Of(id, ct) is not { Official.HasLeft: false } found ? Lots.Nowhere(http) : Page.Of<OfficialPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Time"] = found,
                ["Catalogue"] = catalogue.Now,
                ["Today"] = SwedishTime.Date(clock.GetUtcNow()),
                ["IsMe"] = id == http.User.Id(),
                ["Notice"] = Saved(http)?.In(http.AsksIn()),
                ["Errors"] = faults ?? new Dictionary<string, string>(),
                ["Refused"] = refused,
                ["Sources"] = await sources.Of(id, ct),
                ["Now"] = clock.GetUtcNow(),
                ["Grace"] = reading.Grace,
            },
            faults is null ? 200 : 400, here: $"/lots/register/{id}");

    private static Text? Saved(HttpContext http) => http.Request.Query["sparat"].ToString() switch
    {
        "ny" => new("Personen finns nu i registret. Säg vad hen får svara för och när hen arbetar.", "The person is now in the register. Say what they may answer for and when they work."),
        "uppgifter" => new("Uppgifterna är sparade.", "The details are saved."),
        "kompetens" => new("Kompetensen är sparad.", "The competence is saved."),
        "bort" => new("Kompetensen är borttagen. Bord som redan är bokade ändras inte; byt person på bordets sida.", "The competence is withdrawn. Tables already booked do not change; change the person on the table's page."),
        "arbetstid" => new("Arbetstiden är sparad.", "The hours are saved."),
        "bord" => new("Antalet bord är sparat.", "The number of tables is saved."),
        "sprak" => new("Språken är sparade.", "The languages are saved."),
        "utbildning" => new("Utbildningen är sparad.", "The training is saved."),
        "franvaro" => new("Frånvaron är inlagd. Bord personen satt vid då går vidare till en kollega.", "The absence is added. Tables the person sat at then go to a colleague."),
        "tillbaka" => new("Frånvaron är borttagen. Bord som redan har gått vidare kommer inte tillbaka.", "The absence is removed. Tables that have already gone to somebody else do not come back."),
        var what => SourcePages.Saved(what),
    };
}
