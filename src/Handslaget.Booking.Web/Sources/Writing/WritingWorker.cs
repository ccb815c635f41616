namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>Looks every few seconds for meetings that do not stand in calendars as they should. Every process does, and shares the work.</summary>
internal sealed class WritingWorker(WrittenTables tables, TimeProvider clock, ILogger<WritingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await tables.Look(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away: the next look comes soon.
                log.SweepFailed(e.GetType().Name);
            }
        }
    }
}
