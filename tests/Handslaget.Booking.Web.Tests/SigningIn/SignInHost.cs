using System.Net;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>Two processes' worth of the service over one database, a provider beside them, a clock of their own, and everything they log.</summary>
public sealed class SignInHost : IAsyncLifetime, IDisposable
{
    public const string Collection = "signing in";

    private readonly TestDatabase database = new();
    private readonly string outbox = Path.Combine(Path.GetTempPath(), $"handslaget-outbox-{Guid.NewGuid():N}");
    private readonly ILoggerProvider log = new CapturedLog();
    private readonly List<WebApplicationFactory<Program>> houses = [];

    public static readonly Account Lots = new("lotta", "Lotta Lots", "coordination1@test.example", "lots");
    public static readonly Account Official = new("frida", "Frida Kontroll", "FOOD-control1@test.example", "handlaggare");
    public static readonly Account Stranger = new("okand", "Okänd Person", "nobody@test.example", "handlaggare");

    public FakeTimeProvider Clock { get; } = new(StoryHost.Morning);

    public ProviderHost Provider { get; private set; } = null!;

    public IServiceProvider Services => houses[0].Services;

    public string Outbox => outbox;

    public string Log => ((CapturedLog)log).Text;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        ConnectionString = await database.CreateDatabaseAsync();
        Provider = await ProviderHost.Start(Lots, Official, Stranger);
        houses.Add(House("Development"));
        await SmallTown.Settle(Services.GetRequiredService<RegisterLog>());
        houses.Add(House("Development"));
    }

    /// <summary>A browser without a past, at one of the two processes.</summary>
    public HttpClient Browser(int process = 0, CookieContainer? cookies = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = true,
        CookieContainer = cookies ?? new(),
    })
    { BaseAddress = Address(process) };

    /// <summary>The same, that stops at each redirect.</summary>
    public HttpClient Stepper(CookieContainer? cookies = null, int process = 0) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies ?? new(),
    })
    { BaseAddress = Address(process) };

    public Uri Address(int process = 0) => houses[process].ClientOptions.BaseAddress;

    internal WebApplicationFactory<Program> House(string environment, params (string Key, string Value)[] settings)
    {
        var house = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", ConnectionString);
            host.UseSetting("Delivery:Folder", outbox);
            host.UseSetting("environment", environment);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Booking:Demo", "true");
            foreach (var limit in StoryHost.Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            foreach (var (key, value) in Provider.Settings) host.UseSetting(key, value);
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
            host.UseSetting("Logging:LogLevel:Default", "Debug");
            host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Debug");
            host.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        });
        house.UseKestrel(0);
        house.StartServer();
        return house;
    }

    /// <summary>Goes through the provider, to the end.</summary>
    public async Task<HttpResponseMessage> SignIn(HttpClient browser, Account who, string till = "/personal")
    {
        var choice = await browser.GetAsync($"/logga-in/vidare?till={Uri.EscapeDataString(till)}");
        Assert.Contains("Vem är du?", await choice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return await browser.GetAsync($"{choice.RequestMessage!.RequestUri}&who={who.Subject}");
    }

    /// <summary>A database that nobody has used.</summary>
    public Task<string> NewDatabase() => database.CreateDatabaseAsync();

    public async Task Change(Guid person, Func<Person, Person> change)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Store(change((await session.LoadAsync<Person>(person))!));
        await session.SaveChangesAsync();
    }

    public void Dispose() => log.Dispose();

    public async Task DisposeAsync()
    {
        foreach (var house in houses) await house.DisposeAsync();
        await Provider.DisposeAsync();
        await database.DisposeAsync();
        if (Directory.Exists(outbox)) Directory.Delete(outbox, recursive: true);
    }
}

[CollectionDefinition(SignInHost.Collection)]
public sealed class SignInCollection : ICollectionFixture<SignInHost>;
