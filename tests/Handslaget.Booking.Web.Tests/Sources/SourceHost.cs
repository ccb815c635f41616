using System.Net;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// A house that reads calendars, a server that has some, a clock of their own, and everything that is logged. Only one official can answer
/// for food here, so what their calendar says shows in the times that are offered.
/// </summary>
public sealed class SourceHost : IAsyncLifetime, IDisposable
{
    public static readonly Guid Inspector = SmallTown.Official("food-control", 1);

    private readonly TestDatabase database = new();
    private readonly string outbox = Path.Combine(Path.GetTempPath(), $"handslaget-outbox-{Guid.NewGuid():N}");
    private readonly ILoggerProvider log = new CapturedLog();
    private readonly List<WebApplicationFactory<Program>> houses = [];

    public FakeTimeProvider Clock { get; } = new(StoryHost.Morning);

    public FaultServer Server { get; private set; } = null!;

    public Radicale Radicale { get; } = new();

    public GraphDouble Graph { get; private set; } = null!;

    public IServiceProvider Services => houses[0].Services;

    public string Outbox => outbox;

    /// <summary>The Tuesday of next week, at nine.</summary>
    public DateTimeOffset TuesdayAtNine => SwedishTime.At(SwedishTime.Monday(SwedishTime.Date(Clock.GetUtcNow())).AddDays(8), new TimeOnly(9, 0));

    public string Log => ((CapturedLog)log).Text;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        ConnectionString = await database.CreateDatabaseAsync();
        Server = await FaultServer.Start();
        Graph = await GraphDouble.Start();
        houses.Add(House());
        var register = Services.GetRequiredService<RegisterLog>();
        await SmallTown.Settle(register);
        await register.Change<Official>(SmallTown.Official("food-control", 2), [new OfficialLeft()], "test", default);
    }

    /// <summary>Another process over the same database.</summary>
    public IServiceProvider Another()
    {
        houses.Add(House());
        return houses[^1].Services;
    }

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = houses[0].ClientOptions.BaseAddress };

    public async Task<HttpClient> SignedIn(Guid person)
    {
        var client = Client();
        (await client.PostAsync($"/demo/sign-in/{person}", null)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Time passes, and what is due is read: by this, by the house's own worker, or by both.</summary>
    public async Task Round(TimeSpan? passes = null)
    {
        Clock.Advance(passes ?? TimeSpan.FromMinutes(10));
        while (await Services.GetRequiredService<CalendarRounds>().ReadNext(default))
        {
        }
        await StoryHost.Until("what was due has been read", async () =>
        {
            await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
            return (await session.Query<OwnCalendars>().ToListAsync()).All(o => o.ClaimedUntil is null && o.DueAt > Clock.GetUtcNow());
        });
    }

    public async Task<IReadOnlyList<SourceState>> Sources(Guid owner)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<OwnCalendars>(owner))?.Sources ?? [];
    }

    public async Task<CalendarReading?> Reading(Guid owner)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<CalendarReading>(owner);
    }

    /// <summary>Connects by the page's form, as the owner, and gives what the page then says.</summary>
    public async Task<string> Connects(HttpClient browser, string at, Uri address, string? user = null, string? password = null)
    {
        using var sent = await browser.PostAsync(at, Form(address.OriginalString, user, password));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return await Get(browser, sent.Headers.Location!.OriginalString);
    }

    public static FormUrlEncodedContent Form(string address, string? user = null, string? password = null) => new(new Dictionary<string, string>
    {
        ["calendarKind"] = user is null ? "published" : "calDav",
        ["calendarAddress"] = address,
        ["calendarUser"] = user ?? "",
        ["calendarPassword"] = password ?? "",
    });

    public static async Task<string> Get(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Everything an owner has connected is removed, so that the next story begins without.</summary>
    public async Task Forget(Guid owner)
    {
        foreach (var source in await Sources(owner)) await Services.GetRequiredService<SourceRegister>().Disconnect(owner, isRoom: false, source.Id, "test", default);
        Server.Status = 0;
        Server.RetryAfter = null;
        Server.Feed = FaultServer.Ics();
    }

    /// <summary>Every row of every table, as text.</summary>
    public async Task<string> WholeDatabase()
    {
        await using var data = NpgsqlDataSource.Create(ConnectionString);
        var tables = new List<string>();
        await using (var list = data.CreateCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var all = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            await using var rows = data.CreateCommand($"select t::text from {table} t");
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync()) all.AppendLine(reader.GetString(0));
        }
        return all.ToString();
    }

    public void Dispose() => log.Dispose();

    public async Task DisposeAsync()
    {
        foreach (var house in houses) await house.DisposeAsync();
        await Radicale.DisposeAsync();
        await Server.DisposeAsync();
        await Graph.DisposeAsync();
        await database.DisposeAsync();
        if (Directory.Exists(outbox)) Directory.Delete(outbox, recursive: true);
    }

    private WebApplicationFactory<Program> House()
    {
        var house = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", ConnectionString);
            host.UseSetting("Delivery:Folder", outbox);
            host.UseSetting("environment", "Development");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Booking:Demo", "true");
            host.UseSetting("Calendars:AllowHttp", "true");
            host.UseSetting("Calendars:AllowedNetworks", "127.0.0.0/8");
            host.UseSetting("Calendars:AllowedPorts", $"{Server.Address.Port},{Radicale.Port},{Graph.Address.Port}");
            host.UseSetting("Graph:TenantId", GraphDouble.Tenant);
            host.UseSetting("Graph:ClientId", GraphDouble.Client);
            host.UseSetting("Graph:ClientSecret", GraphDouble.Secret);
            host.UseSetting("Graph:LoginAddress", $"{Graph.Address}login");
            host.UseSetting("Graph:Address", $"{Graph.Address}v1.0");
            foreach (var limit in StoryHost.Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            host.UseSetting("Logging:LogLevel:Default", "Trace");
            host.ConfigureServices(services => services
                .AddSingleton<TimeProvider>(Clock)
                .AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        });
        house.UseKestrel(0);
        house.StartServer();
        return house;
    }
}

/// <summary>Needs Radicale.</summary>
public sealed class RadicaleFactAttribute : FactAttribute
{
    public RadicaleFactAttribute() => Skip = Radicale.Missing;
}
