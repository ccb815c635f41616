using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Promising;

/// <summary>How a promise has been kept. What is void counts nowhere.</summary>
/// <param name="Kept">Kept in time.</param>
/// <param name="Late">Kept, but too late.</param>
/// <param name="Broken">The time has passed, and it has not been kept.</param>
/// <param name="Median">How much of the target half of those kept, in time or late, used at most; in the target's unit.</param>
public sealed record PromiseFigure(string Promise, int Running, int Amber, int Paused, int Kept, int Late, int Broken, int Unexplained, double? Median)
{
    /// <summary>Of those that are decided; null when none is.</summary>
    public double? KeptShare => Kept + Late + Broken is > 0 and var decided ? (double)Kept / decided : null;
}

/// <summary>A clock that is not over, or is broken and not explained.</summary>
/// <param name="Company">Null when the company is not known, or when it is no meeting.</param>
public sealed record OpenClock(ClockRow Row, string? Company);

/// <summary>The figures of the promises, counted in the database from the clocks.</summary>
public sealed class PromiseFigures(IDocumentStore store, StoreNames names)
{
    /// <summary>So many clocks are listed.</summary>
    public const int Shown = 200;

    /// <summary>For each promise that has a clock started since then.</summary>
    public async Task<IReadOnlyList<PromiseFigure>> Since(DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = names.Data.CreateCommand($"""
            with clock as (
              select data ->> 'promise' as promise, data ->> 'subject' as subject, (data ->> 'dueAt')::timestamptz as due, (data ->> 'amberAt')::timestamptz as amber,
                (data ->> 'endedAt')::timestamptz as ended, data ? 'pausedAt' as paused, (data ->> 'isVoid')::boolean as void,
                (data ->> 'isPublic')::boolean as public, data ? 'explainedAt' as explained, (data ->> 'used')::float as used
              from {names.Schema}.mt_doc_clockrow where (data ->> 'startedAt')::timestamptz >= $1)
            select promise,
              count(*) filter (where ended is null and not paused and $2 < amber),
              count(*) filter (where ended is null and not paused and amber <= $2 and $2 <= due),
              count(*) filter (where ended is null and paused),
              count(*) filter (where ended <= due and not void),
              count(*) filter (where ended > due and not void),
              count(*) filter (where (ended is null and not paused and $2 > due) or (ended > due and void)),
              count(*) filter (where public and not explained and ((ended is null and not paused and $2 > due) or (ended > due and (subject = 'meeting' or (subject = 'complaint' and not void))))),
              percentile_cont(0.5) within group (order by used) filter (where ended is not null and not void)
            from clock group by promise order by promise
            """);
        command.Parameters.Add(new() { Value = since.UtcDateTime });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var found = await command.ExecuteReaderAsync(ct);
        List<PromiseFigure> figures = [];
        while (await found.ReadAsync(ct))
        {
            int At(int column) => (int)found.GetInt64(column);
            figures.Add(new(found.GetString(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), found.IsDBNull(8) ? null : found.GetDouble(8)));
        }

        return figures;
    }

    /// <summary>
    /// How many clocks need somebody that are of something else than a meeting, whose board does not show them. One that has ended late is not
    /// among them: the answer itself is where the company hears why. What is kept from the reader is not counted.
    /// </summary>
    public async Task<int> BesideMeetings(Guid reader, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var kept = await session.ComplaintsKeptFrom(reader, ct);
        return await session.Query<ClockRow>()
            .CountAsync(r => r.NeedsSomebodyFrom <= now && r.Subject != "meeting" && r.EndedAt == null && !r.SubjectId.IsOneOf(kept), ct);
    }

    /// <summary>The clocks that run or need somebody, those due first, without what is kept from the reader.</summary>
    public async Task<IReadOnlyList<OpenClock>> Open(Guid reader, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var kept = await session.ComplaintsKeptFrom(reader, ct);
        var rows = await session.Query<ClockRow>()
            .Where(r => (r.EndedAt == null || (r.NeedsSomebodyFrom != null && r.Subject == "meeting")) && !r.SubjectId.IsOneOf(kept))
            .OrderBy(r => r.DueAt).Take(Shown).ToListAsync(ct);
        var companies = (await session.LoadManyAsync<Contact>(ct, [.. rows.Select(r => r.SubjectId).Distinct()])).ToDictionary(c => c.Id, c => c.Company);
        return [.. rows.Select(r => new OpenClock(r, companies.GetValueOrDefault(r.SubjectId)))];
    }
}
