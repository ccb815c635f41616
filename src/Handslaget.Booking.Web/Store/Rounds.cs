namespace Handslaget.Booking.Web.Store;

/// <summary>
/// What is done again and again as long as the service runs. What is known stands in the database, so rounds that were away have forgotten
/// nothing; what fails is told of, and tried again the next time.
/// </summary>
internal abstract class Rounds(TimeSpan every, TimeProvider clock) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    /// <summary>A first round when the service starts, and not only when the time has passed once.</summary>
    protected virtual bool AtStart => false;

    protected abstract Task Go(CancellationToken ct);

    /// <summary>Tells the log, without anything personal.</summary>
    protected abstract void Failed(Exception fault);

    /// <summary>What fails keeps nothing that comes after it.</summary>
    protected async Task Try(Func<CancellationToken, Task> some, CancellationToken ct)
    {
        try
        {
            await some(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, Clock);
        if (AtStart) await Try(Go, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Try(Go, stoppingToken);
    }
}
