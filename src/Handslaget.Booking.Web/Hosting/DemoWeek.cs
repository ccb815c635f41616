using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Registering;
using Marten;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>A dialogue week in the demo town: four themes, a politician and an official at each table, and companies that wish. All of it is drawn from a name.</summary>
internal sealed class DemoWeek(GatheringDesk gatherings, WeekDesk desk, WeekWishes wishes, WeekBook weeks, Obstacles obstacles, GatheringBook book, RoomRegister rooms, IDocumentStore store)
{
    private const string Coordinator = "coordinator:demo";

    private static readonly WrittenTheme[] Themes =
    [
        new(1, "Mark och lokaler", "Land and premises"), new(2, "Kompetens och rekrytering", "Skills and recruitment"),
        new(3, "Trafik och parkering i centrum", "Traffic and parking in the centre"), new(4, "Energi och hållbart byggande", "Energy and sustainable building"),
    ];

    private static readonly string[] Names = ["Leila Haddad", "Maria Lund", "Erik Nyman", "Jonas Ek", "Omar Sjöberg", "Ida Falk", "Nora Wikström", "Per Alm", "Hanna Berg", "Sven Holm"];

    private static readonly string[] Trades = ["Bistro", "Kiosken", "Salong", "Verkstan", "Bageriet", "Butiken", "Bryggeriet", "Gymmet", "Studion", "Kaféet"];

    private static readonly string[] Places = ["Kvarnen", "Strömmen", "Hamnen", "Lindö", "Kneippen"];

    /// <summary>The week that begins on a Monday, open for wishes until a day before it. Null when it could not be.</summary>
    public async Task<Guid?> Open(DateOnly monday, DateOnly closes, CancellationToken ct)
    {
        var written = WrittenWeek.Usual with
        {
            AboutSv = "En vecka då företag möter politiker och tjänstepersoner vid korta bord. Önska teman, så lägger vi veckan.",
            AboutEn = "A week when companies meet politicians and officials at short tables. Wish for themes, and we lay the week.",
            Date = ReadWeek.Iso(monday),
            Closes = ReadWeek.Iso(closes),
            Place = "Rum i stadens hus, se programmet",
            Themes = Themes,
        };
        if (await desk.Plan(written, Notice.Name($"demo/week/{monday:yyyy-MM-dd}"), Coordinator, "sv", ct) is not { Id: { } id }) return null;
        var here = await weeks.People(ct);
        IReadOnlyList<Guid> politicians = [.. here.Where(p => p.IsPolitician).Select(p => p.Id)], officials = [.. await Officials(here, ct)], places = [.. (await rooms.All(ct)).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => r.Id)];
        var tables = Math.Min(Themes.Length, Math.Min(politicians.Count, Math.Min(officials.Count, places.Count)));
        for (var n = 0; n < tables; n++)
        {
            var days = Enumerable.Range(0, 2).Select(d => ReadWeek.Iso(monday.AddDays(n + d))).ToList();
            if (await book.Find(id, ct) is { } known)
                await desk.AddTables(known, new(days, n % 2 == 0 ? "09:00" : "13:00", n % 2 == 0 ? "11:30" : "15:30", Themes[n].Key, places[n].ToString(), politicians[n].ToString(), officials[n].ToString()), Coordinator, "sv", ct);
        }
        return await Publish(id, ct) ? id : null;
    }

    /// <summary>The nth company's wish.</summary>
    public async Task Wish(Guid id, int nth, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { } known) return;
        var chance = new Chance($"wish/{id}/{nth}");
        var halves = known.Plan.Halves().Where(_ => chance.Percent(45)).Select(WeekWishes.Write).ToList();
        if (halves.Count == 0) halves = [WeekWishes.Write(known.Plan.Halves()[0])];
        var themes = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Themes[Math.Min(chance.Below(4), chance.Below(4))].Key).Distinct().ToList();
        var company = $"{Trades[nth % 10]} {Places[nth / 10 % 5]} AB";
        await wishes.Wish(
            known.Gathering,
            new(new(company, chance.OneOf(Names), $"foretag{nth + 1}@motesplats.example", null, null, [], null, "sv"), themes, halves, chance.Percent(70) ? "1" : "2", nth % 3 == 0 ? "Var finns det lokaler att växa i?" : null),
            Notice.Name($"wish/{id}/{nth}"), "sv", ct);
    }

    public async Task LayAndPublish(Guid id, CancellationToken ct)
    {
        await desk.Lay(id, $"demo/{id:N}", Coordinator, ct);
        await desk.Publish(id, Coordinator, ct);
    }

    /// <summary>Tables whose people or room are taken already are left out.</summary>
    private async Task<bool> Publish(Guid id, CancellationToken ct)
    {
        if (await book.Find(id, ct) is { } planned)
        {
            var taken = (await obstacles.Of(planned.Gathering, ct)).Select(o => o.When).ToList();
            foreach (var table in planned.Plan.Week!.Tables.Where(t => taken.Any(t.Block.Overlaps)))
            {
                if (await book.Find(id, ct) is { } known) await desk.RemoveTable(known, table.Key, Coordinator, ct);
            }
        }
        return await gatherings.Publish(id, Coordinator, ct) is Store.Decided<Gathering>.Recorded;
    }

    private async Task<IReadOnlyList<Guid>> Officials(IReadOnlyList<AtTables> here, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var units = (await session.Query<Official>().ToListAsync(ct)).ToDictionary(o => o.Id, o => o.Unit);
        return [.. here.Where(p => !p.IsPolitician).Where(p => units[p.Id].StartsWith("tuk", StringComparison.Ordinal) || units[p.Id].StartsWith("sbk", StringComparison.Ordinal)).OrderByDescending(p => p.Name, StringComparer.Ordinal).Select(p => p.Id)];
    }
}
