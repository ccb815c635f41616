using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>One gathering: who comes, as a page, on paper and as a file; ticking them off at the door; publishing and cancelling.</summary>
internal static class OneGatheringPages
{
    public static void MapOneGatheringPages(this RouteGroupBuilder pages)
    {
        var one = pages.MapGroup("/lots/traffar/{id:guid}");
        one.MapGet("", Show);
        one.MapGet("/deltagare.csv", Csv);
        one.MapPost("/publicera", async (Guid id, GatheringDesk desk, HttpContext http, CancellationToken ct) =>
            Back(id, await desk.Publish(id, Lots.Actor(http), ct), "ute", http));
        one.MapPost("/stall-in", Cancel);
        one.MapPost("/narvaro", SayWhoCame);
    }

    private static async Task<IResult> Show(
        Guid id, string? sparat, GatheringBook book, Obstacles obstacles, IDocumentStore store, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { } known) return Lots.Nowhere(http);
        if (known.Plan.Week is not null) return Results.Redirect($"/lots/motesplats/{id}{http.Request.QueryString}");
        var people = ParticipantList.Of(known.Gathering, await book.People(id, ct));
        return Page.Of<GatheringDeskPage>(http, new Dictionary<string, object?>
        {
            ["Known"] = known,
            ["Listed"] = people,
            ["InTheWay"] = known.Gathering.Status != GatheringStatus.Cancelled ? await obstacles.Of(known.Gathering, ct) : [],
            ["NotReached"] = await NotReached(store, [.. people.Select(p => p.SignUp.Id)], ct),
            ["Now"] = clock.GetUtcNow(),
            ["Notice"] = Saved(sparat)?.In(http.AsksIn()),
        });
    }

    /// <summary>Those to whom a letter could not be delivered: somebody has to call.</summary>
    private static async Task<IReadOnlySet<Guid>> NotReached(IDocumentStore store, Guid[] signUps, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.Query<Notice>().Where(n => n.MeetingId.IsOneOf(signUps) && n.State == NoticeState.Failed).ToListAsync(ct)).Select(n => n.MeetingId).ToHashSet();
    }

    private static async Task<IResult> Csv(Guid id, GatheringBook book, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await book.Find(id, ct) is { } known
            ? Results.File(ParticipantList.Csv(known, ParticipantList.Of(known.Gathering, await book.People(id, ct)), clock.GetUtcNow()), "text/csv; charset=utf-8", $"deltagare-{SwedishTime.Date(known.Plan.Slot.Start):yyyy-MM-dd}.csv")
            : Lots.Nowhere(http);

    private static async Task<IResult> Cancel(Guid id, GatheringDesk desk, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        return Enum.TryParse<CancelReason>(form["skal"], out var reason) && Enum.IsDefined(reason)
            ? Back(id, await desk.Cancel(id, reason, Lots.Actor(http), ct), "installd", http)
            : Results.Redirect($"/lots/traffar/{id}?sparat=skal");
    }

    private static async Task<IResult> SayWhoCame(Guid id, GatheringDesk desk, HttpContext http, CancellationToken ct)
    {
        if (await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        Guid? who = Guid.TryParse(form["anmalan"], out var one) ? one : null;
        return await desk.SayWhoCame(id, who, who is not null && form["kom"] == "ja", Lots.Actor(http), ct) switch
        {
            Decided<Gathering>.Missing => Lots.Nowhere(http),
            Decided<Gathering>.Refused => Results.Redirect($"/lots/traffar/{id}?sparat=fortidigt"),
            _ => Results.Redirect($"/lots/traffar/{id}#{(who is null ? "deltagare" : $"p-{who}")}"),
        };
    }

    private static IResult Back(Guid id, Decided<Gathering> decided, string what, HttpContext http) => decided switch
    {
        Decided<Gathering>.Missing => Lots.Nowhere(http),
        Decided<Gathering>.Refused => Results.Redirect($"/lots/traffar/{id}?sparat=gick-inte"),
        Decided<Gathering>.Taken => Results.Redirect($"/lots/traffar/{id}?sparat=upptaget"),
        _ => Results.Redirect($"/lots/traffar/{id}?sparat={what}"),
    };

    private static Text? Saved(string? what) => what switch
    {
        "ny" => new("Träffen är planerad. Ingen ser den förrän du publicerar den.", "The gathering is planned. Nobody sees it until you publish it."),
        "andrad" => new("Ändringen är sparad. Är tiden eller platsen ny får alla anmälda ett mejl.", "The change is saved. If the time or the place is new, all who have signed up get a mail."),
        "ute" => new("Träffen är publicerad, och företag kan anmäla sig.", "The gathering is published, and companies can sign up."),
        "installd" => new("Träffen är inställd. Alla anmälda får ett mejl.", "The gathering is cancelled. All who have signed up get a mail."),
        "skal" => new("Välj varför träffen ställs in.", "Choose why it is cancelled."),
        "fortidigt" => new("Träffen har inte börjat än.", "The gathering has not begun yet."),
        "upptaget" => new("Det gick inte: rummet är upptaget då. Se nedan vad som står i vägen.", "That was not possible: the room is taken then. See below what is in the way."),
        "gick-inte" => new("Det gick inte: träffen är redan inställd eller har varit.", "That was not possible: the gathering is cancelled or over."),
        _ => null,
    };
}
