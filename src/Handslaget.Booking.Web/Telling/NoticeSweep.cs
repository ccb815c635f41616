using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Telling;

/// <summary>
/// The belt beside the braces: every half minute, notices that are overdue and in nobody's hands are sent. The outbox should never leave
/// any; if it does, they are late and not lost.
/// </summary>
internal sealed class NoticeSweep(IDocumentStore store, NoticeSender sender, NoticeReports reports, Tallies tallies, TimeProvider clock, ILogger<NoticeSweep> log)
    : Rounds(TimeSpan.FromSeconds(30), clock)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(90);

    protected override async Task Go(CancellationToken ct)
    {
        await Sweep(ct);
        await reports.Forget(ct);
        await tallies.Forget(Clock.GetUtcNow(), ct);
    }

    protected override void Failed(Exception fault) => log.SweepFailed(fault.Message);

    private async Task Sweep(CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var overdue = now - Overdue;
        await using var session = store.QuerySession();
        var stranded = await session.Query<Notice>()
            .Where(n => n.State == NoticeState.Waiting && n.WrittenAt < overdue && (n.DueAt == null || n.DueAt < overdue) && (n.ClaimedUntil == null || n.ClaimedUntil < now))
            .OrderBy(n => n.WrittenAt)
            .Take(100)
            .Select(n => n.Id)
            .ToListAsync(ct);

        // One that can not be sent must not keep the others.
        foreach (var id in stranded) await Try(c => sender.Send(id, c), ct);
    }
}

internal static partial class SweepLog
{
    [LoggerMessage(LogLevel.Warning, "The sweep for stranded notices could not run: {Reason}")]
    public static partial void SweepFailed(this ILogger log, string reason);
}
