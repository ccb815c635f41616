using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Somebody at a browser window. What the browser complains of (the console, a policy, a failed request) is kept and can be read.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    private Visit(IBrowserContext context, IPage page, string language)
    {
        (Context, Page, Language) = (context, page, language);
        page.Console += (_, said) => { if (said.Type is "error" or "warning" && !IsAnAnswer(said.Text)) complaints.Enqueue(said.Text); };
        page.PageError += (_, fault) => complaints.Enqueue(fault);
        page.Dialog += async (_, dialog) => { complaints.Enqueue($"dialog: {dialog.Message}"); await dialog.DismissAsync(); };
        page.Request += (_, request) => { if (IsElsewhere(request.Url)) complaints.Enqueue($"a request to {request.Url}"); };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Language { get; }

    public IReadOnlyList<string> Complaints => [.. complaints];

    internal static async Task<Visit> Begin(IBrowserContext context, Uri address, DateTimeOffset now, string language)
    {
        await context.Clock.SetFixedTimeAsync(now.UtcDateTime);
        await context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = address.ToString() }]);

        // What moves after it has been shown is counted from the first moment.
        await context.AddInitScriptAsync(
            "window.__shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.__shift += e.value; }).observe({ type: 'layout-shift', buffered: true });");
        return new(context, await context.NewPageAsync(), language);
    }

    public async Task<IResponse> Open(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Signs in as somebody in the demo's town.</summary>
    public async Task SignIn(Guid person) => await Context.APIRequest.PostAsync($"/demo/sign-in/{person}");

    /// <summary>Presses a button, or follows a link, by what it says in the language of the visit.</summary>
    public Task Press(string swedish, string english) => Page.Locator("main").GetByText(T(swedish, english), new() { Exact = true }).First.ClickAsync();

    /// <summary>Presses the form's own button for going on. The browser's own checks are let be, so that the page's are seen.</summary>
    public async Task GoOn()
    {
        await LetBe();
        await Page.GetByRole(AriaRole.Button, new() { Name = T("Fortsätt", "Continue") })
            .Or(Page.GetByRole(AriaRole.Button, new() { Name = T("Visa lediga tider", "Show free times") })).First.ClickAsync();
    }

    /// <summary>Presses the only button of the page's content, without the browser's own checks.</summary>
    public async Task Submit()
    {
        await LetBe();
        await Page.Locator("main form button").First.ClickAsync();
    }

    /// <summary>Opens all that is folded in the page's content.</summary>
    public async Task Unfold()
    {
        var folded = Page.Locator("main details:not([open]) > summary");
        while (await folded.CountAsync() > 0) await folded.First.ClickAsync();
    }

    private Task LetBe() => Page.EvaluateAsync("() => { for (const form of document.forms) form.noValidate = true; }");

    public string T(string swedish, string english) => Language == "en" ? english : swedish;

    public ValueTask DisposeAsync() => new(Context.CloseAsync());

    private static bool IsElsewhere(string url) => Uri.TryCreate(url, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && !to.IsLoopback;

    /// <summary>The browser writes every answer of 4xx to its console; a page that says no is meant to.</summary>
    private static bool IsAnAnswer(string said) => said.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal);
}
