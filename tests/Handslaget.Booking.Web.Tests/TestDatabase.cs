using System.Diagnostics;
using System.Globalization;
using Handslaget.Booking.Web.Hosting;
using Npgsql;

namespace Handslaget.Booking.Web.Tests;

/// <summary>
/// One PostgreSQL for the whole run, in a folder that is removed afterwards, and a fresh database for whoever asks.
/// Use it by <c>[Collection(TestDatabase.Collection)]</c> and a constructor parameter.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    public const string Collection = "the test database";

    private const string Prefix = "handslaget-tests-";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId);

    private LocalPostgres? server;

    internal LocalPostgres Server => server ?? throw new InvalidOperationException("The test database is not started yet.");

    public async Task InitializeAsync()
    {
        await RemoveLeftoversAsync();
        server = await StartAsync(Folder);
    }

    /// <summary>A connection string to a database that nobody has used.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Database = name }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Remove(Folder);
    }

    private static Task<LocalPostgres> StartAsync(string folder) =>
        LocalPostgres.StartAsync(folder, new LocalPostgresOptions { SurvivesPowerCuts = false }, Console.WriteLine, CancellationToken.None);

    /// <summary>A run that was killed left its server running; adopting it and leaving it is what stops it.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(IsLeftover))
        {
            await (await StartAsync(folder)).DisposeAsync();
            Remove(folder);
        }
    }

    private static bool IsLeftover(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(owner);
            return false;
        }
        catch (ArgumentException)
        {
            return Directory.Exists(Path.Combine(folder, "postgres"));
        }
    }

    private static void Remove(string folder)
    {
        // Another fixture of this run may still use the server.
        if (!File.Exists(Path.Combine(folder, "postgres", "data", "postmaster.pid")))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

[CollectionDefinition(TestDatabase.Collection)]
public sealed class TestDatabaseCollection : ICollectionFixture<TestDatabase>;
