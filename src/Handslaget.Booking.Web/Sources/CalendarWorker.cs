namespace Handslaget.Booking.Web.Sources;

/// <summary>Looks every few seconds for calendars that are due, and reads a few at a time. Every process does, and shares the work.</summary>
internal sealed class CalendarWorker(CalendarRounds rounds, TimeProvider clock, ILogger<CalendarWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settled = false;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!settled) await rounds.SettleAll(stoppingToken);
                settled = true;
                await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ReadAll(stoppingToken)));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away: what was being read is due again, and the next look comes soon.
                log.RoundFailed(e.GetType().Name);
            }
        }
    }

    private async Task ReadAll(CancellationToken ct)
    {
        while (await rounds.ReadNext(ct))
        {
        }
    }
}
