using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>Somebody who can sit at the tables.</summary>
public sealed record AtTables(Guid Id, string Name, bool IsPolitician);

/// <summary>A sitting with the names that stand beside the log.</summary>
public sealed record ShownSitting(string Key, Slot Slot, Text Theme, string Room, string Politician, string Official)
{
    /// <summary>"tisdag 11 maj kl. 09.30–09.55: Mark och lokaler, Laxtrappan".</summary>
    public string Line(string language, DateTimeOffset saidAt) => $"{People.Span(Slot, language, saidAt)}: {Theme.In(language)}, {Room}";
}

/// <summary>Looks up who and where in a dialogue week.</summary>
public sealed class WeekBook(IDocumentStore store)
{
    /// <summary>Everybody in the register who has not left, by name.</summary>
    public async Task<IReadOnlyList<AtTables>> People(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var here = (await session.Query<Official>().Where(o => !o.HasLeft).ToListAsync(ct)).Select(o => o.Id).ToHashSet();
        return [.. (await session.Query<Person>().ToListAsync(ct)).Where(p => here.Contains(p.Id)).Select(p => new AtTables(p.Id, p.Name, p.IsPolitician)).OrderBy(p => p.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), true))];
    }

    /// <summary>Faults if the room, or somebody who is to sit there, is not in the register, or has the other role there.</summary>
    public async Task Check(WeekTable table, Fields fields, CancellationToken ct)
    {
        var here = await People(ct);
        if (!here.Any(p => p.Id == table.PoliticianId && p.IsPolitician)) fields.Fault("politiker", ReadWeek.NoPolitician);
        if (!here.Any(p => p.Id == table.OfficialId && !p.IsPolitician)) fields.Fault("tjansteperson", ReadWeek.NoOfficial);
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Room>(table.RoomId, ct) is null) fields.Fault("rum", ReadWeek.NoRoom);
    }

    /// <summary>Which tables of a plan do not go together, and why; null when all do.</summary>
    public async Task<Text?> WhatClashes(KnownGathering known, DialogueWeek plan, DateTimeOffset saidAt, CancellationToken ct)
    {
        var clashes = plan.Collisions().GroupBy(c => (c.First, c.Second), c => c.Resource).ToList();
        await using var session = store.QuerySession();
        Guid[] shared = [.. clashes.SelectMany(c => c).Distinct()];
        var names = (await session.LoadManyAsync<Person>(ct, shared)).ToDictionary(p => p.Id, p => p.Name);
        foreach (var room in await session.LoadManyAsync<Room>(ct, shared)) names[room.Id] = room.Name;
        List<Text> said =
        [
            .. clashes.Select(c => WeekWords.Clash(known, c.Key.First, c.Key.Second, [.. c.Select(r => names.GetValueOrDefault(r, ""))], saidAt)),
            .. plan.Tables.Where(t => !plan.SittingsOf(t).Any()).Select(t => WeekWords.TooShort(known, t, plan.SittingMinutes, saidAt)),
        ];
        if (clashes.Count > 0) said.Add(WeekWords.MendClash);
        return said.Count == 0 ? null : new(string.Join(' ', said.Select(s => s.Sv)), string.Join(' ', said.Select(s => s.En)));
    }

    /// <summary>All sittings, or some, in order of time.</summary>
    public async Task<IReadOnlyList<ShownSitting>> Sittings(KnownGathering known, CancellationToken ct, IReadOnlyList<string>? some = null)
    {
        var tables = known.Plan.Week!.Tables;
        await using var session = store.QuerySession();
        var people = (await session.LoadManyAsync<Person>(ct, [.. tables.SelectMany(t => new[] { t.PoliticianId, t.OfficialId }).Distinct()])).ToDictionary(p => p.Id, p => p.Name);
        var rooms = (await session.LoadManyAsync<Room>(ct, [.. tables.Select(t => t.RoomId).Distinct()])).ToDictionary(r => r.Id, r => $"{r.Name}, {r.Address}");
        return [.. known.Plan.Sessions.Where(s => some?.Contains(s.Key) != false).Select(s => (s, Table: known.Plan.Week.TableOf(s.Key)!)).Select(at => new ShownSitting(
            at.s.Key, at.s.Slot, known.Theme(at.Table.Theme), rooms.GetValueOrDefault(at.Table.RoomId, ""), people.GetValueOrDefault(at.Table.PoliticianId, ""), people.GetValueOrDefault(at.Table.OfficialId, "")))];
    }
}
