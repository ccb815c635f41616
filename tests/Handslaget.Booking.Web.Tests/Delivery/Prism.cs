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
    private const string Package = "@stoplight/prism-cli@5.14.2";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "handslaget-prism-5.14.2");

    private readonly Process process;

    private Prism(Process process, int port) => (this.process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public static async Task<Prism> StartAsync(Uri upstream)
    {
        var port = FreePort();
        var prism = new Prism(
            Run("node", Script(Folder), "proxy", "--errors", "-h", "127.0.0.1", "-p", $"{port}", TestFiles.Data("twilio-messages.openapi.json"), upstream.AbsoluteUri.TrimEnd('/')),
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

    /// <summary>Fetches Prism once into a folder of its own; a half-fetched one is never used.</summary>
    internal static string? WhyNot()
    {
        if (File.Exists(Script(Folder)))
        {
            return null;
        }

        var draft = Directory.CreateTempSubdirectory("handslaget-prism-").FullName;
        try
        {
            using var npm = Run("npm", "install", "--prefix", draft, "--no-audit", "--no-fund", "--ignore-scripts", Package);
            if (!npm.WaitForExit(TimeSpan.FromMinutes(3)))
            {
                npm.Kill(entireProcessTree: true);
                return $"npm did not fetch {Package} in three minutes";
            }

            if (npm.ExitCode != 0)
            {
                return $"npm could not fetch {Package} (exit code {npm.ExitCode})";
            }

            Directory.Move(draft, Folder);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "node and npm are not installed, so Prism can not check our requests against Twilio's description";
        }
        catch (IOException) when (File.Exists(Script(Folder)))
        {
            // Another run fetched it meanwhile.
            return null;
        }
    }

    private static string Script(string folder) => Path.Combine(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");

    private static Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

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
