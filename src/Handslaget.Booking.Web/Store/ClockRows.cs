using Handslaget.Booking.Promises;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>Promises and clocks asked for by the fact that begins them.</summary>
public static class PromisesOfFacts
{
    /// <summary>The clock that runs because of a kind of fact; the first to run out, of several.</summary>
    public static Clock? OpenBy<TFact>(this IEnumerable<Clock> clocks) => clocks
        .Where(c => c.EndedAt is null && c.Promise.IsPublic && c.Promise.Starts.Concat(c.Promise.Restarts).Contains(EventNames.All[typeof(TFact)]))
        .MinBy(c => c.DueAt);

    /// <summary>By when a company would have what a kind of fact promises it, if the fact happened now; null when nothing is promised.</summary>
    public static DateTimeOffset? DueIf<TFact>(this PromiseRegister promises, DateTimeOffset now, BookingRules rules) =>
        new PromiseRegister([.. promises.Promises.Where(p => p.IsPublic)]).DueIf(EventNames.All[typeof(TFact)], now, rules);
}

/// <summary>Reads clocks, each with the promise that the register has for it. A clock of a promise that the register has lost is not shown.</summary>
public sealed class ClockRows(IDocumentStore store, PromiseRegister promises)
{
    public async Task<IReadOnlyList<Clock>> Of(Guid subject, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await Of(session, [subject], ct))[subject].ToList();
    }

    public async Task<ILookup<Guid, Clock>> Of(IQuerySession session, Guid[] subjects, CancellationToken ct) =>
        Clocks(await session.Query<ClockRow>().Where(r => r.SubjectId.IsOneOf(subjects)).ToListAsync(ct)).ToLookup(c => c.Subject, c => c.Clock);

    /// <summary>Clocks that need somebody, those due first.</summary>
    public async Task<IReadOnlyList<ClockRow>> NeedSomebody(IQuerySession session, DateTimeOffset now, CancellationToken ct) =>
        await session.Query<ClockRow>().Where(r => r.NeedsSomebodyFrom <= now).OrderBy(r => r.DueAt).ToListAsync(ct);

    public IEnumerable<(Guid Subject, Clock Clock)> Clocks(IEnumerable<ClockRow> rows) =>
        from row in rows.OrderBy(r => r.StartedAt).ThenBy(r => r.Promise, StringComparer.Ordinal)
        let promise = promises.Of(row.Promise, row.StartedAt)
        where promise is not null
        select (row.SubjectId, row.With(promise));
}
