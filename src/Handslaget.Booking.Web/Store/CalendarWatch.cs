namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Keeps the calendars and the catalogue in memory fresh. Every heartbeat it asks which of them transactions have changed, and reads those
/// again. It asks by transaction id from the oldest still running, so a transaction that commits late is not missed; a lost connection
/// heals at the next beat.
/// </summary>
internal sealed class CalendarWatch(CalendarMemory calendars, CatalogueMemory catalogue, StoreNames names, TimeProvider clock, ILogger<CalendarWatch> log) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan NotesAreKept = TimeSpan.FromDays(1);

    private string horizon = "0";
    private DateTimeOffset swept;

    /// <summary>When the calendars in memory were last known to be fresh.</summary>
    public DateTimeOffset FreshAt { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        (horizon, _) = await Changes(cancellationToken);
        await calendars.Load(cancellationToken);
        await catalogue.Load(cancellationToken);
        FreshAt = swept = clock.GetUtcNow();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Heartbeat);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Beat(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is (a database that went away shows itself in many ways): a watch that stops would stop the whole house.
                if (clock.GetUtcNow() - FreshAt > TimeSpan.FromSeconds(5)) log.CalendarsAreStale(FreshAt, e.Message);
            }
        }
    }

    private async Task Beat(CancellationToken ct)
    {
        var (next, resources) = await Changes(ct);
        await calendars.ReadAgain(resources, ct);
        await catalogue.ReadAgain(resources, ct);
        await calendars.ReadDoubtful(ct);
        horizon = next;
        FreshAt = clock.GetUtcNow();
        calendars.SlideTo(SwedishTime.Monday(SwedishTime.Date(FreshAt)));
        if (FreshAt - swept > TimeSpan.FromHours(1))
        {
            await using var sweep = names.Data.CreateCommand($"delete from {names.Schema}.calendar_change where at < $1");
            sweep.Parameters.Add(new() { Value = FreshAt - NotesAreKept });
            await sweep.ExecuteNonQueryAsync(ct);
            swept = FreshAt;
        }
    }

    private async Task<(string Horizon, Guid[] Resources)> Changes(CancellationToken ct)
    {
        await using var command = names.Data.CreateCommand($"""
            select pg_snapshot_xmin(pg_current_snapshot())::text,
                array(select distinct resource_id from {names.Schema}.calendar_change where tx >= $1::xid8)
            """);
        command.Parameters.Add(new() { Value = horizon });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetFieldValue<Guid[]>(1));
    }
}

internal static partial class CalendarLog
{
    [LoggerMessage(LogLevel.Error, "The calendar of {Resource} can not be made sense of and is not offered")]
    public static partial void CalendarMakesNoSense(this ILogger log, Guid resource, Exception why);

    [LoggerMessage(LogLevel.Warning, "The calendars in memory have not been refreshed since {FreshAt}: {Reason}")]
    public static partial void CalendarsAreStale(this ILogger log, DateTimeOffset freshAt, string reason);
}
