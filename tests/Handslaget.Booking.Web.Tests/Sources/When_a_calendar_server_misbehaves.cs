using System.Diagnostics;
using System.Text;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>Whatever a stranger's server does costs a bounded time and memory, and ends in a clear state.</summary>
public sealed class When_a_calendar_server_misbehaves : IAsyncLifetime, IDisposable
{
    private FaultServer server = null!;
    private GuardedHttp http = null!;

    public async Task InitializeAsync()
    {
        server = await FaultServer.Start();
        http = new(new Gate(new() { AllowHttp = true, AllowedPorts = $"{server.Address.Port}", AllowedNetworks = "127.0.0.0/8" }), (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]), TimeProvider.System);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/large", CalendarFault.TooLarge)]
    [InlineData("/large-and-says-so", CalendarFault.TooLarge)]
    [InlineData("/bomb", CalendarFault.TooLarge)]
    [InlineData("/slow", CalendarFault.TooSlow)]
    [InlineData("/silent", CalendarFault.Unreachable)]
    [InlineData("/breaks-off", CalendarFault.Unreachable)]
    [InlineData("/loop", CalendarFault.TooManyRedirects)]
    [InlineData("/hops/6", CalendarFault.TooManyRedirects)]
    [InlineData("/status/401", CalendarFault.Denied)]
    [InlineData("/status/403", CalendarFault.Denied)]
    [InlineData("/status/404", CalendarFault.NotFound)]
    [InlineData("/status/410", CalendarFault.NotFound)]
    [InlineData("/status/429", CalendarFault.AsksToWait)]
    [InlineData("/status/503", CalendarFault.AsksToWait)]
    [InlineData("/status/500", CalendarFault.ServerFault)]
    [InlineData("/status/418", CalendarFault.NotACalendar)]
    [InlineData("/status/302", CalendarFault.NotACalendar)]
    public async Task It_ends_in_a_clear_state(string path, CalendarFault fault)
    {
        var (started, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        var refused = await Assert.ThrowsAsync<NotFetched>(() => http.Ask(Get, server.At(path), null, limit.Token));

        Assert.Equal(fault, refused.Fault);
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(4), $"it took {started.Elapsed}");
        Assert.True(server.Asked.Count <= 6, $"it was asked {server.Asked.Count} times");
        Assert.DoesNotContain("127.0.0.1", refused.ToString(), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 500_000_000, "it took too much memory");
    }

    [Theory]
    [InlineData("/feed")]
    [InlineData("/packed")]
    [InlineData("/hops/5")]
    public async Task What_is_well_is_read(string path) =>
        Assert.Equal(server.Feed, (await http.Ask(Get, server.At(path), null, default)).Text);

    [Fact]
    public async Task A_password_does_not_follow_a_redirect_to_another_host()
    {
        await using var other = await FaultServer.Start();
        using var both = new GuardedHttp(
            new Gate(new() { AllowHttp = true, AllowedPorts = $"{server.Address.Port},{other.Address.Port}", AllowedNetworks = "127.0.0.0/8" }), (_, _) => throw new InvalidOperationException(), TimeProvider.System);

        await both.Ask(Get, server.At($"/onwards?to={Uri.EscapeDataString(other.At("/feed").OriginalString)}"), new("anna", "hemligt"), default);
        await both.Ask(Get, server.At("/hops/1"), new("anna", "hemligt"), default);

        Assert.Equal(["GET /feed"], other.Asked);
        Assert.Equal(["GET /onwards with a password", "GET /hops/1 with a password", "GET /feed with a password"], server.Asked);
    }

    [Fact]
    public async Task How_long_it_asks_us_to_stay_away_is_heard_and_bounded()
    {
        server.Status = 429;
        foreach (var (written, heard) in new[] { ("120", TimeSpan.FromMinutes(2)), ("99999999", TimeSpan.FromDays(1)), ("soon", (TimeSpan?)null) })
        {
            server.RetryAfter = written;
            Assert.Equal(heard, (await Assert.ThrowsAsync<NotFetched>(() => http.Ask(Get, server.At("/feed"), null, default))).Wait);
        }
    }

    [Fact]
    public void Letters_are_read_as_they_were_written()
    {
        Assert.Equal("Åsa", Charsets.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Åsa")], null));
        Assert.Equal("Åsa", Charsets.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Åsa")], "utf-8"));
        Assert.Equal("Åsa", Charsets.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Åsa")], null));
        Assert.Equal("Åsa", Charsets.Decode(Encoding.UTF8.GetBytes("Åsa"), null));
        Assert.Equal("Åsa", Charsets.Decode(Encoding.Latin1.GetBytes("Åsa"), null));
        Assert.Equal("Åsa", Charsets.Decode(Encoding.Latin1.GetBytes("Åsa"), "iso-8859-1"));
        Assert.Equal("Åsa", Charsets.Decode(Encoding.Latin1.GetBytes("Åsa"), "\"no such charset\""));
    }

    private static HttpRequestMessage Get(Uri address) => new(HttpMethod.Get, address);
}
