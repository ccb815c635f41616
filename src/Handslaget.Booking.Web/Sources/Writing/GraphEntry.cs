using System.Globalization;
using System.Net;
using System.Text.Json;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>
/// One event in a mailbox's calendar by Microsoft Graph. It has nobody who is asked, so that Graph sends no invitations. Graph gives it a UID of
/// its own; what it calls the transaction is ours, keeps a repeated writing from becoming two, and is what our reading knows it by.
/// </summary>
internal static class GraphEntry
{
    /// <summary>Graph's name for what stands there now. Null: its owner has removed it, and it must be begun anew.</summary>
    /// <param name="isRepeat">It may have been written before, with an answer that was lost.</param>
    public static async Task<string?> Put(Graph graph, string user, string? name, string transaction, bool isRepeat, InvitationFacts facts, CancellationToken ct)
    {
        if (name is not null) return await Change(graph, user, name, facts, ct) ? name : null;
        var (written, isNew) = await Create(graph, user, transaction, facts, ct);

        // What an earlier try has left there may tell an earlier time.
        return !isNew || isRepeat ? await Change(graph, user, written, facts, ct) ? written : null : written;
    }

    public static async Task Remove(Graph graph, string user, string? name, string transaction, Slot around, CancellationToken ct)
    {
        if ((name ?? await Find(graph, user, transaction, around, ct)) is not { } there) return;
        try
        {
            await graph.Ask(HttpMethod.Delete, Of(graph, user, there), [], ct);
        }
        catch (NotFetched no) when (Graph.CodeOf(no) == "ErrorItemNotFound")
        {
            // It is gone already.
        }
    }

    private static async Task<(string Name, bool IsNew)> Create(Graph graph, string user, string transaction, InvitationFacts facts, CancellationToken ct)
    {
        try
        {
            var written = await graph.Ask(HttpMethod.Post, graph.At($"{GraphCalendar.Of(user)}/events"), [], ct, Body(facts, transaction));
            return (NameOf(written), true);
        }
        catch (NotFetched no) when (no.Status == HttpStatusCode.Conflict && Graph.CodeOf(no) == "ErrorDuplicateTransactionId")
        {
            return await Find(graph, user, transaction, Slot.From(facts.StampedAt.AddDays(-1), TimeSpan.FromDays(400)), ct) is { } there
                ? (there, false)
                : throw new NotFetched(CalendarFault.ServerFault, "knows the event and does not show it");
        }
    }

    private static async Task<bool> Change(Graph graph, string user, string name, InvitationFacts facts, CancellationToken ct)
    {
        try
        {
            await graph.Ask(HttpMethod.Patch, Of(graph, user, name), [], ct, Body(facts, null));
            return true;
        }
        catch (NotFetched no) when (Graph.CodeOf(no) == "ErrorItemNotFound")
        {
            return false;
        }
    }

    /// <summary>One whose answer was lost: looked for by its transaction, which can not be filtered on.</summary>
    private static async Task<string?> Find(Graph graph, string user, string transaction, Slot around, CancellationToken ct)
    {
        var all = await GraphCalendar.View(graph, user, around, "id,transactionId", ct);
        return JsonDocument.Parse(all).RootElement.EnumerateArray()
            .Where(e => e.TryGetProperty("transactionId", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() == transaction)
            .Select(NameOf).FirstOrDefault();
    }

    private static Uri Of(Graph graph, string user, string name) => graph.At($"{GraphCalendar.Of(user)}/events/{Uri.EscapeDataString(name)}");

    private static string NameOf(JsonElement written) =>
        written.ValueKind == JsonValueKind.Object && written.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } name
            ? name
            : throw new NotFetched(CalendarFault.NotACalendar, "an event without a name");

    private static Dictionary<string, object> Body(InvitationFacts facts, string? transaction)
    {
        var body = new Dictionary<string, object>
        {
            ["subject"] = SafeText.OneLine(facts.Summary),
            ["body"] = new { contentType = "text", content = SafeText.Lines(facts.Description) },
            ["start"] = Time(facts.Slot.Start),
            ["end"] = Time(facts.Slot.End),
            ["location"] = new { displayName = SafeText.OneLine(facts.Location) },
            ["showAs"] = "busy",
        };
        if (transaction is not null) body["transactionId"] = transaction;
        return body;
    }

    private static object Time(DateTimeOffset at) => new { dateTime = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), timeZone = "UTC" };
}
