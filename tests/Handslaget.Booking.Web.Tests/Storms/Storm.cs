namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>
/// How hard it blows. The short storms are for every build; <c>BOOKING_STORM=long dotnet test --filter Storms</c> runs the long ones.
/// </summary>
internal static class Storm
{
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("BOOKING_STORM") == "long";

    public static int Times(int shortly, int longer) => IsLong ? longer : shortly;

    public static HttpClient ClientFor(Uri address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 400 })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>A folder that a database server, which runs as another account, can reach.</summary>
    public static DirectoryInfo NewFolder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"handslaget-storm-{Guid.NewGuid():N}"));

    /// <summary>A folder for letters and texts that goes away with the test.</summary>
    public static (string Key, string Value) Outbox(string folder) => ("Delivery__Folder", folder);

    public static async Task<bool> ComesTrueAsync(Func<Task<bool>> test, TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        while (DateTime.UtcNow < until)
        {
            if (await test()) return true;
            await Task.Delay(250);
        }

        return await test();
    }
}
