using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Shows standing tables: as they are, and as they would become.</summary>
internal sealed class StandingTableViews(
    StandingTables tables, CalendarMemory calendars, CatalogueMemory catalogue, RoomRegister rooms, IDocumentStore store, TimeProvider clock)
{
    private const int Days = 6;

    public async Task<IResult> List(HttpContext http, CancellationToken ct)
    {
        var (now, names, shown) = (clock.GetUtcNow(), await Names(ct), new List<StandingTableShown>());
        var today = SwedishTime.Date(now);
        foreach (var table in (await tables.All(ct)).Where(t => !(t.Terms.LastDay < today)))
        {
            var figures = calendars.Figures(calendars.DaysOf(table, today.AddDays(-28), today.AddDays(56)), now);
            shown.Add(new(table, Shown(table, names), figures));
        }
        return Page.Of<StandingTablesPage>(http, new Dictionary<string, object?>
        {
            ["Tables"] = shown,
            ["NameOf"] = (string competence) => catalogue.Now.NameOf(competence, http.AsksIn()),
            ["RoomName"] = (Guid id) => calendars.Room(id)?.Name ?? "–",
            ["Today"] = today,
            ["Notice"] = Notice(http)?.In(http.AsksIn()),
        });
    }

    /// <param name="table">Null: a new one.</param>
    /// <param name="form">What was written, so that nothing is lost.</param>
    /// <param name="terms">What it says, to be previewed.</param>
    /// <param name="fields">What is wrong with it.</param>
    /// <param name="status">409: somebody has said something since.</param>
    /// <param name="http">The request.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IResult> One(StandingTable? table, IFormCollection? form, StandingTerms? terms, Fields? fields, int status, HttpContext http, CancellationToken ct) =>
        Page.Of<StandingTablePage>(
            http,
            new Dictionary<string, object?>
            {
                ["Table"] = table,
                ["Written"] = form,
                ["Competences"] = catalogue.Now.Competences.Where(c => calendars.IsHeld(c.Id)).ToList(),
                ["Rooms"] = await rooms.All(ct),
                ["Preview"] = terms is null ? null : Shown((table ?? StandingTable.New) with { Terms = terms }, await Names(ct)),
                ["Seen"] = terms is null ? null : StandingTablePages.Trace(terms, table?.Changes ?? 0),
                ["Today"] = SwedishTime.Date(clock.GetUtcNow()),
                ["Overtaken"] = status == 409,
                ["Errors"] = fields?.Errors ?? new Dictionary<string, string>(),
            },
            status, here: table is null ? $"{StandingTablePages.Path}/nytt" : $"{StandingTablePages.Path}/{table.Id}");

    private List<DayShown> Shown(StandingTable table, Dictionary<Guid, string> names) =>
    [
        .. tables.Ahead(table, Days).Select(day => new DayShown(day, [.. day.Seats.Select(seat => new SeatShown(
            seat.Competence, seat.OfficialId is { } id ? names.GetValueOrDefault(id, "–") : null,
            seat.OfficialId is { } official ? calendars.ClashOf(official, day.Block, clock.GetUtcNow()) : Clash.None))], clock.GetUtcNow() >= day.ReleasedAt)),
    ];

    private async Task<Dictionary<Guid, string>> Names(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.Query<Person>().ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Name);
    }

    private static Text? Notice(HttpContext http) => http.Request.Query["sparat"].ToString() switch
    {
        "nytt" => new("Bordet är lagt. De som står i tur är lovade och ser det på sina sidor.", "The table is laid. Those whose turn it is are promised, and see it on their pages."),
        "andrat" => new("Bordet är ändrat. Möten som redan är bokade står kvar.", "The table is changed. Meetings already booked stand."),
        "installt" => new("Dagen är inställd, och de som var lovade är fria då. Bokade möten står kvar.", "The day is called off, and those who were promised are free. Booked meetings stand."),
        "anda" => new("Bordet dukas den dagen ändå.", "The table is laid that day after all."),
        "avslutat" => new("Bordet är avslutat. Bokade möten står kvar.", "The table is ended. Booked meetings stand."),
        _ => null,
    };
}
