namespace Handslaget.Booking.Web.Hosting;

/// <summary>The address the house is to answer at, tried before anything is started: somebody who has started it twice is told so.</summary>
internal static class Doorstep
{
    public static void MustBeFree(IConfiguration configuration)
    {
        foreach (var address in (configuration["urls"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Port > 0 && !FreePort.IsFree(uri.Port))
            {
                throw new SetupFailed(
                    $"Something answers at {address} already, perhaps this service started before. End it, or choose another address: "
                    + "dotnet run --project src/Handslaget.Booking.Web -- --urls http://localhost:5081");
            }
        }
    }
}
