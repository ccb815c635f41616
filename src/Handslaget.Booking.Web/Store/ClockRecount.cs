using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Promises;
using Marten;
using Npgsql;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Counts all clocks anew from the facts when the register of promises or the rules have changed since they were last counted: a promise
/// added today has its clocks of yesterday. Subject by subject, each with its log held still, so that nobody who appends meanwhile is lost.
/// </summary>
internal sealed class ClockRecount(
    IDocumentStore store, StoreNames names, ClockProjection counting, PromiseRegister promises, BookingRules rules, ILogger<ClockRecount> log) : BackgroundService
{
    /// <summary>Raised when clocks are counted in another way than before.</summary>
    private const int WayOfCounting = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await IfChanged(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // What was counted stands, and the next start goes on.
            log.NotRecounted(e.Message);
        }
    }

    internal async Task IfChanged(CancellationToken ct)
    {
        var fingerprint = Fingerprint();
        await using (var session = store.QuerySession())
        {
            if ((await session.LoadAsync<ClocksCountedBy>(ClocksCountedBy.TheOnly, ct))?.Fingerprint == fingerprint) return;
        }
        await All(ct);
        await using var done = store.LightweightSession();
        done.Store(new ClocksCountedBy { Fingerprint = fingerprint });
        await done.SaveChangesAsync(ct);
    }

    internal async Task All(CancellationToken ct)
    {
        foreach (var subject in await Subjects(ct)) await One(subject, ct);
    }

    private async Task One(Guid subject, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(ct);
        await using (var hold = new NpgsqlCommand($"select 1 from {names.Schema}.mt_streams where id = $1 for update", session.Connection) { Parameters = { new() { Value = subject } } })
            await hold.ExecuteNonQueryAsync(ct);
        var facts = await session.Events.FetchStreamAsync(subject, token: ct);
        var counted = counting.Of(facts).Select(c => ClockRow.Of(subject, ClockProjection.KindOf(facts[0]), c)).ToList();
        var stand = await session.Query<ClockRow>().Where(r => r.SubjectId == subject).ToListAsync(ct);
        foreach (var gone in stand.Select(r => r.Id).Except(counted.Select(r => r.Id))) session.Delete<ClockRow>(gone);
        session.Store<ClockRow>(counted);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Every log that has, or may have, a clock.</summary>
    private async Task<IReadOnlyList<Guid>> Subjects(CancellationToken ct)
    {
        await using var command = names.Data.CreateCommand(
            $"select stream_id from {names.Schema}.mt_events where type = any($1) union select (data ->> 'subjectId')::uuid from {names.Schema}.mt_doc_clockrow");
        command.Parameters.Add(new() { Value = counting.Heard.ToArray() });
        await using var found = await command.ExecuteReaderAsync(ct);
        List<Guid> subjects = [];
        while (await found.ReadAsync(ct)) subjects.Add(found.GetGuid(0));
        return subjects;
    }

    private string Fingerprint() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { WayOfCounting, promises.Promises, rules.OpensAt, rules.ClosesAt })));
}

internal static partial class RecountLog
{
    [LoggerMessage(LogLevel.Warning, "The clocks of the promises could not be counted anew: {Reason}")]
    public static partial void NotRecounted(this ILogger log, string reason);
}
