using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>
/// What is demanded of every page in every state. One visit in each language answers all of it, and a page that fails says all that is wrong
/// with it at once.
/// </summary>
[Collection(BrowserHouse.Collection)]
public sealed class Every_page(BrowserHouse house)
{
    /// <summary>WCAG 2.2 AA as far as a machine can tell, and what axe's makers find wise besides.</summary>
    private static readonly object Wcag = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>The same page in the dark differs by its colours alone.</summary>
    private static readonly object Colours = new { type = "rule", values = (string[])["color-contrast", "link-in-text-block"] };

    public static TheoryData<string> States => PagesAndStates.Names;

    /// <summary>
    /// Under 50 kB the first time, still from the first moment, without complaint from the browser, whole in structure, without a violation
    /// that axe knows of, never scrolled sideways, and in one language.
    /// </summary>
    [BrowserTheory]
    [MemberData(nameof(States))]
    public async Task Is_light_still_whole_open_to_everybody_and_in_one_language(string state)
    {
        await using var visit = await house.Visit();
        var cost = await Cost.Of(visit, () => PagesAndStates.Named(state).Open(visit, house.Stage));
        Cost.Note(state, cost);
        var inSwedish = await visit.Page.EvaluateAsync<string[]>(Scripts.Texts, "sv");

        List<string> faults = [.. visit.Complaints, .. await visit.Page.EvaluateAsync<string[]>(Scripts.Structure)];
        if (cost.Bytes >= 50_000) faults.Add($"it costs {cost.Bytes} bytes");
        if (cost.Shift > 0) faults.Add($"what is shown moves by {cost.Shift}");
        faults.AddRange(await Violations(visit));
        faults.AddRange(await TooWide(visit));
        if (!PagesAndStates.Named(state).Demo) faults.AddRange(await Mixed(state, inSwedish));

        Assert.True(faults.Count == 0, $"{state}:\n{string.Join('\n', faults.Distinct())}");
    }

    /// <summary>Otherwise a page without faults and a check that finds none would look the same.</summary>
    [BrowserFact]
    public async Task That_has_a_fault_fails_in_every_light_and_width()
    {
        await using var visit = await house.Visit();
        await visit.Open("/");
        await visit.Page.EvaluateAsync("""
            () => {
              const grey = document.createElement('p');
              grey.textContent = 'grey on grey';
              grey.style.color = 'rgb(120, 120, 120)';
              grey.style.background = 'rgb(90, 90, 90)';
              grey.style.inlineSize = '2000px';
              document.querySelector('main').append(grey);
            }
            """);

        var found = await Violations(visit);

        foreach (var mode in new[] { "Light, 1280 px", "Dark, 1280 px", "Light, 320 px", "Dark, 320 px" })
            Assert.Contains(found, f => f.Contains(mode, StringComparison.Ordinal) && f.Contains("color-contrast", StringComparison.Ordinal));
        Assert.NotEmpty(await TooWide(visit));
    }

    /// <summary>By all rules in an ordinary window and a narrow one; by colour, which is all that differs, in the dark.</summary>
    private static async Task<IReadOnlyList<string>> Violations(Visit visit)
    {
        await visit.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        List<string> found = [];
        foreach (var (width, colours, rules) in new[]
        {
            (1280, ColorScheme.Light, Wcag), (1280, ColorScheme.Dark, Colours), (320, ColorScheme.Dark, Colours), (320, ColorScheme.Light, Wcag),
        })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(Scripts.Axe, rules)).Select(v => $"{colours}, {width} px: {v}"));
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> Mixed(string state, IReadOnlyList<string> swedish)
    {
        await using var visit = await house.Visit("en");
        await PagesAndStates.Named(state).Open(visit, house.Stage);
        var names = await Names();
        var inSwedish = Words.Without(names, swedish);
        var inEnglish = Words.Without(names, await visit.Page.EvaluateAsync<string[]>(Scripts.Texts, "en"));
        return
        [
            .. inSwedish.Where(Words.AreEnglish).Select(t => $"English on the Swedish page: {t}"),
            .. inEnglish.Where(Words.AreSwedish).Select(t => $"Swedish on the English page: {t}"),
            .. inSwedish.Intersect(inEnglish).Where(Words.SaySomething).Select(t => $"the same in both: {t}"),
            .. await TooWide(visit),
        ];
    }

    /// <summary>Names and addresses are the same in both languages.</summary>
    private async Task<IReadOnlyList<string>> Names() =>
        [.. (await house.Stage.People()).Select(p => p.Name), .. (await house.Stage.Rooms()).SelectMany(r => new[] { r.Name, r.Address }), .. Words.Names];

    /// <summary>Nothing reaches outside a window of 320 pixels (which is 1280 at 400 %), nor twice the text in an ordinary one or a phone's.</summary>
    private static async Task<IReadOnlyList<string>> TooWide(Visit visit)
    {
        List<string> found = [];
        foreach (var (width, size) in new[] { (320, "100%"), (1280, "200%"), (360, "200%") })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            await visit.Page.EvaluateAsync("size => document.documentElement.style.fontSize = size === '100%' ? '' : 'calc(var(--step, 1rem) * 2)'", size);
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(Scripts.TooWide)).Select(f => $"{visit.Language}, {width} px, text {size}: {f}"));
        }
        return found;
    }
}
