using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>Two processes, one database, and far more companies than there are times.</summary>
[Collection(TestDatabase.Collection)]
public sealed class When_many_want_the_same_time(TestDatabase database, ITestOutputHelper output) : IAsyncLifetime
{
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
    public async Task each_time_has_one_winner_and_the_others_hear_of_times_that_are_free()
    {
        await using var town = await BuildAsync(new TownSize());
        var times = await TimesApart(10);
        var bookers = await AskAsync(Storm.Times(200, 1000), Town.OverTheCounter);

        // Everybody at once: each time is wanted by twenty, half of them a quarter of an hour later than the other half.
        var watch = Stopwatch.StartNew();
        var won = await Task.WhenAll(bookers.Select(async (booker, i) =>
        {
            var wanted = times[i % times.Count].AddMinutes(i / times.Count % 2 * 15);
            var heard = await booker.HoldAsync(wanted);
            if (heard.Ok) return (Wanted: wanted, Heard: await booker.BookAsync());
            return (Wanted: wanted, Heard: heard);
        }));
        output.WriteLine($"{won.Length} companies in {watch.Elapsed.TotalSeconds:F1} s ({won.Length / watch.Elapsed.TotalSeconds:F0}/s): {ledger.Summary}");

        AssertNoShame();
        await new Checker(town).AssertSoundAsync(ledger);
        foreach (var time in times)
            Assert.Single(ledger.Booked.Values, start => start == time || start == time.AddMinutes(15));
        var losers = won.Where(w => !w.Heard.Ok).ToList();
        Assert.Equal(won.Length - times.Count, losers.Count);
        Assert.All(losers, loser =>
        {
            Assert.Equal(HttpStatusCode.Conflict, loser.Heard.Status);
            Assert.Equal("application/problem+json", loser.Heard.ContentType);
            Assert.Equal("time-taken", loser.Heard.Problem);
            Assert.True(loser.Heard.Body.TryGetProperty("alternatives", out _));
        });

        // The dust has settled: what a loser hears now can be taken. They ask one process, since the other hears of holds half a second later.
        foreach (var loser in bookers.Where(b => !ledger.Booked.ContainsKey(b.Meeting)).Take(5).Select(b => b.At(clients[0])))
        {
            var heard = await loser.HoldAsync(times[0]);
            Assert.Equal("time-taken", heard.Problem);
            var alternatives = heard.Body.GetProperty("alternatives").EnumerateArray().Select(a => a.GetProperty("start").GetDateTimeOffset()).ToList();
            Assert.NotEmpty(alternatives);
            foreach (var alternative in alternatives)
                Assert.Equal(HttpStatusCode.OK, (await loser.HoldAsync(alternative)).Status);
        }

        Assert.Empty(await new Checker(town).OverlapsInClaimsAsync());
    }

    private async Task<Town> BuildAsync(TownSize size, params (string Key, string Value)[] settings)
    {
        var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), size);
        (string Key, string Value)[] all = [Storm.Outbox(folder.FullName), ("Rules__TablesPerDay", "20"), .. settings];
        nodes.AddRange(await Task.WhenAll(Node.StartAsync(town.ConnectionString, all), Node.StartAsync(town.ConnectionString, all)));
        clients.AddRange(nodes.Select(n => Storm.ClientFor(n.Address)));
        return town;
    }

    private Booker NewBooker(int i) => new(clients[i % clients.Count], ledger);

    private async Task<List<Booker>> AskAsync(int count, string caseType)
    {
        var bookers = Enumerable.Range(0, count).Select(NewBooker).ToList();
        await Parallel.ForEachAsync(bookers, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (booker, _) =>
            Assert.Equal(HttpStatusCode.Created, (await booker.AskAsync(caseType)).Status));
        return bookers;
    }

    /// <summary>Times far enough apart that taking one leaves the next free.</summary>
    private async Task<List<DateTimeOffset>> TimesApart(int count)
    {
        var scout = NewBooker(0);
        await scout.AskAsync(Town.OverTheCounter);
        var times = new List<DateTimeOffset>();
        foreach (var start in await scout.SlotsAsync())
            if (times.Count < count && (times.Count == 0 || start - times[^1] >= TimeSpan.FromHours(2))) times.Add(start);
        Assert.Equal(count, times.Count);
        return times;
    }

    private void AssertNoShame()
    {
        var shameful = ledger.Shameful().ToList();
        Assert.True(shameful.Count == 0, string.Join('\n', shameful.Concat(nodes.Select(n => n.Log))));
        Assert.Equal(0, ledger.Unanswered);
    }
}
