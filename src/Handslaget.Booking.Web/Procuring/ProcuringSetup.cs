using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Register;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Procuring;

internal static class ProcuringSetup
{
    public static IServiceCollection AddProcurements(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProcurementOptions>().Bind(configuration.GetSection("Procurement")).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ProcurementOptions>, ProcurementOptionsCheck>().AddSingleton(CpvFile.Shipped())
            .AddSingleton<ProcurementBook>().AddSingleton<ProcurementDesk>().AddSingleton<ProcurementFeed>().AddSingleton<Followers>().AddSingleton<Digests>()
            .AddSingleton<IWriteLetters, ProcurementLetters>().AddSingleton<ICountFigures, CountProcurements>().AddHostedService<ProcurementWatch>();
    }
}
