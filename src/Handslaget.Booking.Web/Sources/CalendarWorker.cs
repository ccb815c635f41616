namespace Handslaget.Booking.Web.Sources;

/// <summary>
/// Looks every few seconds for calendars that are due. Every process does, and shares the work; a few are read at once in each, and one that
/// is slow keeps only its own lane.
/// </summary>
internal sealed class CalendarWorker(CalendarRounds rounds, TimeProvider clock, ILogger<CalendarWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const int Lanes = 4;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await rounds.SettleAll(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Lane(stoppingToken)));

    private async Task Lane(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                while (await rounds.ReadNext(ct))
                {
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // The database is away: what was being read is due again, and the next look comes soon.
                log.RoundFailed(e.GetType().Name);
            }
        }
    }
}
