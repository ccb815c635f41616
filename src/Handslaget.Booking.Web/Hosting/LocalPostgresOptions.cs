namespace Handslaget.Booking.Web.Hosting;

/// <summary>What may differ between a house in use and one in a test.</summary>
internal sealed record LocalPostgresOptions
{
    /// <summary>The folders to look for PostgreSQL's programs in.</summary>
    public IEnumerable<string> LookIn { get; init; } = PostgresPlaces.All();

    /// <summary>Who to fetch PostgreSQL from when none is found, in order.</summary>
    public IReadOnlyList<FetchPostgres> FetchFrom { get; init; } = PostgresDownload.Sources;

    /// <summary>Whether what is written is on disk before it is confirmed. Only a test can do without.</summary>
    public bool SurvivesPowerCuts { get; init; } = true;

    /// <summary>How many may be connected at once: a few processes of 40 each, and somebody who looks.</summary>
    public int MostConnections { get; init; } = 200;

    /// <summary>Whether a server that dies while it is used is started again at once.</summary>
    public bool RestartsIfKilled { get; init; } = true;
}
