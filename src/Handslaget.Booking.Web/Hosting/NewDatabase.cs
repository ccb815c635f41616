using Npgsql;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Makes the files of a new server (initdb), and in it the role and the database of the house.</summary>
internal static class NewDatabase
{
    public const string Name = "booking";

    private const string Administrator = "postgres";

    /// <summary>Makes the files beside their place and moves them there when whole: a start that was killed leaves nothing half made.</summary>
    public static async Task MakeFilesAsync(
        ServerFolder folder, PostgresBinaries binaries, ServerAccount account, bool survivesPowerCuts, CancellationToken cancel)
    {
        folder.Password();
        await account.MustReachAsync(folder.Root, cancel);
        await account.OwnAsync(folder.Root, folder.PasswordFile, cancel);
        ToolAnswer? answer = null;
        foreach (var locale in Locales(binaries.Version.Major))
        {
            var place = folder.NewUnfinished();
            await account.OwnAsync(folder.Root, place, cancel);
            answer = await account.RunAsync(
                binaries.Initdb,
                [
                    "-D", place, "-U", Administrator, "--pwfile", folder.PasswordFile, "--auth=scram-sha-256", "--encoding=UTF8",
                    "--data-checksums", .. locale, .. survivesPowerCuts ? Array.Empty<string>() : ["--no-sync"],
                ],
                folder.Root,
                cancel);
            if (answer.Succeeded)
            {
                File.AppendAllText(Path.Combine(place, "postgresql.conf"), $"\ninclude '../{Path.GetFileName(folder.Settings)}'\n");
                Directory.Move(place, folder.Data);
                return;
            }
        }

        throw new SetupFailed($"A database could not be made in {folder.Root} with PostgreSQL {binaries.Version}: {answer!.Reason}.");
    }

    /// <summary>
    /// Opens the house's database, first making it when it is not there. The house's own role owns it and is no administrator, so that
    /// whoever tricks the house into running foreign SQL gets neither the server's files nor its programs.
    /// </summary>
    public static async Task<Version> OpenAsync(int port, string password, CancellationToken cancel)
    {
        try
        {
            return await VersionOfAsync(port, password, cancel);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName)
        {
            await MakeAsync(port, password, cancel);
            return await VersionOfAsync(port, password, cancel);
        }
    }

    public static string Connection(int port, string password) => Connection(port, password, Name, Name).ConnectionString;

    /// <summary>Makes the role and the database of the house, those of them that are missing.</summary>
    public static async Task MakeAsync(int port, string password, CancellationToken cancel)
    {
        var settings = Connection(port, password, Administrator, Administrator);
        settings.Pooling = false;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        if (!await IsTrueAsync(connection, $"select exists (select from pg_roles where rolname = '{Name}')", cancel))
        {
            // The password is ours and consists of letters, digits, - and _; roles cannot be made with parameters.
            await using var role = new NpgsqlCommand($"create role {Name} login createdb password '{password}'", connection);
            await role.ExecuteNonQueryAsync(cancel);
        }

        if (!await IsTrueAsync(connection, $"select exists (select from pg_database where datname = '{Name}')", cancel))
        {
            await using var database = new NpgsqlCommand($"create database {Name} owner {Name}", connection);
            await database.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<bool> IsTrueAsync(NpgsqlConnection connection, string question, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<Version> VersionOfAsync(int port, string password, CancellationToken cancel)
    {
        var settings = Connection(port, password, Name, Name);
        settings.Pooling = false;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection.PostgreSqlVersion;
    }

    private static NpgsqlConnectionStringBuilder Connection(int port, string password, string role, string database) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Username = role,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
    };

    /// <summary>
    /// Sorting is by code point, the same on every machine; upper and lower case know å, ä and ö. The first of these that the server and the
    /// system know is used.
    /// </summary>
    private static IEnumerable<string[]> Locales(int major)
    {
        if (major >= 17)
        {
            yield return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
        }
        else if (!OperatingSystem.IsWindows())
        {
            yield return ["--locale=C", "--lc-ctype=C.UTF-8"];
        }

        yield return ["--locale=C"];
    }
}
