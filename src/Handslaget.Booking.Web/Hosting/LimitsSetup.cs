using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Limits per address, and whose word is taken for an address.</summary>
internal static class LimitsSetup
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = Read<Limits>(builder.Configuration, "Limits");
        if (limits is { RequestsPerAddress: < 1 } or { CodesPerAddress: < 1 } or { BookingsPerContact: < 1 } or { TextsPerHour: < 1 })
            throw new SetupFailed("Limits:RequestsPerAddress, CodesPerAddress, BookingsPerContact and TextsPerHour must each be at least 1.");
        var life = Read<LinkLife>(builder.Configuration, "Links");
        if (life.DaysAfterMeeting is < 1 or > 3650 || life.DaysUnbooked is < 1 or > 3650)
            throw new SetupFailed("Links:DaysAfterMeeting and Links:DaysUnbooked must be 1–3650.");
        var retention = Read<Retention>(builder.Configuration, "Retention");
        if (retention.Days is < 1 or > 36500) throw new SetupFailed("Retention:Days must be 1–36500.");
        if (retention.KeyDays is < 1 or > 3650) throw new SetupFailed("Retention:KeyDays must be 1–3650.");
        builder.Services.AddSingleton(limits).AddSingleton(life).AddSingleton(retention);

        builder.Services.AddRateLimiter(options =>
        {
            options.AddPolicy(Limits.Asks, http => PerAddress(http, limits.RequestsPerAddress));
            options.AddPolicy(Limits.Complains, http => PerAddress(http, limits.RequestsPerAddress));
            options.AddPolicy(Limits.Codes, http => PerAddress(http, limits.CodesPerAddress));
            options.OnRejected = async (rejected, _) => await Tell(
                rejected.HttpContext, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
        });
        AddProxy(builder);
    }

    /// <summary>429, and when to come back.</summary>
    public static Task Tell(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var (sv, en) = Math.Ceiling(wait.TotalMinutes) is var minutes and > 1 ? ($"{minutes} minuter", $"{minutes} minutes") : ("en minut", "a minute");
        return FaultHandler.Tell(
            Problems.Make("too-many", 429, new Text(
                $"Det har kommit ovanligt många förfrågningar från er på kort tid. Vänta {sv} och försök igen, eller ring oss på 011-15 00 00. Går ni tillbaka i webbläsaren finns det ni skrev kvar.",
                $"Unusually many requests have come from you in a short time. Wait {en} and try again, or call us on +46 11 15 00 00. If you go back in the browser, what you wrote is still there.").In(http.AsksIn())),
            http);
    }

    /// <summary>A coordinator, who books for those who phone, is known by name and not counted.</summary>
    private static RateLimitPartition<string> PerAddress(HttpContext http, int most) => http.User.IsInRole(Roles.Coordinator)
        ? RateLimitPartition.GetNoLimiter("coordinator")
        : RateLimitPartition.GetFixedWindowLimiter(
            Network(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });

    /// <summary>One subscriber has a whole /64 of IPv6 addresses, and counts as one.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>
    /// What a request says of where it comes from (X-Forwarded-For) is believed only from the proxies that the setting <c>Proxy:Known</c> names.
    /// </summary>
    private static void AddProxy(WebApplicationBuilder builder)
    {
        var known = (builder.Configuration["Proxy:Known"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var network in known) options.KnownIPNetworks.Add(Parse(network));
        });
        foreach (var network in known) Parse(network);
    }

    private static System.Net.IPNetwork Parse(string written) =>
        System.Net.IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SetupFailed($"Proxy:Known holds \"{written}\", which is neither an address nor a network. Write 10.0.0.7 or 10.0.0.0/24, with commas between.");

    private static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>(o => o.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new SetupFailed($"The settings under {section} can not be read. {e.Message}");
        }
    }
}
