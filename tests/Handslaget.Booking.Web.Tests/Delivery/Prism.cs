using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Marks a test that checks our requests against Twilio's published description. Skipped, with the reason, where Prism can not be had.</summary>
public sealed class PrismFactAttribute : FactAttribute
{
    private static readonly string? Missing = Prism.WhyNot();

    public PrismFactAttribute() => Skip = Missing;
}

/// <summary>Prism (npm @stoplight/prism-cli) between us and the double: it answers 422 to what Twilio's description does not allow.</summary>
internal sealed class Prism : IDisposable
{
    private static readonly NpmPackage Package = new("@stoplight/prism-cli", "5.14.2", "dist", "index.js");

    private readonly Process process;

    private Prism(Process process, int port) => (this.process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public static async Task<Prism> StartAsync(Uri upstream)
    {
        var port = FreePort();
        var prism = new Prism(
            NpmPackage.Run("node", Package.Script, "proxy", "--errors", "-h", "127.0.0.1", "-p", $"{port}", TestFiles.Data("twilio-messages.openapi.json"), upstream.AbsoluteUri.TrimEnd('/')),
            port);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await ListensAsync(port))
        {
            await Task.Delay(100, limit.Token);
        }

        return prism;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    internal static string? WhyNot() => Package.WhyNot();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
