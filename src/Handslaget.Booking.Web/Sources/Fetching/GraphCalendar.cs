using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>
/// A mailbox's calendar in Microsoft Graph. The delta link says whether anything has changed; if so, everything within the time we look at is
/// asked for again. What a delta itself tells is not used: it leaves out most of a repeated event, and can not be asked to leave out titles,
/// while a calendar view can. Keeping the entries, to change only those, would be keeping what we have promised not to keep.
/// </summary>
internal static class GraphCalendar
{
    private const int MostPages = 50;

    private const string Fields = "start,end,isAllDay,showAs,isCancelled,responseStatus,iCalUId,transactionId,type";

    private const string InUtc = "outlook.timezone=\"UTC\"";

    private static readonly string[] PreferOfDelta = ["odata.track-changes", "odata.maxpagesize=50", InUtc, "outlook.body-content-type=\"text\""];

    private static readonly string[] Resets = ["SyncStateNotFound", "SyncStateInvalid", "ResyncRequired", "FullSyncRequired"];

    public static string Of(string user) => $"users/{Uri.EscapeDataString(user)}";

    public static async Task<Fetched> Fetch(Graph graph, string user, SourceState? known, Slot within, CancellationToken ct)
    {
        var since = known?.Mark is { } link && graph.IsThere(link) ? await Since(graph, link, ct) : null;
        if (since is { Changed: false }) return Fetched.AsBefore with { Mark = since.Link };

        // The mark is asked for before the entries: a change between the two is found the next time, and not lost.
        var mark = since?.Link ?? (await Follow(graph, graph.At($"{Of(user)}/calendarView/delta?{Between(within)}"), ct)).Link;
        return new(await View(graph, user, within, Fields, ct), Mark: mark);
    }

    private sealed record Round(bool Changed, string Link);

    /// <summary>Null: Graph has forgotten what the link was about (410 Gone, or a code that says so), and everything begins anew.</summary>
    private static async Task<Round?> Since(Graph graph, string link, CancellationToken ct)
    {
        try
        {
            return await Follow(graph, new Uri(link), ct);
        }
        catch (NotFetched no) when (no.Status == HttpStatusCode.Gone || Resets.Contains(Graph.CodeOf(no), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }
    }

    /// <summary>To the end of a round of changes, where the link to the next round is.</summary>
    private static async Task<Round> Follow(Graph graph, Uri from, CancellationToken ct)
    {
        var changed = false;
        var (page, next) = (default(JsonElement), (Uri?)from);
        for (var pages = 0; next is not null; pages++)
        {
            if (pages == MostPages) throw new NotFetched(CalendarFault.TooLarge, "too many pages of changes");
            page = await graph.Ask(HttpMethod.Get, next, PreferOfDelta, ct);
            changed |= Values(page).Any();
            next = Onwards(graph, page, "@odata.nextLink");
        }
        return Onwards(graph, page, "@odata.deltaLink") is { } link ? new(changed, link.OriginalString) : throw new NotFetched(CalendarFault.NotACalendar, "a round without an end");
    }

    /// <summary>The events, as one array, with only the fields that are asked for.</summary>
    public static async Task<string> View(Graph graph, string user, Slot within, string fields, CancellationToken ct)
    {
        var all = new StringBuilder("[");
        var next = graph.At($"{Of(user)}/calendarView?{Between(within)}&$select={fields}&$top=200");
        for (var pages = 0; next is not null; pages++)
        {
            if (pages == MostPages || all.Length > GuardedHttp.MostBytes) throw new NotFetched(CalendarFault.TooLarge, "too many pages");
            var page = await graph.Ask(HttpMethod.Get, next, [InUtc], ct);
            foreach (var value in Values(page)) all.Append(all.Length > 1 ? "," : "").Append(value.GetRawText());
            next = Onwards(graph, page, "@odata.nextLink");
        }
        return all.Append(']').ToString();
    }

    private static IEnumerable<JsonElement> Values(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("value", out var values) && values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray()
            : throw new NotFetched(CalendarFault.NotACalendar, "a page without events");

    private static Uri? Onwards(Graph graph, JsonElement page, string name) =>
        !page.TryGetProperty(name, out var link) ? null
        : graph.IsThere(link.GetString()) ? new Uri(link.GetString()!)
        : throw new NotFetched(CalendarFault.NotACalendar, "points to another place");

    private static string Between(Slot within) => $"startDateTime={Instant(within.Start)}&endDateTime={Instant(within.End)}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
