using System.Diagnostics;
using System.Net;
using Handslaget.Booking.Web.Tests.Delivery;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>A process is killed with promises in its hands: letters it was to send, requests it was to answer.</summary>
[Collection(TestDatabase.Collection)]
public sealed class When_a_process_dies(TestDatabase database, ITestOutputHelper output) : IAsyncLifetime
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

    [MailServerFact]
    public async Task the_other_sends_what_it_was_to_send()
    {
        using var mail = new MailServer { Mode = "slow" };
        await using var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize(2, 2, 0, 2));
        await StartAsync(town, mail);
        await StartAsync(town, mail);
        foreach (var _ in Enumerable.Range(0, 5)) await BookAsync(clients[0]);

        // Each letter takes three seconds; one is on its way when the process dies, and most have not left.
        Assert.True(await Storm.ComesTrueAsync(() => Task.FromResult(mail.Log.Length > 0), TimeSpan.FromSeconds(30)));
        await nodes[0].KillAsync();
        var unsent = await town.UnsentLettersAsync();
        var watch = Stopwatch.StartNew();
        mail.Mode = "ok";
        var sent = await Storm.ComesTrueAsync(async () => await town.UnsentLettersAsync() == 0, TimeSpan.FromSeconds(90));
        output.WriteLine($"{unsent} letters were unsent; all were sent {watch.Elapsed.TotalSeconds:F1} s after the kill. {Duplicates(mail)} were sent twice.");

        Assert.True(sent, nodes[1].Log);
        Assert.True(unsent > 0, "The process died after its work was done.");
        Assert.Equal(await LettersAsync(town), MessageIds(mail).Distinct().Count());
        Assert.InRange(Duplicates(mail), 0, InFlight);
        await new Checker(town).AssertSoundAsync(ledger);
    }

    [MailServerFact]
    public async Task what_was_promised_before_it_died_is_done_when_it_comes_back()
    {
        // "Try later", so that nothing has left when the only process is killed, at once after its 200.
        using var mail = new MailServer { Mode = "451" };
        await using var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize());
        await StartAsync(town, mail);
        await BookAsync(clients[0]);
        await nodes[0].KillAsync();
        Assert.Equal(3, await town.UnsentLettersAsync() + await town.CountAsync(
            "select count(*) from booking.mt_doc_notice where data->>'state' = 'Waiting' and data->>'channel' = 'Mail' and data->>'error' = '451'"));

        mail.Mode = "ok";
        var watch = Stopwatch.StartNew();
        await StartAsync(town, mail);
        var letters = await LettersAsync(town);
        var sent = await Storm.ComesTrueAsync(
            async () => await town.CountAsync("select count(*) from booking.mt_doc_notice where data->>'state' = 'Sent' and data->>'channel' = 'Mail'") == letters,
            TimeSpan.FromSeconds(90));
        output.WriteLine($"{letters} letters were sent {watch.Elapsed.TotalSeconds:F1} s after the process came back");

        Assert.True(sent, nodes[^1].Log);
        Assert.Equal(letters, mail.Log.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Equal(letters, mail.Log.Where(line => line.StartsWith("ok ", StringComparison.Ordinal)).Distinct().Count());
        await new Checker(town).AssertSoundAsync(ledger);
    }

    [MailServerFact]
    public async Task again_and_again_in_a_storm_nothing_is_lost()
    {
        using var mail = new MailServer();
        await using var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize(5, 5, 0, 4));
        await StartAsync(town, mail);
        await StartAsync(town, mail);

        var kills = Storm.Times(1, 12);
        using var over = new CancellationTokenSource();
        var storm = Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            var chance = new Random(i);
            while (!over.IsCancellationRequested)
                await new Booker(() => clients[chance.Next(2)], ledger).RunErrandAsync(Town.OverTheCounter, chance, TimeSpan.FromSeconds(60));
        }));
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await nodes[kill % 2].KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(3));
            nodes[kill % 2] = Node.Begin(town.ConnectionString, [Storm.Outbox(folder.FullName), .. Settings(mail)]);
            await nodes[kill % 2].IsUpAsync();
            clients[kill % 2] = Storm.ClientFor(nodes[kill % 2].Address);
        }

        await over.CancelAsync();
        await storm;
        var sent = await Storm.ComesTrueAsync(async () => await town.UnsentLettersAsync() == 0 && await town.UndoneMessagesAsync() == 0, TimeSpan.FromSeconds(90));
        output.WriteLine($"{ledger.Booked.Count} booked, {MessageIds(mail).Count} letters, {Duplicates(mail)} of them twice in {kills} kills. {ledger.Summary}");

        Assert.True(sent, $"{await town.UnsentLettersAsync()} letters, {await town.UndoneMessagesAsync()} messages\n{nodes[0].Log}\n---\n{nodes[1].Log}");
        Assert.Empty(ledger.Shameful());
        await new Checker(town).AssertSoundAsync(ledger);
        Assert.InRange(Duplicates(mail), 0, kills * InFlight);
        Assert.Equal(0, await town.DeadMessagesAsync());
    }

    /// <summary>How many letters one process can be in the middle of.</summary>
    private const int InFlight = 4;

    private static (string, string)[] Settings(MailServer mail) =>
    [
        ("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{mail.Port}"), ("Mail__Tls", "None"), ("Mail__From", "Kommunen <moten@kommun.example>"),
        ("Rules__TablesPerDay", "20"),
    ];

    private async Task StartAsync(Town town, MailServer mail)
    {
        nodes.Add(Node.Begin(town.ConnectionString, [Storm.Outbox(folder.FullName), .. Settings(mail)]));
        await nodes[^1].IsUpAsync();
        clients.Add(Storm.ClientFor(nodes[^1].Address));
    }

    private async Task BookAsync(HttpClient at)
    {
        var booker = new Booker(() => at, ledger);
        await booker.AskAsync(Town.OverTheCounter);
        Assert.Equal(HttpStatusCode.OK, (await booker.HoldAsync((await booker.SlotsAsync())[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await booker.BookAsync()).Status);
    }

    private static Task<long> LettersAsync(Town town) =>
        town.CountAsync("select count(*) from booking.mt_doc_notice where data->>'channel' = 'Mail' and data->>'state' <> 'Dropped'");

    private static List<string> MessageIds(MailServer mail) => [.. mail.Log.Select(line => line.Split(' ')[1])];

    /// <summary>Copies beyond the first, known as copies by their Message-ID.</summary>
    private static int Duplicates(MailServer mail) => MessageIds(mail).Count - MessageIds(mail).Distinct().Count();
}
