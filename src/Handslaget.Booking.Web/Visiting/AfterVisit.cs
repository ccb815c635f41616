using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>After a visit: what the company needs is noted, by who was there or by a coordinator.</summary>
public sealed class AfterVisit(IDocumentStore store, MeetingLog meetings, VisitRegister register, TimeProvider clock)
{
    private const int LongestWords = 2000;

    public async Task<VisitWords> Words(Guid visit, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<VisitWords>(visit, ct) ?? new VisitWords { Id = visit };
    }

    /// <summary>Null outcome: something in <c>Fields</c> needs to be corrected. The same codes again only change the words.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Note(Guid visit, IReadOnlyList<string> needs, bool none, string written, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var words = fields.Lines("found", written, LongestWords);
        var codes = needs.Where(n => register.Needs.Any(known => known.Code == n)).ToList();
        if (codes.Count == 0 && !none) fields.Fault("needs", new("Kryssa för minst ett behov, eller att företaget inte behöver något.", "Tick at least one need, or that the company needs nothing."));
        if (codes.Count > 0 && none) fields.Fault("needs", new("Välj antingen behov eller att inget behövs.", "Choose either needs or that nothing is needed."));
        if (fields.HasErrors) return (null, fields);
        var found = await Words(visit, ct) with { Found = words, FoundAt = clock.GetUtcNow() };
        var outcome = await meetings.Decide(visit, actor, m => m.NoteNeeds(codes, clock.GetUtcNow()), ct, session => session.Store(found));
        if (outcome is Outcome.Unchanged) await Keep(found, ct);
        return (outcome, fields);
    }

    private async Task Keep(VisitWords words, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(words);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The company that was visited comes along to the table that is asked for on its behalf: who it is, and that it is the same. Safe to do
    /// twice.
    /// </summary>
    public async Task<Outcome> OpenTable(Guid visit, Guid table, string actor, CancellationToken ct)
    {
        await using (var session = store.LightweightSession())
        {
            if (await session.LoadAsync<Contact>(visit, ct) is { } contact && await session.LoadAsync<Contact>(table, ct) is null) session.Store(contact with { Id = table });
            if (await session.LoadAsync<CompanyMark>(visit, ct) is { } mark) session.Store(mark with { Id = table });
            if (await session.LoadAsync<MeetingReference>(table, ct) is null) session.Store(MeetingReference.New(table));
            await session.SaveChangesAsync(ct);
        }
        return await meetings.Decide(visit, actor, m => m.OpenTable(table, clock.GetUtcNow()), ct);
    }
}
