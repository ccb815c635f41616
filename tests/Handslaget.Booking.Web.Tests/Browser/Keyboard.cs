using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>
/// Somebody without a mouse: Tab, the arrows, Space and Enter, and text where text belongs. Keys that move are counted, and wherever one
/// stands it must be seen.
/// </summary>
internal sealed class Keyboard(Visit visit)
{
    /// <summary>So many stops without finding a thing means that it can not be reached, or that one is trapped.</summary>
    private const int Patience = 120;

    private readonly IPage page = visit.Page;

    public int Presses { get; private set; }

    /// <summary>Moves on until a thing has the focus.</summary>
    public async Task To(ILocator thing)
    {
        for (var stops = 0; stops < Patience; stops++)
        {
            if (await thing.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await Press("Tab");
            await Seen();
        }
        Assert.Fail($"{page.Url}: the keyboard does not come to {thing}");
    }

    /// <summary>Passes by what stands at the top of every page.</summary>
    public async Task SkipToContent()
    {
        await Press("Tab");
        await Seen();
        await Press("Enter");
    }

    public async Task Write(string field, string text)
    {
        await To(page.Locator($"main [name={field}]"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Goes to a group of radio buttons and down it to one of them.</summary>
    public async Task Choose(string group, string value)
    {
        var wanted = page.Locator($"main [name={group}][value={value}]");
        for (var stops = 0; stops < Patience; stops++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.name ?? ''") == group) break;
            await Press("Tab");
            await Seen();
        }
        for (var steps = 0; steps < Patience && !await wanted.IsCheckedAsync(); steps++) await Press("ArrowDown");
        Assert.True(await wanted.IsCheckedAsync(), $"{page.Url}: the arrows do not come to {value}");
    }

    /// <summary>Presses a button, or follows a link, and is on another page then.</summary>
    public async Task Enter(ILocator thing)
    {
        await To(thing);
        await Send();
    }

    /// <summary>Enter where one stands: in a field, it sends the form.</summary>
    public async Task Send()
    {
        await page.EvaluateAsync("() => document.documentElement.dataset.left = ''");
        await Press("Enter");
        await page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
    }

    public Task Enter(string swedish, string english) => Enter(
        page.Locator("main").GetByRole(AriaRole.Button, Named(swedish, english)).Or(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = visit.T(swedish, english), Exact = true })).First);

    private LocatorGetByRoleOptions Named(string swedish, string english) => new() { Name = visit.T(swedish, english), Exact = true };

    private Task Press(string key)
    {
        Presses++;
        return page.Keyboard.PressAsync(key);
    }

    /// <summary>What has the focus shows it, by itself or by the card it stands in.</summary>
    private async Task Seen()
    {
        var unseen = await page.EvaluateAsync<string?>("""
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              const shows = e => e && (getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
              return shows(at) || shows(at.closest('label')) ? null : at.outerHTML.slice(0, 150);
            }
            """);
        Assert.True(unseen is null, $"{page.Url}: the focus is not seen on {unseen}");
    }
}
