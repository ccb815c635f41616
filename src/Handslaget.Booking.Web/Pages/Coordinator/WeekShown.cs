using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Registering;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What the page of a dialogue week, and that of one of its tables, show.</summary>
internal sealed class WeekShown(GatheringBook book, WeekBook weeks, WeekGaps gaps, Obstacles obstacles, RoomRegister rooms, TimeProvider clock)
{
    public async Task<IResult> Show(Guid id, string? saved, HttpContext http, CancellationToken ct, WrittenWeekTable? written = null, IReadOnlyDictionary<string, string>? faults = null)
    {
        if (await book.Find(id, ct) is not { Plan.Week: not null } known) return Lots.Nowhere(http);
        return Page.Of<WeekDeskPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Known"] = known,
                ["Listed"] = ParticipantList.Of(known.Gathering, await book.People(id, ct)),
                ["Everybody"] = await weeks.People(ct),
                ["Rooms"] = (IReadOnlyList<Room>)await rooms.All(ct),
                ["Gaps"] = await gaps.Of(known, ct),
                ["InTheWay"] = known.Gathering.Status != GatheringStatus.Cancelled ? await obstacles.Of(known.Gathering, ct) : [],
                ["Written"] = written ?? WrittenWeekTable.Empty,
                ["Now"] = clock.GetUtcNow(),
                ["Notice"] = Saved(saved)?.In(http.AsksIn()),
                ["Errors"] = faults ?? new Dictionary<string, string>(),
            },
            faults is null ? 200 : 400, here: $"/lots/motesplats/{id}");
    }

    /// <param name="written">The table as it was written; null: as it is.</param>
    public async Task<IResult> ShowTable(Guid id, string table, IReadOnlyDictionary<string, string>? faults, HttpContext http, CancellationToken ct, WeekTable? written = null)
    {
        if (await book.Find(id, ct) is not { Plan.Week: { } week } known || week.Tables.FirstOrDefault(t => t.Key == table) is not { } shown) return Lots.Nowhere(http);
        return Page.Of<WeekTablePage>(
            http,
            new Dictionary<string, object?>
            {
                ["Known"] = known,
                ["Table"] = written ?? shown,
                ["Everybody"] = await weeks.People(ct),
                ["Rooms"] = (IReadOnlyList<Room>)await rooms.All(ct),
                ["Errors"] = faults ?? new Dictionary<string, string>(),
            },
            faults is null ? 200 : 400, here: $"/lots/motesplats/{id}/bord/{table}");
    }

    private static Text? Saved(string? what) => what switch
    {
        "ny" => new("Veckan är planerad. Lägg till bord; ingen ser den förrän du öppnar för önskningar.", "The week is planned. Add tables; nobody sees it until you open it for wishes."),
        "andrad" => new("Ändringen är sparad.", "The change is saved."),
        "bord" => new("Bordet är tillagt.", "The table is added."),
        "borta" => new("Bordet är borttaget.", "The table is taken away."),
        "oppen" => new("Veckan är öppen för önskningar. Alla vid borden är bokade då, och får ett mejl om det.", "The week is open for wishes. Everybody at the tables is booked then, and gets a mail about it."),
        "lagd" => new("Veckan är lagd. Granska förslaget nedan; ingen ser det förrän du publicerar.", "The week is laid. Look through the proposal below; nobody sees it until you publish."),
        "ute" => new("Veckan är publicerad. Alla får sitt program och skälen med mejl.", "The week is published. Everybody gets their programme and the reasons by mail."),
        "installd" => new("Veckan är inställd. Alla får ett mejl.", "The week is cancelled. Everybody gets a mail."),
        "upptaget" => new("Det gick inte: någon eller något rum är upptaget då. Se nedan vad som står i vägen.", "That was not possible: somebody or some room is taken then. See below what is in the way."),
        "skal" => new("Välj varför veckan ställs in.", "Choose why it is cancelled."),
        "fortidigt" => new("Veckan har inte börjat än.", "The week has not begun yet."),
        _ when Enum.TryParse<Refusal>(what, out var refusal) && Enum.IsDefined(refusal) => refusal.Say(),
        _ => null,
    };
}
