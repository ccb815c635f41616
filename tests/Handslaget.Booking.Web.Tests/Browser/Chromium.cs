using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>The browser that the machine has. Playwright's own download is not used: a distribution's Chromium is kept up to date by it.</summary>
internal static class Chromium
{
    /// <summary>The one without windows first: it does the same, and opens a page in half the time.</summary>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static readonly string? Path = Find();

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-prefers-reduced-motion", "--hide-scrollbars"],
    });

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Append("/usr/bin")
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test in a real browser. Where the machine has none it is skipped: that is the machine's state and not our fault.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = NoBrowser.Reason;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = NoBrowser.Reason;
}

internal static class NoBrowser
{
    public static readonly string? Reason = Chromium.Path is null
        ? "Needs Chromium (chromium, chromium-browser or google-chrome on the PATH), which is not installed here. On Debian: apt-get install chromium"
        : null;
}
