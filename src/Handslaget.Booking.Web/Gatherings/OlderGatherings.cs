using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>At every start: gatherings that were published before a gathering took anybody's time take it now. What is in the way of one is said in the log, and on its page.</summary>
internal sealed class OlderGatherings(GatheringBook book, SubjectLog log, TimeProvider clock, ILogger<OlderGatherings> said) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TakeTheirTime(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // What was taken is taken, and the next start goes on.
            said.TookNoTime(e.Message);
        }
    }

    internal async Task TakeTheirTime(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var known in await book.Where(g => g.Status == GatheringStatus.Published && g.Plan.Slot.End > now, ct))
        {
            if (!await log.TakeTime<Gathering>(known.Id, ct)) said.TimeIsTaken(known.Id);
        }
    }
}

internal static partial class OlderGatheringsLog
{
    [LoggerMessage(LogLevel.Warning, "The gathering {Id} is published, but its room or somebody at its tables is taken then: its page says by what")]
    public static partial void TimeIsTaken(this ILogger log, Guid id);

    [LoggerMessage(LogLevel.Error, "Gatherings from before could not take their time: {Reason}")]
    public static partial void TookNoTime(this ILogger log, string reason);
}
