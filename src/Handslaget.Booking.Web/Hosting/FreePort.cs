using System.Net;
using System.Net.Sockets;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// Chooses a port on the loopback address below those that systems hand out to outgoing connections, so that a server that restarts finds its
/// port still free.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000, AfterLast = 30_000;

    public static int Choose()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new SetupFailed($"No free port was found on 127.0.0.1 between {First} and {AfterLast}; end some of the programs that listen there.");
    }

    public static bool IsFree(int port)
    {
        // Elsewhere than on Windows exclusive use would also count the connections a stopped server left to time out.
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = OperatingSystem.IsWindows() };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
