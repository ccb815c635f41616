using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Tests.SigningIn;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>
/// The real host with the demo's town, and one browser, for all tests that look at pages. Each visit has a past of its own: cookies, language,
/// colours and size.
/// </summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    public const string Collection = "browser";

    private readonly TestDatabase database = new();
    private WebApplicationFactory<Program>? factory;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public FakeTimeProvider Clock { get; } = new(StoryHost.Morning);

    public IServiceProvider Services => factory!.Services;

    public Uri Address => factory!.ClientOptions.BaseAddress;

    /// <summary>The municipality's own sign-in, beside the demo's.</summary>
    public ProviderHost Provider { get; private set; } = null!;

    public string Outbox { get; } = Path.Combine(Path.GetTempPath(), $"handslaget-outbox-{Guid.NewGuid():N}");

    /// <summary>What is made ready for the states of pages, each once.</summary>
    internal Stage Stage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Where every test is skipped, nothing needs to be started.
        if (Chromium.Path is null) return;
        await database.InitializeAsync();
        var connection = await database.CreateDatabaseAsync();
        Provider = await ProviderHost.Start();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", connection);
            host.UseSetting("Delivery:Folder", Outbox);
            host.UseSetting("environment", "Development");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Booking:Demo", "true");
            foreach (var limit in StoryHost.Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            foreach (var (key, value) in Provider.Settings) host.UseSetting(key, value);
            host.ConfigureServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);

                // The town moves in before the calendars are read, as in the demo: a clock that stands still reads them once.
                services.Insert(0, ServiceDescriptor.Singleton<IHostedService, DemoSeed>());
            });
        });
        factory.UseKestrel(0);
        factory.StartServer();
        Stage = new(this);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
    }

    /// <summary>A client that is no browser: it keeps cookies and follows no redirects by itself.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async Task<Visit> Visit(string language = "sv", int width = 1280, bool script = true, bool dark = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 780 : 900 },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language == "en" ? "en-GB" : "sv-SE",
            TimezoneId = "Europe/Stockholm",
        });
        // Long enough for a machine that has much else to do: it ends what hangs, and judges nothing.
        context.SetDefaultTimeout(60_000);
        return await Browser.Visit.Begin(context, Address, Clock.GetUtcNow(), language);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (factory is null) return;
        await factory.DisposeAsync();
        await Provider.DisposeAsync();
        await database.DisposeAsync();
        if (Directory.Exists(Outbox)) Directory.Delete(Outbox, recursive: true);
    }
}

[CollectionDefinition(BrowserHouse.Collection)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHouse>;
