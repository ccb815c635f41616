using Npgsql;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Sees to it that the server of a folder runs. Every method is called by the holder of the folder's lock.</summary>
internal sealed class LocalServer(ServerFolder folder, LocalPostgresOptions options, Action<string> say)
{
    private const int Attempts = 60;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    private readonly ServerAccount account = ServerAccount.Suitable();

    /// <summary>Adopts the server that runs, or starts it, making or fetching what is missing. Answers its port and version.</summary>
    public async Task<(int Port, Version Version)> EnsureRunsAsync(CancellationToken cancel)
    {
        var password = folder.Password();
        folder.RemoveUnfinished();
        var isNew = !folder.HasDatabase;
        var port = await AdoptAsync(cancel);
        if (port is null)
        {
            var binaries = await BinariesAsync(cancel);
            if (isNew)
            {
                say($"Preparing a database in {folder.Root} with PostgreSQL {binaries.Version}...");
                await NewDatabase.MakeFilesAsync(folder, binaries, account, options.SurvivesPowerCuts, cancel);
            }

            port = await StartAsync(binaries, cancel);
        }

        try
        {
            if (isNew)
            {
                await NewDatabase.MakeAsync(port.Value, password, cancel);
            }

            return (port.Value, await NewDatabase.OpenAsync(port.Value, password, cancel));
        }
        catch (NpgsqlException e)
        {
            throw new SetupFailed($"The server in {folder.Root} runs but does not let us in ({e.Message}); its log is {folder.Log}.", e);
        }
    }

    /// <summary>Stops the server in order, unless it was somebody else who started it.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (Postmaster.Read(folder.Data) is { } server && server.IsAlive() && folder.ServerIsOurs())
        {
            if (await InstalledAsync(cancel) is not { } binaries)
            {
                say($"The database server in {folder.Root} is left running: the programs that could stop it are gone.");
                return;
            }

            await PgCtlAsync(binaries, ["stop", "-m", "fast", "-w", "-t", "60"], cancel);
        }
    }

    /// <summary>Whether the server died without being stopped: the file that names it is there, but it is not.</summary>
    public bool WasKilled() => Postmaster.Read(folder.Data) is { } server && !server.IsAlive();

    private async Task<int?> AdoptAsync(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts * 4 && Postmaster.Read(folder.Data) is { } server; attempt++)
        {
            if (!server.IsAlive())
            {
                say("The database server was not stopped in order; it is started again and reads back its log.");
                return null;
            }

            if (server.IsReady)
            {
                say($"Using the database server that already runs on port {server.Port} for {folder.Root}.");
                return server.Port;
            }

            await Task.Delay(BetweenAttempts, cancel);
        }

        return Postmaster.Read(folder.Data) is null
            ? null
            : throw new SetupFailed($"The server in {folder.Root} is neither ready nor gone; see its log, {folder.Log}, and start again.");
    }

    private async Task<int> StartAsync(PostgresBinaries binaries, CancellationToken cancel)
    {
        await RenewLogAsync(cancel);
        for (var attempt = 0; ; attempt++)
        {
            var port = folder.Port is { } before && FreePort.IsFree(before) ? before : FreePort.Choose();
            folder.Port = port;
            ServerSettings.Write(folder.Settings, port, options);
            var read = new FileInfo(folder.Log).Length;
            var answer = await PgCtlAsync(binaries, ["start", "-l", folder.Log, "-o", $"-c {ServerFolder.Mark}", "-w", "-t", "120", "-s"], cancel);
            if (answer.Succeeded)
            {
                return port;
            }

            var reason = ReasonInLog(read) ?? answer.Reason;
            if (reason.Contains("postmaster.pid", StringComparison.Ordinal) && WasKilled())
            {
                // A power cut left the file empty, or the number in it belongs to another process by now: PostgreSQL cannot tell, but we can.
                // The file stays until it is in the way, since PostgreSQL also finds a killed server's children by it.
                File.Delete(Postmaster.FileIn(folder.Data));
            }
            else if (attempt >= Attempts || !MayPass(reason))
            {
                throw new SetupFailed($"PostgreSQL {binaries.Version} could not be started in {folder.Root}: {reason}; its log is {folder.Log}.");
            }

            await Task.Delay(BetweenAttempts, cancel);
        }
    }

    /// <summary>Another took the port in between, or the children of a killed server have not noticed yet that it is gone.</summary>
    private static bool MayPass(string reason) =>
        reason.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
        || reason.Contains("pre-existing shared memory block", StringComparison.Ordinal);

    private string? ReasonInLog(long from)
    {
        using var log = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd().Split('\n').LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf("FATAL:", StringComparison.Ordinal) + "FATAL:".Length)..].Trim()
            : null;
    }

    private async Task RenewLogAsync(CancellationToken cancel)
    {
        const long most = 10_000_000;
        if (new FileInfo(folder.Log) is { Exists: true, Length: < most })
        {
            return;
        }

        await File.WriteAllTextAsync(folder.Log, "", cancel);
        await account.OwnAsync(folder.Root, folder.Log, cancel);
    }

    private Task<ToolAnswer> PgCtlAsync(PostgresBinaries binaries, string[] words, CancellationToken cancel) =>
        account.RunAsync(binaries.PgCtl, [.. words, "-D", folder.Data], folder.Root, cancel);

    /// <summary>The installed programs, or those fetched earlier; of the version that made the database, if there is one.</summary>
    private Task<PostgresBinaries?> InstalledAsync(CancellationToken cancel) => PostgresBinaries.FindAsync(
        options.LookIn.Concat(PostgresDownload.Fetched(folder.Binaries)), folder.Major, account, say, cancel);

    private async Task<PostgresBinaries> BinariesAsync(CancellationToken cancel)
    {
        if (await InstalledAsync(cancel) is { } found)
        {
            return found;
        }

        var major = folder.Major;
        say(major is null ? "No usable PostgreSQL is installed here." : $"PostgreSQL {major}, which made the database, is not installed here.");
        return await PostgresDownload.FetchAsync(options.FetchFrom, folder.Binaries, major, account, say, cancel)
            ?? throw new SetupFailed(major is null
                ? $"No PostgreSQL is installed and none could be fetched: run `{InstallHint.Command()}` and start again."
                : $"The database in {folder.Root} was made by PostgreSQL {major}, which is not installed and could not be fetched: "
                    + $"run `{InstallHint.Command(major)}` and start again.");
    }
}
