namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The database of a house where nobody has configured one: a PostgreSQL of its own, on the loopback address, in its own folder.
/// Several processes may use the same folder; the last one to leave stops the server.
/// </summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromMinutes(10), PatienceAtStop = TimeSpan.FromSeconds(20);

    private readonly ServerFolder folder;
    private readonly FolderUsers users;
    private readonly LocalServer server;
    private readonly FileStream use;
    private readonly Action<string> say;
    private readonly CancellationTokenSource leaving = new();
    private readonly Task watching;
    private int left;

    private LocalPostgres(
        ServerFolder folder, FolderUsers users, LocalServer server, FileStream use, LocalPostgresOptions options, Action<string> say)
    {
        (this.folder, this.users, this.server, this.use, this.say) = (folder, users, server, use, say);
        watching = options.RestartsIfKilled ? WatchAsync(leaving.Token) : Task.CompletedTask;
    }

    /// <summary>For Npgsql: the house's own role on the house's own database.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Where the server, its log and its password are.</summary>
    public string Folder => folder.Root;

    public required Version ServerVersion { get; init; }

    /// <summary>Starts or adopts the server of the folder, telling by <paramref name="say"/> what takes time.</summary>
    /// <exception cref="SetupFailed">When somebody must do something first; the message says what.</exception>
    public static Task<LocalPostgres> StartAsync(string dataFolder, Action<string> say, CancellationToken cancel) =>
        StartAsync(dataFolder, new LocalPostgresOptions(), say, cancel);

    public static async Task<LocalPostgres> StartAsync(
        string dataFolder, LocalPostgresOptions options, Action<string> say, CancellationToken cancel)
    {
        var folder = new ServerFolder(dataFolder);
        var users = new FolderUsers(folder.Users);
        var server = new LocalServer(folder, options, say);
        try
        {
            DataFolder.Open(folder.Root);
            await using var held = await FolderLock.TakeAsync(folder.Lock, PatienceAtStart, say, cancel)
                ?? throw new SetupFailed($"Another process keeps {folder.Root} locked: end it, or choose another folder with Booking__DataFolder.");
            var (port, version) = await server.EnsureRunsAsync(cancel);
            return new LocalPostgres(folder, users, server, users.Enter(), options, say)
            {
                ConnectionString = NewDatabase.Connection(port, folder.Password()),
                ServerVersion = version,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupFailed($"The folder {folder.Root} cannot be used ({e.Message}): "
                + "mend that, or choose another folder with Booking__DataFolder.", e);
        }
    }

    /// <summary>Leaves the server, and stops it if nobody else uses it. When that cannot be told it is left running, for the next start to adopt.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref left, 1) == 1)
        {
            return;
        }

        await leaving.CancelAsync();
        await watching;
        leaving.Dispose();
        await using var held = await FolderLock.TakeAsync(folder.Lock, PatienceAtStop, say, CancellationToken.None);
        FolderUsers.Leave(use);
        if (held is not null && !users.Any())
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>A server that dies while it is used is started again on the same port, so that what uses it need only try again.</summary>
    private async Task WatchAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                await ReviveIfKilledAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // We are leaving.
        }
    }

    private async Task ReviveIfKilledAsync(CancellationToken cancel)
    {
        try
        {
            if (!server.WasKilled())
            {
                return;
            }

            await using var held = await FolderLock.TakeAsync(folder.Lock, PatienceAtStop, say, cancel);
            if (held is not null && server.WasKilled() && await server.EnsureRunsAsync(cancel) is var (port, _)
                && NewDatabase.Connection(port, folder.Password()) != ConnectionString)
            {
                say($"The database server is back, but its port was taken and it is now on {port}: restart this program.");
            }
        }
        catch (Exception e) when (e is SetupFailed or IOException or UnauthorizedAccessException)
        {
            say(e.Message);
            await Task.Delay(TimeSpan.FromSeconds(5), cancel);
        }
    }
}
