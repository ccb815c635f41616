using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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

        // The dust settles: within a heartbeat both processes know the same calendars, and what a loser hears then can be taken. They ask
        // one process, since the other hears of each new hold half a second later.
        var onlooker = bookers.First(b => !ledger.Booked.ContainsKey(b.Meeting));
        Assert.True(
            await Storm.ComesTrueAsync(
                async () => (await onlooker.At(clients[0]).SlotsAsync()).SequenceEqual(await onlooker.At(clients[1]).SlotsAsync()), TimeSpan.FromSeconds(15)),
            "The processes know different calendars.");
        foreach (var loser in bookers.Where(b => !ledger.Booked.ContainsKey(b.Meeting)).Take(5).Select(b => b.At(clients[0])))
        {
            var heard = await loser.HoldAsync(times[0]);
            Assert.Equal("time-taken", heard.Problem);
            var alternatives = heard.Body.GetProperty("alternatives").EnumerateArray().Select(a => a.GetProperty("start").GetDateTimeOffset()).ToList();
            Assert.NotEmpty(alternatives);
            foreach (var alternative in alternatives)
            {
                var taken = await loser.HoldAsync(alternative);
                Assert.True(taken.Ok, $"{alternative:u} of {string.Join(", ", alternatives.Select(a => a.ToString("u")))} was offered and refused: {taken.Body}");
            }
        }

        Assert.Empty(await new Checker(town).OverlapsInClaimsAsync());
    }

    /// <summary>
    /// The storm above finds no overlap. Here it must: the same storm, the same checker, in a database that has been robbed of its
    /// constraint. Nothing else stands in the way: all look before anybody has written, so the look lets them all pass, and the advisory
    /// lock only makes them write one after the other.
    /// </summary>
    [Fact]
    public async Task the_check_goes_red_when_the_database_does_not_refuse()
    {
        await using var town = await BuildAsync(new TownSize());
        await town.ExecuteAsync("alter table booking.claim drop constraint claim_no_overlap");
        var times = await TimesApart(5);
        var bookers = await AskAsync(100, Town.OverTheCounter);

        await Task.WhenAll(bookers.Select(async (booker, i) =>
        {
            if ((await booker.HoldAsync(times[i % times.Count])).Ok) await booker.BookAsync();
        }));

        var checker = new Checker(town);
        var inClaims = await checker.OverlapsInClaimsAsync();
        var inFacts = checker.OverlapsInFacts(await checker.StoriesAsync());
        output.WriteLine($"Without the constraint: {inClaims.Count} overlaps in the claims, {inFacts.Count} in the facts. {ledger.Summary}");
        Assert.NotEmpty(inClaims);
        Assert.NotEmpty(inFacts);
    }

    [Fact]
    public async Task the_same_key_fifty_times_at_once_is_one_meeting()
    {
        await using var town = await BuildAsync(new TownSize(2, 2, 0, 2));
        var key = Guid.NewGuid();

        var bookers = Enumerable.Range(0, 50).Select(NewBooker).ToList();
        var heard = await Task.WhenAll(bookers.Select(b => b.AskAsync(Town.OverTheCounter, key)));

        AssertNoShame();
        Assert.All(heard, h => Assert.Equal(HttpStatusCode.Created, h.Status));
        Assert.Single(heard.Select(h => h.Body.GetRawText()).Distinct());
        Assert.Single(await new Checker(town).RowsAsync("select id::text from booking.mt_doc_meeting"));
        Assert.Single(await new Checker(town).RowsAsync("select format('%s %s %s %s', stream_id, version, timestamp, data) from booking.mt_events where type = 'meeting_requested'"));
        foreach (var i in (int[])[0, 1])
        {
            var other = await NewBooker(i).AskAsync(Town.OverTheCounter, key, guests: 5);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (other.Status!.Value, other.Problem));
        }

        var unreadable = await NewBooker(0).AskAsync(Town.OverTheCounter, "fifty");
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-idempotency-key"), (unreadable.Status!.Value, unreadable.Problem));
    }

    /// <summary>Everything that moves time about, at once: holds let go of or left to lapse, bookings moved into each other, cancelled and booked anew, officials who say no.</summary>
    [Fact]
    public async Task a_mixed_storm_leaves_everything_sound()
    {
        await using var town = await BuildAsync(new TownSize(4, 4, 0, 3));
        var lapsing = await AskAsync(4, Town.OverTheCounter);
        var lapse = await lapsing[0].SlotsAsync();
        for (var i = 0; i < lapsing.Count; i++) await town.HoldBrieflyAsync(lapsing[i].Meeting, lapse[i * 8], TimeSpan.FromSeconds(8));

        var until = DateTime.UtcNow.AddSeconds(Storm.Times(15, 90));
        using var officials = new CancellationTokenSource();
        var declining = DeclineAsync(town, officials.Token);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            var chance = new Random(i);
            while (DateTime.UtcNow < until) await NewBooker(i).RunErrandAsync(Town.OverTheCounter, chance, TimeSpan.Zero);
        }));
        await officials.CancelAsync();
        var declined = await declining;

        AssertNoShame();
        var checker = new Checker(town);
        Assert.True(await Storm.ComesTrueAsync(async () => await town.UndoneMessagesAsync() == 0 && await town.UnsentLettersAsync() == 0, TimeSpan.FromSeconds(60)));
        var stories = await checker.StoriesAsync();
        output.WriteLine($"{ledger.Booked.Count} booked, {declined} said no, "
            + $"{stories.Sum(s => s.Facts.OfType<Meetings.SeatSubstituted>().Count())} mended. {ledger.Summary}");
        await checker.AssertSoundAsync(ledger);
        Assert.Equal(0, await town.DeadMessagesAsync());

        // A hold whose time has passed stands in nobody's way, although no timer has tidied it.
        var late = (await AskAsync(1, Town.OverTheCounter))[0];
        var free = await late.SlotsAsync();
        foreach (var start in lapse.Where((_, i) => i % 8 == 0).Take(lapsing.Count).Where(free.Contains))
            Assert.Equal(HttpStatusCode.OK, (await late.HoldAsync(start)).Status);
        Assert.Empty(await checker.OverlapsInClaimsAsync());
    }

    /// <summary>Officials look into their inbox now and then, and say no to one table in three and yes to the others.</summary>
    private async Task<int> DeclineAsync(Town town, CancellationToken stop)
    {
        var declined = 0;
        var chance = new Random(4711);
        while (!stop.IsCancellationRequested)
        {
            foreach (var official in town.Officials)
            {
                using var client = Storm.ClientFor(nodes[chance.Next(2)].Address);
                await client.PostAsync($"/demo/sign-in/{official}", null, CancellationToken.None);
                var seats = await client.GetFromJsonAsync<JsonElement>("/api/v1/officials/me/seats", CancellationToken.None);
                foreach (var seat in seats.EnumerateArray().Where(s => s.GetProperty("answer").GetString() == "waiting"))
                {
                    var accepts = chance.Next(3) > 0;
                    using var answer = await client.PutAsJsonAsync(
                        $"/api/v1/officials/me/seats/{seat.GetProperty("meetingId").GetGuid()}/answer",
                        new { accepts, start = seat.GetProperty("start").GetDateTimeOffset() }, CancellationToken.None);
                    ledger.Answers.Enqueue(("answer", answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None)));
                    if (answer.IsSuccessStatusCode && !accepts) declined++;
                }
            }
        }

        return declined;
    }

    private async Task<Town> BuildAsync(TownSize size, params (string Key, string Value)[] settings)
    {
        var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), size);
        (string Key, string Value)[] all = [Storm.Outbox(folder.FullName), ("Rules__TablesPerDay", "20"), .. settings];
        nodes.Add(Node.Begin(town.ConnectionString, all));
        nodes.Add(Node.Begin(town.ConnectionString, all));
        await Task.WhenAll(nodes.Select(n => n.IsUpAsync()));
        clients.AddRange(nodes.Select(n => Storm.ClientFor(n.Address)));
        return town;
    }

    private Booker NewBooker(int i) => new(() => clients[i % clients.Count], ledger);

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
