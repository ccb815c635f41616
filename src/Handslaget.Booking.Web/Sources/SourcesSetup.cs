using System.Net;
using System.Threading.RateLimiting;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Sources.Writing;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Handslaget.Booking.Web.Sources;

/// <summary>Everything that reads calendars.</summary>
internal static class SourcesSetup
{
    /// <summary>Reading while somebody waits sends requests to strangers, so each person may ask for it so often and no more.</summary>
    public const string WhileSomebodyWaits = "calendars";

    private const int AtMost = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static void AddSources(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(CalendarSettings.Read(builder.Configuration));
        services.AddSingleton(GraphSettings.Read(builder.Configuration)).AddSingleton<Graph>();
        services.TryAddSingleton<FindHost>((host, ct) => Dns.GetHostAddressesAsync(host, ct));
        services.AddSingleton<Gate>().AddSingleton<GuardedHttp>().AddSingleton<SealedAddresses>().AddSingleton<SourceReader>().AddSingleton<CalendarRounds>();
        services.AddSingleton<SourceRegister>().AddSingleton<UnreadableCalendars>();
        services.AddSingleton<CalendarWriter>().AddSingleton<WrittenTables>();
        services.AddHostedService<CalendarWorker>().AddHostedService<WritingWorker>();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(WhileSomebodyWaits, http => RateLimitPartition.GetFixedWindowLimiter(
            http.User.Id(), _ => new FixedWindowRateLimiterOptions { PermitLimit = AtMost, Window = Window })));
    }
}
