using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Handslaget.Booking.Benchmarks;

/// <summary>The ceiling: the same rows written by PostgreSQL's own tool, in a database of its own on the same server.</summary>
internal sealed partial class Pgbench(string connectionString)
{
    private const string Database = "ceiling";

    private readonly NpgsqlConnectionStringBuilder server = new(connectionString);
    private long written;

    public async Task Create() => await Execute(server.ConnectionString, $"create database {Database}");

    /// <summary>Transactions a second of a script, on fresh tables.</summary>
    public async Task<double> Run(string script, int clients, int seconds)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Yardsticks", "postgres");
        var ceiling = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = Database, Pooling = false };
        await Execute(ceiling.ConnectionString, await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql")));
        written += 10_000_000;
        string[] arguments =
        [
            "-h", server.Host!, "-p", Text(server.Port), "-U", server.Username!, "-n", "-M", "prepared", "-c", Text(clients), "-j", "2", "-T", Text(seconds),
            "-D", "i=0", "-D", $"base={written.ToString(CultureInfo.InvariantCulture)}", "-f", Path.Combine(folder, script), Database,
        ];
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var tps = Tps().Match(output);
        return tps.Success && process.ExitCode == 0
            ? double.Parse(tps.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new ToolMissing($"pgbench: {await errors}");
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
