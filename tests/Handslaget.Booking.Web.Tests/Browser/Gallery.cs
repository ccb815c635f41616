using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>
/// Pictures of every page, for the README and for whoever wants to see what a change did. They are written only when asked for:
/// <c>BOOKING_WRITE_GALLERY=1 dotnet test --filter Browser</c>.
/// </summary>
[Collection(BrowserHouse.Collection)]
public sealed class Gallery(BrowserHouse house)
{
    public static readonly string? Folder = Environment.GetEnvironmentVariable("BOOKING_WRITE_GALLERY") is { Length: > 0 } ? Open() : null;

    /// <summary>The rest of a long page says nothing more in a picture.</summary>
    private const int Tallest = 1500;

    public static TheoryData<string> States => PagesAndStates.Names;

    [GalleryTheory]
    [MemberData(nameof(States))]
    public async Task A_picture_of(string state)
    {
        await Take(state, $"{state}-phone", width: 360);
        await Take(state, $"{state}-desktop", width: 1280);
        if (state is "start" or "follow-booked") await Take(state, $"{state}-dark-english", width: 360, language: "en", dark: true);
    }

    private async Task Take(string state, string name, int width, string language = "sv", bool dark = false)
    {
        await using var visit = await house.Visit(language, width, dark: dark);
        await PagesAndStates.Named(state).Open(visit, house.Stage);
        var height = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await visit.Page.SetViewportSizeAsync(width, Math.Min(height, Tallest));
        var file = Path.Combine(Folder!, $"{name}.png");
        await visit.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });

        // Few colours make a small file. Without pngquant the pictures are the same, and larger.
        if (Tool.OnPath("pngquant") is { } pngquant)
            await Tool.RunAsync(pngquant, ["--force", "--nofs", "--speed", "1", "--output", file, "32", file], Folder!, CancellationToken.None);
    }

    private static string Open() => Directory.CreateDirectory(Path.Combine(Repository.Root(), "tests", "gallery")).FullName;
}

/// <summary>Runs when pictures are asked for, and a browser is there to take them.</summary>
public sealed class GalleryTheoryAttribute : TheoryAttribute
{
    public GalleryTheoryAttribute() => Skip = NoBrowser.Reason ?? (Gallery.Folder is null ? "Set BOOKING_WRITE_GALLERY=1 to write the pictures anew." : null);
}
