using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wolverine;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// The real host on a real PostgreSQL, with a clock the story owns and a small town where everybody needed for a kiosk has two colleagues.
/// One host serves all stories; each story books on days of its own.
/// </summary>
public sealed class StoryHost : IAsyncLifetime
{
    public const string Collection = "stories";

    private readonly TestDatabase database = new();
    private readonly string outbox = Path.Combine(Path.GetTempPath(), $"handslaget-outbox-{Guid.NewGuid():N}");
    private WebApplicationFactory<Program>? factory;

    /// <summary>A Monday in a week without holidays, at ten in the morning.</summary>
    public static readonly DateTimeOffset Morning = SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0));

    /// <summary>Limits that stories told quickly from one address, by one company, would meet.</summary>
    public static readonly string[] Unlimited = ["RequestsPerAddress", "CodesPerAddress", "BookingsPerContact", "TextsPerHour"];

    public FakeTimeProvider Clock { get; } = new(Morning);

    public IServiceProvider Services => factory!.Services;

    public string Outbox => outbox;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        ConnectionString = await database.CreateDatabaseAsync();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", ConnectionString);
            host.UseSetting("Delivery:Folder", outbox);
            host.UseSetting("urls", "http://127.0.0.1:0"); // two stories may run at once, each in a house of its own
            host.UseSetting("environment", "Development");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Booking:Demo", "true");
            foreach (var limit in Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            host.ConfigureServices(services => services
                .AddSingleton<TimeProvider>(Clock)
                .AddHttpContextAccessor()
                .AddTransient<IClaimsTransformation, Guarding.Breaking>());
        });

        // A real Kestrel, since its limits are part of what is tested.
        factory.UseKestrel(0);
        factory.StartServer();
        await SmallTown.Settle(Services.GetRequiredService<RegisterLog>());
    }

    /// <summary>A browser without a past: it keeps cookies and follows no redirects by itself.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = factory!.ClientOptions.BaseAddress };

    /// <summary>Delivers a timer's message now, as if its time had come.</summary>
    public async Task Deliver(object message)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }

    /// <summary>A client signed in as somebody in the town.</summary>
    public async Task<HttpClient> SignedIn(Guid person)
    {
        var client = Client();
        (await client.PostAsync($"/demo/sign-in/{person}", null)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Waits until something that happens in the background has happened. Bounded, and says what it waited for.</summary>
    public static async Task Until(string what, Func<Task<bool>> happened)
    {
        for (var waited = 0; waited < 300; waited++)
        {
            if (await happened()) return;
            await Task.Delay(100);
        }
        Assert.Fail($"It did not happen within 30 seconds: {what}.");
    }

    public async Task DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        await database.DisposeAsync();
        if (Directory.Exists(outbox)) Directory.Delete(outbox, recursive: true);
    }
}

[CollectionDefinition(StoryHost.Collection)]
public sealed class StoryCollection : ICollectionFixture<StoryHost>;

/// <summary>Two of everybody who is needed for a kiosk, a coordinator, and one room more than they need.</summary>
public static class SmallTown
{
    public static readonly string[] Needed = ["coordination", "food-control", "tobacco-retail"];

    public static readonly Guid Coordinator = Official("coordination", 1);

    /// <summary>The nth official who holds a competence.</summary>
    public static Guid Official(string competence, int n) => Meetings.Notice.Name($"official/{competence}/{n}");

    internal static async Task Settle(RegisterLog register)
    {
        foreach (var competence in Needed)
        {
            foreach (var n in new[] { 1, 2 }) await Register(register, competence, n);
        }
        foreach (var n in new[] { 1, 2, 3 })
        {
            var room = Meetings.Notice.Name($"room/{n}");
            await register.Begin<Room>(room, [new RoomOpened(room, $"Rum {n}", "Trädgårdsgatan 21", 8, true, true, true)], "test", default);
        }
    }

    private static Task Register(RegisterLog register, string competence, int n)
    {
        var id = Official(competence, n);
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        return register.Begin<Official>(
            id,
            [
                new OfficialRegistered(id, "tuk-naringsliv"),
                new CompetenceGranted(competence, null),
                new WorkingHoursSet([.. week.Select(day => new WorkingHours(day, new TimeOnly(8, 0), new TimeOnly(17, 0)))]),
                new CapacitySet(20),
            ],
            "test", default,
            session => session.Store(new Person
            {
                Id = id,
                Name = $"{competence} {n}",
                Email = $"{competence}{n}@test.example",
                IsCoordinator = competence == "coordination",
            }));
    }
}

/// <summary>A company on its way to a table, through the API as any client would go.</summary>
public sealed class Company(HttpClient client, string key, Guid id)
{
    public static readonly object Details = new
    {
        company = "Kiosken AB",
        name = "Åsa Öberg",
        mobile = "070-174 06 05",
        email = "asa@kiosken.example",
        errand = "Vi vill öppna en kiosk.",
    };

    public Guid Id { get; } = id;

    public string Key { get; } = key;

    public HttpClient Client { get; } = client;

    public static async Task<Company> Asks(HttpClient client, object? request = null)
    {
        var response = await client.PostAsJsonAsync("/api/v1/meetings", request ?? new { situation = "kiosk-shop" });
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new(client, body.GetProperty("key").GetString()!, body.GetProperty("meeting").GetProperty("id").GetGuid());
    }

    /// <summary>Asked, held and booked, at the first time of a day.</summary>
    public static async Task<(Company Company, DateTimeOffset Start)> WithATable(HttpClient client, DateOnly day)
    {
        var company = await Asks(client);
        var start = await company.FirstTime(day);
        await company.Holds(start);
        (await company.Send(HttpMethod.Put, "booking", Details)).EnsureSuccessStatusCode();
        return (company, start);
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/meetings/{Id}{(path.Length > 0 ? "/" : "")}{path}");
        request.Headers.Authorization = new("Bearer", Key);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await Client.SendAsync(request);
    }

    public async Task<JsonElement> Get(string path = "")
    {
        var response = await Send(HttpMethod.Get, path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<DateTimeOffset> FirstTime(DateOnly day) => FirstTime(day, day);

    public async Task<DateTimeOffset> FirstTime(DateOnly from, DateOnly to) =>
        (await Get($"slots?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&limit=1")).GetProperty("slots")[0].GetProperty("start").GetDateTimeOffset();

    public async Task Holds(DateTimeOffset start) => (await Send(HttpMethod.Put, "hold", new { start })).EnsureSuccessStatusCode();

    public async Task<string> Status() => (await Get()).GetProperty("status").GetString()!;
}
