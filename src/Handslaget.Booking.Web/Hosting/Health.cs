using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Ready: the database answers and the calendars in memory are fresh.</summary>
internal sealed class Ready(StoreNames names, CalendarWatch watch, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            await using var command = names.Data.CreateCommand("select 1");
            await command.ExecuteScalarAsync(patience.Token);
            return clock.GetUtcNow() - watch.FreshAt < Stale ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("calendars");
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("database");
        }
    }
}
