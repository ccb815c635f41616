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

    private static readonly string Folder = FolderOfThisRun("");

    /// <summary>Nothing here needs to outlive a power cut, and many houses use the one server.</summary>
    private static readonly LocalPostgresOptions ManyHouses = new() { SurvivesPowerCuts = false, MostConnections = 500 };

    // Collections run beside each other: whoever is first starts the server, and whoever is last stops it and removes its folder.
    private static readonly SemaphoreSlim Turn = new(1);
    private static LocalPostgres? server;
    private static int users;

    internal LocalPostgres Server => server ?? throw new InvalidOperationException("The test database is not started yet.");

    public async Task InitializeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (users == 0)
            {
                await RemoveLeftoversAsync();
                server = await StartAsync(Folder);
            }
            users++;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>A folder that the next run removes if this one is killed.</summary>
    internal static string FolderOfThisRun(string name) => Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId + name);

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
        await Turn.WaitAsync();
        try
        {
            if (server is null || --users > 0) return;
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
            server = null;
            Remove(Folder);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Task<LocalPostgres> StartAsync(string folder) =>
        LocalPostgres.StartAsync(folder, ManyHouses, Console.WriteLine, CancellationToken.None);

    /// <summary>A run that was killed left its folders, and maybe servers in them; adopting a server and leaving it is what stops it.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(IsLeftover))
        {
            try
            {
                if (Postmaster.Read(new ServerFolder(folder).Data) is { } left && left.IsAlive())
                {
                    await (await StartAsync(folder)).DisposeAsync();
                }

                Remove(folder);
            }
            catch (Exception e) when (e is SetupFailed or IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{folder} is left as it is: {e.Message}");
            }
        }
    }

    private static bool IsLeftover(string folder)
    {
        var owner = Path.GetFileName(folder)[Prefix.Length..].Split(' ')[0];
        try
        {
            using var process = Process.GetProcessById(int.Parse(owner, CultureInfo.InvariantCulture));
            return false;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void Remove(string folder)
    {
        // A server that could not be stopped keeps its folder.
        if (Directory.Exists(folder) && Postmaster.Read(new ServerFolder(folder).Data)?.IsAlive() is not true)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

[CollectionDefinition(TestDatabase.Collection)]
public sealed class TestDatabaseCollection : ICollectionFixture<TestDatabase>;
