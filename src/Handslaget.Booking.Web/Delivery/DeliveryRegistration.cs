using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>Puts the senders in place. Nothing configured: into a folder. The choice is made when the first message is sent, from the final settings.</summary>
public static class DeliveryRegistration
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DeliveryOptions, DeliveryOptionsCheck>(configuration.GetSection("Delivery"));
        services.AddCheckedOptions<MailOptions, MailOptionsCheck>(configuration.GetSection("Mail"));
        services.AddCheckedOptions<TwilioOptions, TwilioOptionsCheck>(configuration.GetSection("Twilio"));

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new OutboxFolder(FolderPath(s), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProviderGate>();
        services.AddTransient<SmsFolder>().AddTransient<MailFolder>().AddTransient<SmtpMail>();
        services.AddTwilioClient();

        services.AddTransient<ISendSms>(s => Settings<TwilioOptions>(s).IsConfigured ? s.GetRequiredService<TwilioSms>() : s.GetRequiredService<SmsFolder>());
        services.AddTransient<ISendMail>(s => Settings<MailOptions>(s).IsConfigured ? s.GetRequiredService<SmtpMail>() : s.GetRequiredService<MailFolder>());
        return services;
    }

    // An unknown key under our own sections is a misspelt one, and stops the service at start.
    internal static void AddCheckedOptions<T, TCheck>(this IServiceCollection services, IConfiguration section)
        where T : class
        where TCheck : class, IValidateOptions<T>
    {
        services.AddOptions<T>().Bind(section, o => o.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>, TCheck>();
    }

    private static void AddTwilioClient(this IServiceCollection services) => services
        .AddHttpClient<TwilioSms>((s, http) =>
        {
            http.BaseAddress = Settings<TwilioOptions>(s).BaseAddress;
            http.Timeout = TwilioSms.AnswersWithin;
            http.MaxResponseContentBufferSize = 1_000_000;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })

        // The client's own log lines hold addresses, and ours hold telephone numbers in their query.
        .RemoveAllLoggers();

    private static T Settings<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static string FolderPath(IServiceProvider services) => Path.GetFullPath(
        Settings<DeliveryOptions>(services).Folder,
        services.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory());
}
