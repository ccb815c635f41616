using System.Diagnostics;
using System.Net;
using Handslaget.Booking.Web.Hosting;
using Npgsql;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>PostgreSQL is killed, or refuses to write, in the middle of a storm. The service is not restarted.</summary>
[Collection(TestDatabase.Collection)]
public sealed class When_the_database_dies(TestDatabase database, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Storm.NewFolder();
    private readonly Ledger ledger = new();
    private readonly List<Node> nodes = [];
    private readonly List<HttpClient> clients = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        clients.ForEach(c => c.Dispose());
        foreach (var node in nodes) await node.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task what_was_acknowledged_stands_and_everything_goes_on_by_itself()
    {
        // A server of our own: it is the one that is killed. What it confirms is on disk, as in production.
        await using var server = await LocalPostgres.StartAsync(
            Path.Combine(folder.FullName, "database"), new LocalPostgresOptions(), Console.WriteLine, CancellationToken.None);
        await using var town = await Town.BuildAsync(server.ConnectionString, new TownSize(6, 6, 0, 4));
        await StartNodesAsync(town.ConnectionString);

        var kills = Storm.Times(1, 3);
        var storm = StormAsync(TimeSpan.FromSeconds(10 + (8 * kills)), 24);
        var recoveries = new List<TimeSpan>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            using (var postmaster = Process.GetProcessById(Postmaster.Read(Path.Combine(server.Folder, "data"))!.ProcessId)) postmaster.Kill();
            var away = Stopwatch.StartNew();
            Assert.True(await Storm.ComesTrueAsync(() => AcceptsAsync(town.ConnectionString), TimeSpan.FromSeconds(60)));
            var accepted = away.Elapsed;
            recoveries.AddRange(await Task.WhenAll(nodes.Select(n => n.WaitUntilReadyAsync(TimeSpan.FromSeconds(20)))));
            output.WriteLine($"PostgreSQL away {accepted.TotalSeconds:F1} s; ready after that in {recoveries[^1].TotalSeconds:F1} and {recoveries[^2].TotalSeconds:F1} s");
        }

        var booked = await storm;
        output.WriteLine($"{booked} booked. {ledger.Summary}");
        AssertOnlyRests();
        Assert.DoesNotContain(nodes, n => n.HasExited);
        Assert.True(booked > 10, "There was hardly a storm.");
        await new Checker(town).AssertSoundAsync(ledger);

        // Messages that were being carried out when the database died are not forgotten in the hands of a process that lives.
        var watch = Stopwatch.StartNew();
        var sent = await Storm.ComesTrueAsync(async () => await town.UnsentLettersAsync() == 0, TimeSpan.FromSeconds(120));
        output.WriteLine($"All letters sent {watch.Elapsed.TotalSeconds:F1} s after the storm");
        var done = await Storm.ComesTrueAsync(async () => await town.UndoneMessagesAsync() == 0, TimeSpan.FromSeconds(120));
        output.WriteLine($"All messages done {watch.Elapsed.TotalSeconds:F1} s after the storm");
        Assert.True(sent && done, $"{await town.UnsentLettersAsync()} letters not sent, {await town.UndoneMessagesAsync()} messages not done\n{nodes[0].Log}\n---\n{nodes[1].Log}");
        Assert.Equal(0, await town.DeadMessagesAsync());
    }

    [Fact]
    public async Task a_database_that_can_only_be_read_is_a_rest_and_not_a_fault()
    {
        await using var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize(2, 2, 0, 2));
        await StartNodesAsync(town.ConnectionString);
        var held = new Booker(() => clients[0], ledger);
        await held.AskAsync(Town.OverTheCounter);
        var slots = await held.SlotsAsync();
        Assert.Equal(HttpStatusCode.OK, (await held.HoldAsync(slots[0])).Status);

        await SetReadOnlyAsync(town.ConnectionString, true);
        var refused = await held.BookAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("resting", refused.Problem);
        Assert.Equal(5, refused.Headers!.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await new Booker(() => clients[1], ledger).AskAsync(Town.OverTheCounter)).Status);
        Assert.Equal(HttpStatusCode.OK, (await held.LookAsync()).Status);

        await SetReadOnlyAsync(town.ConnectionString, false);
        Assert.Equal(HttpStatusCode.OK, (await Booker.PersistAsync(() => held.BookAsync(), TimeSpan.FromSeconds(30))).Status);
        AssertOnlyRests();
        await new Checker(town).AssertSoundAsync(ledger);
        Assert.True(await Storm.ComesTrueAsync(async () => await town.UnsentLettersAsync() == 0, TimeSpan.FromSeconds(60)), nodes[0].Log);
    }

    private async Task StartNodesAsync(string connectionString)
    {
        (string Key, string Value)[] settings = [Storm.Outbox(Path.Combine(folder.FullName, "utkorg")), ("Rules__TablesPerDay", "20")];
        nodes.Add(Node.Begin(connectionString, settings));
        nodes.Add(Node.Begin(connectionString, settings));
        await Task.WhenAll(nodes.Select(n => n.IsUpAsync()));
        clients.AddRange(nodes.Select(n => Storm.ClientFor(n.Address)));
    }

    /// <summary>Companies come and go for a while, each starting over when it is done. Answers how many meetings were booked.</summary>
    private async Task<int> StormAsync(TimeSpan length, int companies)
    {
        var until = DateTime.UtcNow + length;
        await Task.WhenAll(Enumerable.Range(0, companies).Select(async i =>
        {
            var chance = new Random(i);
            while (DateTime.UtcNow < until) await new Booker(() => clients[i % clients.Count], ledger).RunErrandAsync(Town.OverTheCounter, chance, Patience);
        }));
        return ledger.Booked.Count;
    }

    /// <summary>No 5xx but 503 with a time to come back at.</summary>
    private void AssertOnlyRests()
    {
        var shameful = ledger.Shameful(HttpStatusCode.ServiceUnavailable).ToList();
        Assert.True(shameful.Count == 0, string.Join('\n', shameful.Concat(nodes.Select(n => n.Log))));
        Assert.Equal(0, ledger.Unanswered);
    }

    private static async Task<bool> AcceptsAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>As a full disk or a standby would have it: sessions that begin now can not write, and those there are are ended.</summary>
    private static async Task SetReadOnlyAsync(string connectionString, bool readOnly)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in (string[])
        [
            "set default_transaction_read_only = off",
            $"alter database {name} set default_transaction_read_only = {(readOnly ? "on" : "off")}",
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and backend_type = 'client backend' and pid <> pg_backend_pid()",
        ])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
