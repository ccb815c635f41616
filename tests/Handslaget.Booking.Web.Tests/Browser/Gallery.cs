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
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    private static string Open() => Directory.CreateDirectory(Path.Combine(Repository.Root(), "tests", "gallery")).FullName;
}

/// <summary>Runs when pictures are asked for, and a browser is there to take them.</summary>
public sealed class GalleryTheoryAttribute : TheoryAttribute
{
    public GalleryTheoryAttribute() => Skip = NoBrowser.Reason ?? (Gallery.Folder is null ? "Set BOOKING_WRITE_GALLERY=1 to write the pictures anew." : null);
}
