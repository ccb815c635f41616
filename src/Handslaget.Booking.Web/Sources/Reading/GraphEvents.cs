using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// Microsoft Graph's events (an array of them, already worked out time by time) to busy time. As with a feed, nothing but a way of saying
/// "free" makes an owner free: free, working elsewhere, cancelled, or declined by the owner.
/// </summary>
public static class GraphEvents
{
    /// <exception cref="FeedUnreadable">The calendar as a whole can not be trusted.</exception>
    public static FeedReading Read(string text, Slot within, FeedOptions options, CancellationToken ct)
    {
        var office = KnownZones.Named(options.FloatingZone) ?? throw new ArgumentException($"There is no time zone {options.FloatingZone}.", nameof(options));
        var (budget, busy, doubts, read) = (new Budget(options, ct), new Busy(within), new Doubts(), 0);
        foreach (var one in Events(text))
        {
            budget.Spend(1);
            if (!TakesTime(one) || IsOurs(one, options)) read++;
            else if (Take(one, office, options, busy, doubts)) read++;
            else doubts.Add(Reasons.NoStart);
        }
        return doubts.Placeless <= read ? new(busy.Merged(), doubts.List()) : throw new FeedUnreadable(Reasons.MostlyUnread);
    }

    private static JsonElement.ArrayEnumerator Events(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.EnumerateArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FeedUnreadable(Reasons.NotACalendar);
        }
    }

    /// <summary>A series is told by its times, so its master takes none.</summary>
    private static bool TakesTime(JsonElement one) =>
        Word(one, "showAs") is not ("free" or "workingElsewhere") && Word(one, "type") != "seriesMaster" && !Flag(one, "isCancelled")
        && (Part(one, "responseStatus") is not { } answer || Word(answer, "response") != "declined");

    /// <summary>One that came by our invitation has our UID; one that we wrote there has it as what Graph calls its transaction.</summary>
    private static bool IsOurs(JsonElement one, FeedOptions options) =>
        new[] { Word(one, "iCalUId"), Word(one, "transactionId") }.Any(id => id is not null && options.IsOurs?.Invoke(ExchangeUid.Unpacked(id)) == true);

    private static bool Take(JsonElement one, DateTimeZone office, FeedOptions options, Busy busy, Doubts doubts)
    {
        var wholeDay = Flag(one, "isAllDay");
        if (At(one, "start", wholeDay, office, doubts) is not { } start) return false;
        if (At(one, "end", wholeDay, office, doubts) is not { } end)
        {
            doubts.Add(Reasons.NoEnd);
            end = start + (wholeDay ? Duration.FromDays(1) : Duration.FromTimeSpan(options.AssumedLength));
        }
        if (end < start)
        {
            doubts.Add(Reasons.EndBeforeStart);
            (start, end) = (end, start);
        }
        busy.Take(start, end);
        return true;
    }

    /// <summary>
    /// Whole days are dates: Graph writes them as midnight in whatever zone is asked for, and moves nothing. They are the office's days. One that
    /// is not at midnight has been moved all the same, and is the instant it says.
    /// </summary>
    private static Instant? At(JsonElement one, string name, bool wholeDay, DateTimeZone office, Doubts doubts)
    {
        if (Part(one, name) is not { } part || Word(part, "dateTime") is not { } written || LocalDateTimePattern.ExtendedIso.Parse(written.TrimEnd('Z')) is not { Success: true, Value: var wall })
            return null;
        if (wholeDay && wall.TimeOfDay == LocalTime.Midnight) return office.AtLeniently(wall).ToInstant();
        var zone = Word(part, "timeZone") is { } named ? KnownZones.Named(named) : DateTimeZone.Utc;
        if (zone is null) doubts.Add(Reasons.UnknownZone);
        return (zone ?? office).AtLeniently(wall).ToInstant();
    }

    private static JsonElement? Part(JsonElement one, string name) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Word(JsonElement one, string name) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    private static bool Flag(JsonElement one, string name) => one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
