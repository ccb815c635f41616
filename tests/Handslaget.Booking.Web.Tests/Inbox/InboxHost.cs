using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>One or more processes' worth of the service over one database, with settings of the test's own, and everything they log.</summary>
internal sealed class InboxHost : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private readonly string outbox = Path.Combine(Path.GetTempPath(), $"handslaget-outbox-{Guid.NewGuid():N}");
    private readonly CapturedLog log = new();
    private readonly List<WebApplicationFactory<Program>> houses = [];
    private string connection = "";

    private InboxHost(DateTimeOffset now) => Clock = new(now);

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => houses[0].Services;

    public MeetingLog Meetings => Services.GetRequiredService<MeetingLog>();

    public string Log => log.Text;

    public string Outbox => outbox;

    public static Task<InboxHost> Start(params (string Key, string Value)[] settings) => StartAt(StoryHost.Morning, settings);

    /// <summary>For a story with a program in it whose clock can not be set.</summary>
    public static async Task<InboxHost> StartAt(DateTimeOffset now, params (string Key, string Value)[] settings)
    {
        var host = new InboxHost(now);
        await host.database.InitializeAsync();
        host.connection = await host.database.CreateDatabaseAsync();
        host.OneMore(settings);
        await SmallTown.Settle(host.Services.GetRequiredService<RegisterLog>());
        return host;
    }

    /// <summary>Another process over the same database.</summary>
    public void OneMore(params (string Key, string Value)[] settings)
    {
        var house = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", connection);
            host.UseSetting("Delivery:Folder", outbox);
            host.UseSetting("environment", "Development");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Booking:Demo", "true");
            foreach (var limit in StoryHost.Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.UseSetting("Logging:LogLevel:Default", "Debug");
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock).AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        });
        house.UseKestrel(0);
        house.StartServer();
        houses.Add(house);
    }

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = houses[0].ClientOptions.BaseAddress };

    public async Task<Meeting> Meeting(Company company) => (await Meetings.Find(company.Id, default))!;

    public async Task<Guid> Holder(Company company, string competence) => (await Meeting(company)).Places.Single(p => p.Competences.Contains(competence)).OfficialId;

    public async Task<IReadOnlyList<Notice>> Notices(Company company)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.MeetingId == company.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<LetterToRead>> Pile()
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<LetterToRead>().OrderBy(l => l.At).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var house in houses) await house.DisposeAsync();
        await database.DisposeAsync();
        log.Dispose();
        if (Directory.Exists(outbox)) Directory.Delete(outbox, recursive: true);
    }
}
