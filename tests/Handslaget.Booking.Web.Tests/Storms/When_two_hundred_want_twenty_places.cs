using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Store;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>Two processes, one gathering with twenty places, and two hundred people at once. Then half of those who came give their place back.</summary>
[Collection(TestDatabase.Collection)]
public sealed class When_two_hundred_want_twenty_places(TestDatabase database, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Places = 20;

    /// <summary>They are served one after the other, and the machine may have other things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Storm.NewFolder();
    private readonly List<Node> nodes = [];
    private readonly List<HttpClient> clients = [];
    private readonly Guid gathering = Guid.CreateVersion7();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        clients.ForEach(c => c.Dispose());
        foreach (var node in nodes) await node.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task twenty_have_one_the_others_stand_in_the_order_they_came_and_what_is_given_back_goes_down_the_line()
    {
        await using var town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize());
        await PlanAsync(town);
        await StartAsync(town);
        var people = Storm.Times(200, 1000);

        var watch = Stopwatch.StartNew();
        var signedUp = await Task.WhenAll(Enumerable.Range(0, people).Select(SignUpAsync));
        output.WriteLine($"{people} sign-ups in {watch.Elapsed.TotalSeconds:F1} s, the slowest after {signedUp.Max(s => s.Took.TotalSeconds):F1} s");

        Assert.All(signedUp, s => Assert.Equal(HttpStatusCode.Created, s.Status));
        Assert.Equal(people, signedUp.Select(s => s.Id).Distinct().Count());
        await AssertSoundAsync(town, people);

        // Ten of those who have a place and twenty in line leave, from both processes at once; each sends it twice.
        var now = await TodayAsync(town);
        var leaving = now.SignUps.Where(s => s.State == SignUpState.HasPlace).Take(10).Concat(now.SignUps.Where(s => s.State == SignUpState.InLine).Take(20)).Select(s => s.Id).ToHashSet();
        watch.Restart();
        var left = await Task.WhenAll(signedUp.Where(s => leaving.Contains(s.Id)).SelectMany((s, i) => new[] { LeaveAsync(s, i), LeaveAsync(s, i + 1) }));
        output.WriteLine($"{left.Length} withdrawals in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.All(left, status => Assert.Equal(HttpStatusCode.NoContent, status));
        await AssertSoundAsync(town, people);

        // Yes and no to what is offered, all at once, until nobody is offered anything.
        now = await TodayAsync(town);
        Assert.Equal(10, now.SignUps.Count(s => s.State == SignUpState.Offered));
        Assert.Equal(OrderOfLine(now).Take(10), now.SignUps.Where(s => s.State == SignUpState.Offered).Select(s => s.Id));
        for (var round = 0; now.SignUps.Any(s => s.State == SignUpState.Offered); round++)
        {
            Assert.True(round < 50, "There is no end to the offers.");
            var offered = now.SignUps.Where(s => s.State == SignUpState.Offered).Select(s => s.Id).ToHashSet();
            var answered = await Task.WhenAll(signedUp.Where(s => offered.Contains(s.Id)).Select((s, i) => AnswerAsync(s, i, accepts: i % 2 == 0)));
            Assert.All(answered, status => Assert.Equal(HttpStatusCode.OK, status));
            await AssertSoundAsync(town, people);
            now = await TodayAsync(town);
        }
        Assert.Equal(Places, now.SignUps.Count(s => s.State == SignUpState.HasPlace));
        Assert.DoesNotContain(nodes, n => n.HasExited);
    }

    /// <summary>Judged from the facts alone: at no moment more than twenty, nobody twice, and each offer to the first who stands in line.</summary>
    private async Task AssertSoundAsync(Town town, int people)
    {
        await using var session = town.Store.QuerySession();
        var facts = (await session.Events.FetchStreamAsync(gathering)).Select(e => e.Data).ToList();
        var holding = new HashSet<Guid>();
        var line = new List<Guid>();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case SignedUp { Queued: false } e:
                    Assert.Empty(line);
                    Assert.True(holding.Add(e.SignUpId), "a place was given twice");
                    break;
                case SignedUp e:
                    Assert.Equal(Places, holding.Count);
                    line.Add(e.SignUpId);
                    break;
                case PlaceOffered e:
                    Assert.Equal(line[0], e.SignUpId);
                    line.RemoveAt(0);
                    Assert.True(holding.Add(e.SignUpId), "a place was offered to who has one");
                    break;
                case PlaceTaken e:
                    Assert.Contains(e.SignUpId, holding);
                    break;
                case PlaceDeclined e:
                    Assert.True(holding.Remove(e.SignUpId));
                    break;
                case SignUpWithdrawn e:
                    Assert.True(holding.Remove(e.SignUpId) || line.Remove(e.SignUpId), "somebody withdrew twice");
                    break;
            }
            Assert.InRange(holding.Count, 0, Places);
        }
        Assert.Equal(people, facts.OfType<SignedUp>().Select(e => e.SignUpId).Distinct().Count());
        Assert.Equal(people, facts.OfType<SignedUp>().Count());
    }

    private static IEnumerable<Guid> OrderOfLine(Gathering now) => now.SignUps.SkipWhile(s => s.State is SignUpState.HasPlace or SignUpState.Withdrawn).Where(s => s.State != SignUpState.Withdrawn).Select(s => s.Id);

    private async Task PlanAsync(Town town)
    {
        var starts = SwedishTime.At(WorkingDays.Add(SwedishTime.Date(DateTimeOffset.UtcNow), 20), new TimeOnly(8, 0));
        var plan = new GatheringPlan(GatheringKind.Breakfast, Slot.From(starts, TimeSpan.FromHours(1)), null, Places, [], null, starts.AddDays(-1));
        await using var session = town.Store.LightweightSession();
        session.Events.StartStream<Gathering>(gathering, new GatheringPlanned(gathering, plan, null, DateTimeOffset.UtcNow), new GatheringPublished(DateTimeOffset.UtcNow));
        session.Store(new GatheringText { Id = gathering, Title = new("Frukost", "Breakfast"), About = new("Vi ses.", "See you."), Place = "Kvarngatan 12" });
        await session.SaveChangesAsync();
    }

    private async Task StartAsync(Town town)
    {
        for (var n = 0; n < 2; n++) nodes.Add(Node.Begin(town.ConnectionString, Storm.Outbox(folder.FullName)));
        await Task.WhenAll(nodes.Select(n => n.IsUpAsync()));
        clients.AddRange(nodes.Select(n => Storm.ClientFor(n.Address)));
        clients.ForEach(c => c.Timeout = Patience);
    }

    private async Task<Gathering> TodayAsync(Town town)
    {
        await using var session = town.Store.QuerySession();
        return (await session.LoadAsync<Gathering>(gathering))!;
    }

    private sealed record Person(Guid Id, string Key, HttpStatusCode Status, TimeSpan Took);

    private async Task<Person> SignUpAsync(int n)
    {
        var watch = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/gatherings/{gathering}/sign-ups")
        {
            Content = JsonContent.Create(new { company = $"Företag {n}", name = $"Person {n}", email = $"person{n}@foretag.example" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await clients[n % 2].SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {body}\n{string.Join('\n', nodes.Select(x => x.Log))}");
        return new(body.GetProperty("signUp").GetProperty("id").GetGuid(), body.GetProperty("key").GetString()!, answer.StatusCode, watch.Elapsed);
    }

    private async Task<HttpStatusCode> LeaveAsync(Person person, int node) => await SendAsync(person, node, HttpMethod.Delete, "", null);

    private async Task<HttpStatusCode> AnswerAsync(Person person, int node, bool accepts) => await SendAsync(person, node, HttpMethod.Put, "/place", new { accepts });

    private async Task<HttpStatusCode> SendAsync(Person person, int node, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/sign-ups/{person.Id}{path}");
        request.Headers.Authorization = new("Bearer", person.Key);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await clients[node % 2].SendAsync(request);
        return answer.StatusCode;
    }
}
