namespace Handslaget.Booking.Web.Procuring;

/// <summary>Once a minute: the feed if it is due, the letters if their time has come, and the addresses that are to be forgotten.</summary>
internal sealed class ProcurementWatch(ProcurementFeed feed, Digests digests, Followers followers, TimeProvider clock, ILogger<ProcurementWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    /// <summary>Each on its own: a feed that fails keeps no letter.</summary>
    private async Task Look(CancellationToken ct)
    {
        foreach (var look in new[] { feed.ReadIfDue, digests.Look, followers.Tidy })
        {
            try
            {
                await look(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.RoundFailed(e.Message);
            }
        }
    }
}
