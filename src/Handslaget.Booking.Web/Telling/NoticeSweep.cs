using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Telling;

/// <summary>
/// The belt beside the braces: every half minute, notices that are overdue and in nobody's hands are sent. The outbox should never leave
/// any; if it does, they are late and not lost.
/// </summary>
internal sealed class NoticeSweep(IDocumentStore store, NoticeSender sender, NoticeReports reports, Tallies tallies, TimeProvider clock, ILogger<NoticeSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
                await reports.Forget(stoppingToken);
                await tallies.Forget(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away: the next sweep comes in half a minute.
                log.SweepFailed(e.Message);
            }
        }
    }

    private async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var overdue = now - Overdue;
        await using var session = store.QuerySession();
        var stranded = await session.Query<Notice>()
            .Where(n => n.State == NoticeState.Waiting && n.WrittenAt < overdue && (n.DueAt == null || n.DueAt < overdue) && (n.ClaimedUntil == null || n.ClaimedUntil < now))
            .OrderBy(n => n.WrittenAt)
            .Take(100)
            .Select(n => n.Id)
            .ToListAsync(ct);
        foreach (var id in stranded)
        {
            try
            {
                await sender.Send(id, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One that can not be sent must not keep the others.
                log.SweepFailed(e.Message);
            }
        }
    }
}

internal static partial class SweepLog
{
    [LoggerMessage(LogLevel.Warning, "The sweep for stranded notices could not run: {Reason}")]
    public static partial void SweepFailed(this ILogger log, string reason);
}
