using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>The same page in the dark differs by its colours alone.</summary>
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string> States => PagesAndStates.Names;

    /// <summary>
    /// Under 50 kB the first time, still from the first moment, without complaint from the browser, whole in structure, without a violation
    /// that axe knows of, and never scrolled sideways.
    /// </summary>
    [BrowserTheory]
    [MemberData(nameof(States))]
    public async Task Is_light_still_whole_and_open_to_everybody(string state)
    {
        await using var visit = await house.Visit();
        var cost = await Cost.Of(visit, () => PagesAndStates.Named(state).Open(visit, house.Stage));
        Cost.Note(state, cost);

        List<string> faults = [.. visit.Complaints, .. await visit.Page.EvaluateAsync<string[]>(Scripts.Structure)];
        if (cost.Bytes >= 50_000) faults.Add($"it costs {cost.Bytes} bytes");
        if (cost.Shift > 0) faults.Add($"what is shown moves by {cost.Shift}");
        foreach (var width in new[] { 1280, 320 })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = colours });
                var rules = colours == ColorScheme.Light ? Wcag : Colours;
                faults.AddRange((await visit.Page.RunAxe(rules)).Violations.SelectMany(v => Say(v, $"{colours}, {width} px")));
            }
        }
        faults.AddRange(await TooWide(visit));

        Assert.True(faults.Count == 0, $"{state}:\n{string.Join('\n', faults.Distinct())}");
    }

    [BrowserTheory]
    [MemberData(nameof(States))]
    public async Task Is_in_one_language_and_fits_in_both(string state)
    {
        if (PagesAndStates.Named(state).Demo) return;
        await using var swedish = await Look(state, "sv");
        await using var english = await Look(state, "en");
        var names = await Names();

        var inSwedish = Words.Without(names, await swedish.Page.EvaluateAsync<string[]>(Scripts.Texts, "sv"));
        var inEnglish = Words.Without(names, await english.Page.EvaluateAsync<string[]>(Scripts.Texts, "en"));

        List<string> faults =
        [
            .. inSwedish.Where(Words.AreEnglish).Select(t => $"English on the Swedish page: {t}"),
            .. inEnglish.Where(Words.AreSwedish).Select(t => $"Swedish on the English page: {t}"),
            .. inSwedish.Intersect(inEnglish).Where(Words.SaySomething).Select(t => $"the same in both: {t}"),
            .. await TooWide(english),
        ];
        Assert.True(faults.Count == 0, $"{state}:\n{string.Join('\n', faults)}");
    }

    private async Task<Visit> Look(string state, string language)
    {
        var visit = await house.Visit(language);
        await PagesAndStates.Named(state).Open(visit, house.Stage);
        return visit;
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

    private static IEnumerable<string> Say(AxeResultItem item, string mode) => item.Nodes.Select(node =>
        $"{item.Id} ({item.Impact}, {mode}): {node.Html}\n   {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message))}");
}
