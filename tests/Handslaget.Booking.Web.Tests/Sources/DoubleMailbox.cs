using System.Globalization;
using System.Text.Json.Nodes;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>One mailbox of the double: its events as Graph writes them, and in which order they changed.</summary>
public sealed class DoubleMailbox
{
    public const string Title = "Lönesamtal med Berit", Place = "Källarrummet";

    private readonly Lock gate = new();
    private readonly List<(long At, JsonObject Event, bool IsThere)> log = [];

    public long Version { get; private set; } = 1;

    public IReadOnlyList<JsonObject> Events
    {
        get { lock (gate) return [.. log.GroupBy(l => Id(l.Event)).Select(g => g.Last()).Where(l => l.IsThere).Select(l => l.Event)]; }
    }

    /// <summary>An event as somebody writes it in Outlook.</summary>
    public JsonObject Add(DateTimeOffset start, DateTimeOffset end, string showAs = "busy", Action<JsonObject>? more = null)
    {
        var one = new JsonObject { ["subject"] = Title, ["location"] = new JsonObject { ["displayName"] = Place }, ["start"] = Time(start), ["end"] = Time(end), ["showAs"] = showAs };
        more?.Invoke(one);
        return Add(one);
    }

    public JsonObject Add(JsonObject written)
    {
        var one = (JsonObject)written.DeepClone();
        one["id"] = $"AAMk{Guid.NewGuid():N}";
        one["iCalUId"] ??= $"040000008200E00074C5B7101A82E00800000000{Guid.NewGuid():N}";
        one["type"] ??= "singleInstance";
        one["isCancelled"] ??= false;
        one["isAllDay"] ??= false;
        one["responseStatus"] ??= new JsonObject { ["response"] = "organizer", ["time"] = "0001-01-01T00:00:00Z" };
        return Note(one, true);
    }

    public JsonObject? Change(string id, JsonObject changes)
    {
        if (Events.FirstOrDefault(e => Id(e) == id) is not { } there) return null;
        var one = (JsonObject)there.DeepClone();
        foreach (var (name, value) in changes) one[name] = value?.DeepClone();
        return Note(one, true);
    }

    public bool Remove(string id)
    {
        if (Events.FirstOrDefault(e => Id(e) == id) is not { } there) return false;
        Note(there, false);
        return true;
    }

    public JsonObject? Transaction(string? id) => id is null ? null : Events.FirstOrDefault(e => e["transactionId"]?.GetValue<string>() == id);

    public IReadOnlyList<JsonObject> Within(DateTimeOffset from, DateTimeOffset to) => [.. Events.Where(e => Instant(e, "start") < to && Instant(e, "end") > from)];

    /// <summary>What a delta tells: of a time in a series only when it is, and of what is gone only that it is.</summary>
    public IReadOnlyList<JsonObject> Since(long version, DateTimeOffset from, DateTimeOffset to)
    {
        lock (gate)
        {
            return
            [
                .. log.Where(l => l.At > version).GroupBy(l => Id(l.Event)).Select(g => g.Last())
                    .Where(l => !l.IsThere ? version > 0 : (Instant(l.Event, "start") < to && Instant(l.Event, "end") > from))
                    .Select(l => !l.IsThere ? new JsonObject { ["id"] = Id(l.Event), ["@removed"] = new JsonObject { ["reason"] = "deleted" } } : Told(l.Event)),
            ];
        }
    }

    public static string Id(JsonObject one) => one["id"]!.GetValue<string>();

    public static DateTimeOffset Instant(JsonObject one, string name) =>
        DateTimeOffset.Parse(one[name]!["dateTime"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static JsonObject Time(DateTimeOffset at) => new() { ["dateTime"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.0000000'", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };

    private static JsonObject Told(JsonObject one)
    {
        if (one["type"]!.GetValue<string>() != "occurrence") return one;
        return new() { ["id"] = Id(one), ["type"] = "occurrence", ["seriesMasterId"] = "AAMkMaster", ["start"] = one["start"]!.DeepClone(), ["end"] = one["end"]!.DeepClone() };
    }

    private JsonObject Note(JsonObject one, bool isThere)
    {
        lock (gate) log.Add((++Version, one, isThere));
        return one;
    }
}
