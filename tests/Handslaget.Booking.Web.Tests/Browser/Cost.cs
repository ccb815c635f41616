using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>What the first visit to a page costs: everything over the wire, headers included, and how far things moved.</summary>
internal sealed record Cost(int Bytes, int Requests, double Shift)
{
    private static readonly ConcurrentDictionary<string, Cost> Noted = new();

    /// <summary>The last page that is opened is the one that is counted, together with the sheets and pictures it needs the first time.</summary>
    public static async Task<Cost> Of(Visit visit, Func<Task> open)
    {
        var answered = new ConcurrentQueue<IRequest>();
        visit.Page.RequestFinished += (_, request) => answered.Enqueue(request);
        await open();
        await visit.Page.WaitForLoadStateAsync(LoadState.Load);

        var page = answered.Where(r => r.IsNavigationRequest).Last();
        var bytes = 0;
        var parts = answered.Where(r => !r.IsNavigationRequest).DistinctBy(r => r.Url).Prepend(page).ToList();
        foreach (var part in parts)
        {
            var sizes = await part.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        // Waited for first: when something has been painted, what moved on the way there has been counted too.
        await visit.Page.EvaluateAsync("""
            () => new Promise(done => new PerformanceObserver(list => {
              const first = list.getEntriesByName('first-contentful-paint')[0];
              if (first) done();
            }).observe({ type: 'paint', buffered: true }))
            """);
        return new(bytes, parts.Count, await visit.Page.EvaluateAsync<double>("window.__shift"));
    }

    /// <summary>Keeps the figures; with BOOKING_WRITE_GALLERY set, a table of them is written beside the pictures.</summary>
    public static void Note(string state, Cost cost)
    {
        Noted[state] = cost;
        if (Gallery.Folder is { } folder) File.WriteAllText(Path.Combine(folder, "COSTS.md"), Table());
    }

    private static string Table() => string.Join('\n',
    [
        "# What each page costs on the first visit", "",
        "Bytes over the wire with headers, style sheets and icon included; and how far things moved (CLS).", "",
        "| Page | kB | Requests | CLS |", "|---|---|---|---|",
        .. PagesAndStates.All.Where(s => Noted.ContainsKey(s.Name)).Select(s => (s.Name, Cost: Noted[s.Name])).Select(s => string.Create(
            CultureInfo.InvariantCulture, $"| {s.Name} | {s.Cost.Bytes / 1000.0:0.0} | {s.Cost.Requests} | {s.Cost.Shift:0.###} |")),
        "",
    ]);
}
