namespace Handslaget.Booking.Web.Waiting;

/// <summary>
/// Once a minute the wait list is looked through. What is known is in the log, so a watch that was away has forgotten nothing: whoever waits
/// is offered what has become free meanwhile.
/// </summary>
internal sealed class WaitingWatch(WaitingLine line, TimeProvider clock, ILogger<WaitingWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await line.Look(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away, or one meeting could not be read: the next look comes in a minute.
                log.LookFailed(e.Message);
            }
        }
    }
}

internal static partial class WaitingLog
{
    [LoggerMessage(LogLevel.Warning, "The wait list could not be looked through: {Reason}")]
    public static partial void LookFailed(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "No time could be looked for to meeting {Meeting} on the wait list: {Reason}")]
    public static partial void NotLookedFor(this ILogger log, Guid meeting, string reason);
}
