using System.Net;
using Handslaget.Booking.Web.Sources.Fetching;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Handslaget.Booking.Web.Sources;

/// <summary>Everything that reads calendars.</summary>
internal static class SourcesSetup
{
    public static void AddSources(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(CalendarSettings.Read(builder.Configuration));
        services.TryAddSingleton<FindHost>((host, ct) => Dns.GetHostAddressesAsync(host, ct));
        services.AddSingleton<Gate>().AddSingleton<GuardedHttp>().AddSingleton<SealedAddresses>().AddSingleton<SourceReader>().AddSingleton<CalendarRounds>();
        services.AddSingleton<SourceRegister>().AddSingleton<UnreadableCalendars>();
        services.AddHostedService<CalendarWorker>();
    }
}
