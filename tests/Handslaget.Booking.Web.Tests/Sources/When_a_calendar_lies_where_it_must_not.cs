using System.Net;
using System.Net.Sockets;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// An address comes from a person, and may be written to make us ask our own network. A socket listens on every address of this machine, on a
/// port that is allowed: nothing may reach it. That something could is shown last, by allowing the network.
/// </summary>
public sealed class When_a_calendar_lies_where_it_must_not : IAsyncLifetime, IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly CancellationTokenSource end = new();
    private int reached;

    private int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>PORT is the listener's. Names are found as <see cref="Names"/> say.</summary>
    private static readonly string[] Hostile =
    [
        // This machine, in every way its address is written.
        "http://127.0.0.1:PORT/", "http://127.0.0.1.:PORT/", "http://127.1:PORT/", "http://127.0.1:PORT/", "http://127.255.255.254:PORT/", "http://2130706433:PORT/",
        "http://0x7f000001:PORT/", "http://0x7f.0.0.1:PORT/", "http://0x7f.1:PORT/", "http://017700000001:PORT/", "http://0177.0.0.1:PORT/", "http://0177.1:PORT/",
        "http://127.0.0.1%2f@127.0.0.1:PORT/", "http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/", "http://0.0.0.0:PORT/", "http://0:PORT/", "http://localhost:PORT/",
        "http://LOCALHOST:PORT/", "http://localhost.:PORT/", "http://ip6-localhost:PORT/", "http://[::1]:PORT/", "http://[::]:PORT/", "http://[0:0:0:0:0:0:0:1]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/", "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/", "http://[::127.0.0.1]:PORT/",
        "http://[64:ff9b::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/", "http://[64:ff9b:1::7f00:1]:PORT/", "http://[2002:7f00:1::]:PORT/", "http://[2002:7f00:1::1]:PORT/",
        "http://[2001:0:7f00:1::]:PORT/", "http://[fe80::1%25lo]:PORT/", "http://[fe80::1]:PORT/",

        // Our network, and what clouds keep their secrets at.
        "http://10.0.0.1:PORT/", "http://10.255.255.255:PORT/", "http://172.16.0.1:PORT/", "http://172.31.255.254:PORT/", "http://192.168.0.1:PORT/", "http://192.168.1.1:PORT/",
        "http://169.254.169.254/latest/meta-data/", "http://169.254.169.254:PORT/", "http://2852039166:PORT/", "http://0xa9fea9fe:PORT/", "http://[::ffff:a9fe:a9fe]:PORT/",
        "http://[fd00:ec2::254]:PORT/", "http://metadata.google.internal:PORT/", "http://100.100.100.200:PORT/", "http://192.0.0.192:PORT/", "http://168.63.129.16:PORT/",
        "http://100.64.0.1:PORT/", "http://198.18.0.1:PORT/", "http://192.0.2.1:PORT/", "http://203.0.113.7:PORT/", "http://224.0.0.1:PORT/", "http://239.255.255.250:PORT/",
        "http://240.0.0.1:PORT/", "http://255.255.255.255:PORT/", "http://[fc00::1]:PORT/", "http://[fd12:3456::1]:PORT/", "http://[ff02::1]:PORT/", "http://[2001:db8::1]:PORT/",
        "http://[64:ff9b::10.0.0.1]:PORT/", "http://[2002:a00:1::]:PORT/", "http://[fec0::1]:PORT/", "http://[100::1]:PORT/", "http://[3fff::1]:PORT/",

        // Names that lie.
        "http://inner.example:PORT/", "http://INNER.example:PORT/", "http://inner.example.:PORT/", "http://mapped.example:PORT/", "http://six.example:PORT/", "http://translated.example:PORT/",
        "http://private.example:PORT/", "http://cloud.example:PORT/", "http://many.example:PORT/", "http://nobody.example:PORT/", "http://turns.example:PORT/",

        // Not ways to ask for a calendar at all.
        "http://user:secret@inner.example:PORT/", "http://user@127.0.0.1:PORT/", "ftp://127.0.0.1:PORT/", "file:///etc/passwd", "gopher://127.0.0.1:PORT/_GET", "ldap://127.0.0.1:PORT/",
        "ws://127.0.0.1:PORT/", "http://127.0.0.1:22/", "http://inner.example:25/", "http://inner.example:6379/",
    ];

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["localhost"] = ["127.0.0.1", "::1"],
        ["ip6-localhost"] = ["::1"],
        ["metadata.google.internal"] = ["169.254.169.254"],
        ["inner.example"] = ["127.0.0.1"],
        ["mapped.example"] = ["::ffff:127.0.0.1"],
        ["six.example"] = ["::1"],
        ["translated.example"] = ["64:ff9b::7f00:1"],
        ["private.example"] = ["10.1.2.3"],
        ["cloud.example"] = ["169.254.169.254"],
        ["many.example"] = ["127.0.0.1", "10.0.0.1", "::1", "fe80::1"],
        ["nobody.example"] = [],
        ["allowed.example"] = ["127.0.0.1"],
    };

    /// <summary>A name that was found somewhere harmless when it was looked at, and lies here when we connect.</summary>
    private int turns;

    public Task InitializeAsync()
    {
        listener.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        listener.Listen();
        _ = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                using var came = await listener.AcceptAsync(end.Token);
                Interlocked.Increment(ref reached);
                await came.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(), end.Token);
            }
        });
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nothing_reaches_it_and_all_are_told_the_same()
    {
        using var http = Http(new() { AllowHttp = true, AllowedPorts = $"{Port}", AllowedHosts = "allowed.example" });
        List<string> faults = [];
        foreach (var written in Hostile)
        {
            var refused = await Refusal(http, written.Replace("PORT", $"{Port}", StringComparison.Ordinal));
            if (refused is not { Fault: CalendarFault.Unreachable, Detail: not "no answer in time" and not "ConnectionError" }) faults.Add($"{written}: {refused?.Fault} {refused?.Detail}");
        }

        Assert.Equal([], faults);
        Assert.True(Hostile.Length >= 61, $"only {Hostile.Length}");
        Assert.Equal(0, reached);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("http://[::1]:PORT/")]
    [InlineData("http://[::ffff:127.0.0.1]:PORT/")]
    [InlineData("http://2130706433:PORT/")]
    [InlineData("http://inner.example:PORT/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@allowed.example:PORT/")]
    [InlineData("http://allowed.example:22/")]
    public async Task A_redirect_to_it_is_no_way_around(string to)
    {
        await using var server = await FaultServer.Start();
        using var http = Http(new() { AllowHttp = true, AllowedPorts = $"{Port},{server.Address.Port}", AllowedHosts = "allowed.example" });
        var onwards = new Uri($"http://allowed.example:{server.Address.Port}/onwards?to={Uri.EscapeDataString(to.Replace("PORT", $"{Port}", StringComparison.Ordinal))}");

        var refused = await Refusal(http, onwards.OriginalString);

        Assert.Equal(CalendarFault.Unreachable, refused?.Fault);
        Assert.Single(server.Asked);
        Assert.Equal(0, reached);
    }

    [Fact]
    public async Task Where_the_settings_allow_it_it_is_reached()
    {
        foreach (var settings in new CalendarSettings[]
        {
            new() { AllowHttp = true, AllowedPorts = $"{Port}", AllowedNetworks = "10.9.0.0/16, 127.0.0.0/8" },
            new() { AllowHttp = true, AllowedPorts = $"{Port}", AllowedHosts = "inner.example" },
        })
        {
            using var http = Http(settings);
            Assert.Equal("ok", (await http.Ask(a => new(HttpMethod.Get, a), new($"http://inner.example:{Port}/"), null, default)).Text);
        }
        Assert.Equal(2, reached);
    }

    [Fact]
    public async Task Without_encryption_nothing_is_asked_unless_the_settings_say_so()
    {
        using var http = Http(new() { AllowedPorts = $"{Port}", AllowedNetworks = "127.0.0.0/8" });

        Assert.Equal(CalendarFault.Unreachable, (await Refusal(http, $"http://inner.example:{Port}/"))?.Fault);
        Assert.Equal(0, reached);
    }

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("193.11.1.1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("2a00:1450:400f::1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:1.1.1.1", true)]
    [InlineData("64:ff9b::1.1.1.1", true)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("4000::1", false)]
    public void The_open_internet_begins_and_ends_where_it_should(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Includes(IPAddress.Parse(address)));

    public Task DisposeAsync() => end.CancelAsync();

    public void Dispose()
    {
        listener.Dispose();
        end.Dispose();
    }

    private GuardedHttp Http(CalendarSettings settings) => new(new Gate(settings), Find, TimeProvider.System);

    private Task<IPAddress[]> Find(string host, CancellationToken ct)
    {
        var name = host.TrimEnd('.');
        if (name == "turns.example") return Task.FromResult<IPAddress[]>([IPAddress.Parse(turns++ == 0 ? "127.0.0.1" : "1.1.1.1")]);
        return Names.TryGetValue(name, out var found)
            ? Task.FromResult<IPAddress[]>([.. found.Select(IPAddress.Parse)])
            : throw new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<NotFetched?> Refusal(GuardedHttp http, string written)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address)) return new(CalendarFault.Unreachable, "not an address");
        try
        {
            await http.Ask(asked => new(HttpMethod.Get, asked), address, null, limit.Token);
            return null;
        }
        catch (NotFetched no)
        {
            return no;
        }
    }
}
