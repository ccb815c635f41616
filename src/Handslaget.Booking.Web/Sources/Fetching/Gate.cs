using System.Net;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>
/// Where calendars may be asked for. An address comes from a person, and a server that follows any address can be made to ask its own
/// network for what only it may see. So the address is judged as it is written, and what it turns out to lie at is judged when we connect.
/// </summary>
internal sealed class Gate(CalendarSettings settings)
{
    private readonly HashSet<string> hosts = new(settings.Hosts.Select(Bare), StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<IPNetwork> networks = settings.Networks;
    private readonly HashSet<int> ports = [443, .. settings.AllowHttp ? [80] : Array.Empty<int>(), .. settings.Ports];

    public bool AllowsHttp => settings.AllowHttp;

    public bool AllowsPort(Uri address) => ports.Contains(address.Port);

    /// <summary>Whether a request may be sent to what is written so. Asked anew at each redirect.</summary>
    public bool MayAsk(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (AllowsHttp && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length == 0 && address.IdnHost.Length > 0 && AllowsPort(address);

    /// <summary>Whether we may connect to where a host was found.</summary>
    public bool MayConnect(string host, IPAddress address) =>
        PublicAddresses.Includes(address) || hosts.Contains(Bare(host)) || networks.Any(n => n.Contains(PublicAddresses.Plain(address)));

    private static string Bare(string host) => host.TrimEnd('.');
}
