using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Waiting;

/// <summary>
/// Once a minute the wait list is looked through. Whoever waits is offered what has become free since; the database is away, or one meeting
/// can not be read: the next look comes in a minute.
/// </summary>
internal sealed class WaitingWatch(WaitingLine line, TimeProvider clock, ILogger<WaitingWatch> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    protected override Task Go(CancellationToken ct) => line.Look(ct);

    protected override void Failed(Exception fault) => log.LookFailed(fault.Message);
}

internal static partial class WaitingLog
{
    [LoggerMessage(LogLevel.Warning, "The wait list could not be looked through: {Reason}")]
    public static partial void LookFailed(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "No time could be looked for to meeting {Meeting} on the wait list: {Reason}")]
    public static partial void NotLookedFor(this ILogger log, Guid meeting, string reason);
}
