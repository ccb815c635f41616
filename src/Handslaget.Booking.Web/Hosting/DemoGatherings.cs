using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Gatherings;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The demo town's gatherings: a breakfast next month with places left, a building and growth day that is full, with a line, and a dialogue
/// week open for wishes. Companies are invented.
/// </summary>
internal sealed class DemoGatherings(GatheringDesk desk, GatheringBook book, SignUps signUps, DemoWeek week, TimeProvider clock)
{
    private const string Coordinator = "coordinator:demo";

    private static readonly string[] Companies =
    [
        "Bistro Kvarnen AB", "Salong Saxen", "Eriks Bilverkstad", "Hörnkiosken i Lindö", "Rökeriet vid Slottshagen", "Strömbackens bryggeri",
        "Cellverk AB under bildande", "Lindö Snickeri", "Kardemumma Konditori", "Bråvikens Båtvarv", "Vikbo Grönt",
    ];

    private static readonly string[] Names =
        ["Leila Haddad", "Maria Lund", "Erik Nyman", "Jonas Ek", "Omar Sjöberg", "Ida Falk", "Nora Wikström", "Per Alm", "Hanna Berg", "Sven Holm", "Amina Dahir"];

    public async Task Play(CancellationToken ct)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        var nextMonth = new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(7);
        var wednesday = nextMonth.AddDays(((int)DayOfWeek.Wednesday - (int)nextMonth.DayOfWeek + 7) % 7);
        await Gather(Breakfast(GatheringSeries.Days(wednesday, 6).First(d => d.Pause is null).Date), "breakfast", 6, ct);
        await Gather(GrowthDay(WorkingDays.Add(today, 30)), "growth-day", Companies.Length, ct);
        var monday = SwedishTime.Monday(today.AddDays(49));
        if (await week.Open(monday, WorkingDays.Add(today, 15), ct) is not { } open) return;
        for (var nth = 0; nth < 9; nth++) await week.Wish(open, nth, ct);
    }

    private async Task Gather(WrittenGathering written, string which, int people, CancellationToken ct)
    {
        if (await desk.Plan(written, Notice.Name($"demo/{which}"), Coordinator, "sv", ct) is not { Id: { } id }) return;
        await desk.Publish(id, Coordinator, ct);
        if (await book.Find(id, ct) is not { } known) return;
        for (var i = 0; i < people; i++)
        {
            var address = $"{Names[i].Split(' ')[0].ToLowerInvariant()}@foretag{i + 1}.example";
            string[] sessions = known.Plan.Sessions.Count == 0 ? [] : [i % 2 == 0 ? "1" : "2", "3"];
            await signUps.SignUp(known.Gathering, new(Companies[i], Names[i], address, null, i == 2 ? "Nötter" : null, sessions, null, "sv"), null, "sv", ct);
        }
    }

    private static WrittenGathering Breakfast(DateOnly day) => WrittenGathering.Usual(GatheringKind.Breakfast, new()) with
    {
        AboutSv = "Kaffe, macka och tre korta nyheter från kommunen. Sedan är det fritt att prata.\nVi börjar prick och slutar prick.",
        AboutEn = "Coffee, a sandwich and three short pieces of news from the municipality. Then you are free to talk.\nWe begin and end on time.",
        Date = Iso(day),
        Place = "Strömsalen, Kvarngatan 12",
        Capacity = "40",
    };

    private static WrittenGathering GrowthDay(DateOnly day) => WrittenGathering.Usual(GatheringKind.GrowthDay, new()) with
    {
        AboutSv = "Vad byggs i Norrköping de närmaste åren, och var finns det mark? Möt dem som planerar och dem som bygger.",
        AboutEn = "What is being built in Norrköping in the coming years, and where is there land? Meet those who plan and those who build.",
        Date = Iso(day),
        Place = "Industrihallen, Kvarngatan 14",
        Capacity = "8",
        Sessions =
        [
            new(1, "Mark och lokaler", "Land and premises", "10:00", "11:00", "6"),
            new(2, "Bygglov utan väntan", "Building permits without waiting", "10:00", "11:00", "6"),
            new(3, "Fem minuter med en planerare", "Five minutes with a planner", "13:00", "15:00", "12"),
        ],
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
