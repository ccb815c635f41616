using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;
using JasperFx;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>
/// Reads the published feed when it is due, in one process at a time, and records what is new. A feed that can not be read takes nothing away: why
/// is told to coordinators, and it is asked again.
/// </summary>
internal sealed class ProcurementFeed(
    GuardedHttp http, IDocumentStore store, SubjectLog log, CpvDivisions divisions, IOptions<ProcurementOptions> options, TimeProvider clock, ILogger<ProcurementFeed> logger)
{
    private const string Actor = "feed";

    public bool IsSet => options.Value.Feed is { Length: > 0 };

    public async Task<ProcurementFeedState> State(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<ProcurementFeedState>(ProcurementFeedState.Only, ct) ?? new();
    }

    public async Task ReadIfDue(CancellationToken ct)
    {
        if (options.Value.Feed is not { Length: > 0 } address || await Take(address, ct) is not { } known) return;
        var became = await Read(known, new Uri(address), ct);
        await using var session = store.LightweightSession();
        await session.LoadAsync<ProcurementFeedState>(ProcurementFeedState.Only, ct); // the row that is written onto is the one that was taken
        session.Store(became);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Null when it is not due, or another process has taken it: whoever moves its next time reads it.</summary>
    private async Task<ProcurementFeedState?> Take(string address, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        var known = await session.LoadAsync<ProcurementFeedState>(ProcurementFeedState.Only, ct) ?? new();
        var isMoved = known.Address != address;
        if (!isMoved && known.NextAt > now) return null;
        var taken = (isMoved ? new ProcurementFeedState { Address = address } : known) with { NextAt = now + options.Value.ReadEvery };
        session.Store(taken);
        try
        {
            await session.SaveChangesAsync(ct);
            return taken;
        }
        catch (Exception e) when (e is ConcurrencyException || e.AlreadyThere())
        {
            return null;
        }
    }

    private async Task<ProcurementFeedState> Read(ProcurementFeedState known, Uri address, CancellationToken ct)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(options.Value.AnswersWithin);
            var isEnough = known.FailingSince is null && known.ReadAt is not null;
            var fetched = await PublishedFeed.Fetch(http, address, "application/json", isEnough ? new(known.ETag, known.LastModified) : null, limit.Token);
            var read = fetched.Text is { } text ? OcdsReader.Read(text, divisions) : null;
            if (read is not null) await Record(read.Notices, ct);
            known = known with { ReadAt = clock.GetUtcNow(), FailingSince = null, Why = null };
            return read is null ? known : known with { ETag = fetched.ETag, LastModified = fetched.LastModified, Notices = read.Notices.Count, NotUnderstood = read.NotUnderstood };
        }
        catch (NotFetched no)
        {
            logger.FeedNotRead(no.Detail);
            return Failing(known, ProcurementWords.Say(no.Fault));
        }
        catch (NotOcds no)
        {
            logger.FeedNotRead(no.Why.En);
            return Failing(known, no.Why);
        }
    }

    private ProcurementFeedState Failing(ProcurementFeedState known, Text why) => known with { FailingSince = known.FailingSince ?? clock.GetUtcNow(), Why = why };

    private async Task Record(IReadOnlyList<ReadNotice> read, CancellationToken ct)
    {
        foreach (var some in read.Chunk(500))
        {
            var ids = some.Select(n => Procurement.IdOf(n.NoticeId)).ToArray();
            await using var session = store.QuerySession();
            var known = (await session.LoadManyAsync<Procurement>(ct, ids)).ToDictionary(p => p.Id);
            var texts = (await session.LoadManyAsync<ProcurementText>(ct, ids)).ToDictionary(t => t.Id);
            foreach (var notice in some)
            {
                var id = Procurement.IdOf(notice.NoticeId);
                var before = known.GetValueOrDefault(id);
                if (before?.Version == notice.Version || (before is null && notice.IsOver)) continue;
                await Record(id, notice, before, texts.GetValueOrDefault(id), ct);
            }
        }
    }

    /// <summary>What the notice does not say anew stands. One that has never said what it is, or who buys, or where it is to be read, is not shown.</summary>
    private async Task Record(Guid id, ReadNotice notice, Procurement? known, ProcurementText? before, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (notice.IsOver)
        {
            await log.Decide<Procurement>(id, Actor, p => p.End(notice.Version, notice.VersionAt, now), ct);
            return;
        }
        var text = new ProcurementText
        {
            Id = id,
            Title = notice.Title ?? before?.Title ?? "",
            Language = notice.Language ?? before?.Language ?? "sv",
            Buyer = notice.Buyer ?? before?.Buyer ?? "",
            Link = notice.Link ?? before?.Link ?? "",
        };
        var closes = notice.ClosesAt ?? known?.ClosesAt;
        if (text.Title.Length == 0 || text.Buyer.Length == 0 || text.Link.Length == 0 || closes <= now) return;
        var said = new NoticeVersion(notice.Divisions ?? known?.Divisions ?? [], closes, notice.Version, notice.VersionAt);
        await log.Decide<Procurement>(id, Actor, p => p.Publish(id, ProcurementSource.Feed, said, now), ct, session => session.Store(text));
    }
}

internal static partial class ProcurementFeedLog
{
    [LoggerMessage(LogLevel.Warning, "The feed of procurements was not read: {Detail}")]
    public static partial void FeedNotRead(this ILogger log, string detail);

    [LoggerMessage(LogLevel.Warning, "Procurements could not be looked after now: {Reason}")]
    public static partial void RoundFailed(this ILogger log, string reason);
}
