using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Promising;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>The promises and their clocks: how they are kept, a pause with its reason, and the explanation that a broken one owes the company.</summary>
internal static class ClockPages
{
    /// <summary>So far back the figures go.</summary>
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void MapClockPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/loften", Register);
        pages.MapPost("/lots/bord/{id:guid}/klocka/{clock:guid}/paus", Pause);
        pages.MapPost("/lots/bord/{id:guid}/klocka/{clock:guid}/fortsatt", Resume);
        pages.MapGet("/lots/bord/{id:guid}/klocka/{clock:guid}/forklara", AskWhy);
        pages.MapPost("/lots/bord/{id:guid}/klocka/{clock:guid}/forklara", Explain);
    }

    private static async Task<IResult> Register(
        PromiseRegister promises, PromiseFigures figures, CatalogueMemory catalogue, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Page.Of<ClocksPage>(http, new Dictionary<string, object?>
        {
            ["Promises"] = promises,
            ["Figures"] = (await figures.Since(now - Year, now, ct)).ToDictionary(f => f.Promise),
            ["Open"] = await figures.Open(http.User.Id(), ct),
            ["Owner"] = (Func<string, Text>)catalogue.Now.UnitName,
            ["Now"] = now,
        });
    }

    private static async Task<IResult> Pause(Guid id, Guid clock, ClockLog clocks, TimeProvider time, HttpContext http, CancellationToken ct)
    {
        if (await Found(id, clock, clocks, ct) is null || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (!Enum.TryParse<PauseReason>(form["skal"], out var reason) || !Enum.IsDefined(reason))
            return Page.Message(http, 400, new("Välj ett skäl", "Choose a reason"), new("Gå tillbaka och välj varför klockan pausas. Det sparas med pausen.", "Go back and choose why the clock is paused. It is kept with the pause."));
        return Answer(id, "paus", await clocks.Decide(id, clock, http.Actor(), c => c.Pause(reason, time.GetUtcNow()), ct), http);
    }

    private static async Task<IResult> Resume(Guid id, Guid clock, ClockLog clocks, TimeProvider time, HttpContext http, CancellationToken ct) =>
        await Found(id, clock, clocks, ct) is null
            ? Lots.Nowhere(http)
            : Answer(id, "gar", await clocks.Decide(id, clock, http.Actor(), c => c.Resume(time.GetUtcNow()), ct), http);

    private static async Task<IResult> AskWhy(Guid id, Guid clock, ClockLog clocks, Desk desk, CatalogueMemory catalogue, TimeProvider time, HttpContext http, CancellationToken ct)
    {
        if (await Found(id, clock, clocks, ct) is not { } found) return Lots.Nowhere(http);
        return found.Explain(time.GetUtcNow()) is Decision.Facts
            ? Form(found, await desk.ContactOf(id, ct), "", "", new Fields(http.AsksIn()), (id, clock), catalogue, http)
            : Results.Redirect($"/lots/bord/{id}#klockor");
    }

    private static async Task<IResult> Explain(Guid id, Guid clock, ClockLog clocks, Desk desk, CatalogueMemory catalogue, TimeProvider time, HttpContext http, CancellationToken ct)
    {
        if (await Found(id, clock, clocks, ct) is not { } found || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var why = fields.Lines("varfor", form["varfor"], 2000, new("Skriv varför det blev så.", "Write why it happened."));
        var next = fields.Lines("nu", form["nu"], 2000, new("Skriv vad som händer nu.", "Write what happens now."));
        if (fields.HasErrors) return Form(found, await desk.ContactOf(id, ct), why, next, fields, (id, clock), catalogue, http);
        var now = time.GetUtcNow();
        return Answer(id, "forklarat", await clocks.Decide(id, clock, http.Actor(), c => c.Explain(now), ct, (session, c) => session.Store(new Explanation
        {
            Id = clock,
            SubjectId = id,
            Promise = c.Promise.Key,
            DueAt = c.DueAt,
            Why = why,
            Next = next,
            At = now,
        })), http);
    }

    private static IResult Form(
        Clock clock, Contact? contact, string why, string next, Fields fields, (Guid Meeting, Guid Clock) ids, CatalogueMemory catalogue, HttpContext http)
    {
        var here = $"/lots/bord/{ids.Meeting}/klocka/{ids.Clock}/forklara";
        return Page.Of<ExplainPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Clock"] = clock,
                ["Contact"] = contact,
                ["Owner"] = catalogue.Now.UnitName(clock.Promise.Owner),
                ["Meeting"] = ids.Meeting,
                ["Action"] = here,
                ["Why"] = why,
                ["Next"] = next,
                ["Errors"] = fields.Errors,
            },
            fields.HasErrors ? 400 : 200,
            here);
    }

    private static async Task<Clock?> Found(Guid subject, Guid row, ClockLog clocks, CancellationToken ct) =>
        (await clocks.Of(subject, ct)).FirstOrDefault(c => ClockRow.IdOf(subject, c.Promise.Key, c.StartedAt) == row);

    private static IResult Answer(Guid id, string done, Refusal? no, HttpContext http) => no is { } refusal
        ? Page.Refused(http, refusal)
        : Results.Redirect($"/lots/bord/{id}?klart={done}");
}
