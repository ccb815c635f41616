using System.Globalization;
using System.Text.Json;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>
/// What a feed says of one contracting process. A release may say only what is new, so what it does not say is null and stands as it was.
/// </summary>
/// <param name="NoticeId">The process's own identity (ocid).</param>
/// <param name="Version">The newest release's identity.</param>
/// <param name="IsOver">Cancelled, awarded or otherwise closed.</param>
public sealed record ReadNotice(
    string NoticeId, string Version, DateTimeOffset VersionAt, bool IsOver, string? Title, string? Language, string? Buyer, string? Link, IReadOnlyList<string>? Divisions,
    DateTimeOffset? ClosesAt);

/// <param name="NotUnderstood">Releases that could not be made sense of, and were left out.</param>
public sealed record FeedOfNotices(IReadOnlyList<ReadNotice> Notices, int NotUnderstood);

/// <summary>The text is no release package. <see cref="Why"/> says so to a coordinator.</summary>
internal sealed class NotOcds(Text why) : Exception(why.En)
{
    public Text Why => why;
}

/// <summary>
/// Reads an OCDS 1.1 release package (standard.open-contracting.org): JSON, the releases of a process (ocid) merged in the order of their dates.
/// It comes from outside and may be hostile: everything is measured, and what can not be understood is counted and left out.
/// </summary>
public static class OcdsReader
{
    private const int MostReleases = 20_000;

    private const int LongestTitle = 300;

    private const int LongestId = 200;

    /// <summary>Statuses of a tender that nobody can answer any more.</summary>
    private static readonly string[] Closed = ["cancelled", "unsuccessful", "complete", "withdrawn"];

    /// <summary>Tags of releases that say the same.</summary>
    private static readonly string[] Closing = ["tenderCancellation", "award", "awardUpdate", "awardCancellation", "contract", "contractUpdate", "contractAmendment", "contractTermination", "implementation", "implementationUpdate"];

    /// <exception cref="NotOcds">It is no release package.</exception>
    public static FeedOfNotices Read(string text, CpvDivisions divisions)
    {
        using var document = Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("releases", out var releases) || releases.ValueKind != JsonValueKind.Array)
            throw new NotOcds(new("Flödet är inget releasepaket enligt OCDS 1.1: det saknar listan releases.", "The feed is no OCDS 1.1 release package: it has no list of releases."));
        if (releases.GetArrayLength() > MostReleases)
            throw new NotOcds(new($"Flödet har fler än {MostReleases} poster. Be utgivaren om ett kortare.", $"The feed has more than {MostReleases} entries. Ask its publisher for a shorter one."));
        var (read, odd) = (new List<ReadNotice>(), 0);
        foreach (var release in releases.EnumerateArray().Where(r => !IsPlan(r)))
        {
            if (One(release, divisions) is { } notice) read.Add(notice);
            else odd++;
        }
        return new([.. read.GroupBy(n => n.NoticeId).Select(process => process.OrderBy(n => n.VersionAt).Aggregate(Onto))], odd);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text.TrimStart('\uFEFF'), new() { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            throw new NotOcds(new("Flödet går inte att läsa: det är inte JSON.", "The feed can not be read: it is not JSON."));
        }
    }

    /// <summary>A later release laid onto an earlier one.</summary>
    private static ReadNotice Onto(ReadNotice before, ReadNotice later) => later with
    {
        Title = later.Title ?? before.Title,
        Language = later.Language ?? before.Language,
        Buyer = later.Buyer ?? before.Buyer,
        Link = later.Link ?? before.Link,
        Divisions = later.Divisions ?? before.Divisions,
        ClosesAt = later.ClosesAt ?? before.ClosesAt,
    };

    /// <summary>Null: it can not be told what it is about, or when it was said.</summary>
    private static ReadNotice? One(JsonElement release, CpvDivisions divisions)
    {
        if (release.Text("ocid", LongestId) is not { } ocid || release.Text("id", LongestId) is not { } id || Moment(release.Text("date", 40), endOfDay: false) is not { } said) return null;
        var tender = release.Find("tender");
        var isOver = Closed.Contains(tender?.Text("status", 40)) || release.Texts("tag").Any(Closing.Contains);
        return new(
            ocid, id, said, isOver, tender?.Prose("title", LongestTitle), TwoLetters(release.Text("language", 10)), Buyer(release), Link(tender),
            tender is { } open ? Divisions(open, divisions) : null, Moment(tender?.Find("tenderPeriod")?.Text("endDate", 40), endOfDay: true));
    }

    /// <summary>What is only thought of is no notice yet.</summary>
    private static bool IsPlan(JsonElement release) =>
        release.Texts("tag").Any(t => t is "planning" or "planningUpdate") || release.Find("tender")?.Text("status", 40) is "planning" or "planned";

    private static string? Buyer(JsonElement release) =>
        release.Find("buyer")?.Prose("name", LongestTitle)
        ?? release.Items("parties").Where(p => p.Texts("roles").Contains("buyer")).Select(p => p.Prose("name", LongestTitle)).FirstOrDefault(n => n is not null);

    /// <summary>The notice itself, or else the first document there is.</summary>
    private static string? Link(JsonElement? tender)
    {
        if (tender is not { } open) return null;
        var documents = open.Items("documents").Select(d => (IsNotice: d.Text("documentType", 60) == "tenderNotice", Url: d.Text("url", 500))).Where(d => IsLink(d.Url)).ToList();
        return documents.OrderByDescending(d => d.IsNotice).Select(d => d.Url).FirstOrDefault();
    }

    public static bool IsLink(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0 && address.Host.Length > 0;

    /// <summary>Of the tender and of its items, by the scheme CPV. Null: it names none, known or not.</summary>
    private static IReadOnlyList<string>? Divisions(JsonElement tender, CpvDivisions divisions)
    {
        var classified = new[] { tender }.Concat(tender.Items("items"))
            .SelectMany(e => new[] { e.Find("classification") }.OfType<JsonElement>().Concat(e.Items("additionalClassifications")))
            .Where(c => string.Equals(c.Text("scheme", 20), "CPV", StringComparison.OrdinalIgnoreCase))
            .Select(c => c.Text("id", 20)).OfType<string>().Take(1_000).ToList();
        return classified.Count == 0 ? null : divisions.Of(classified);
    }

    private static string? TwoLetters(string? language) =>
        language is { Length: >= 2 } && language[..2].All(char.IsAsciiLetter) && (language.Length == 2 || language[2] is '-' or '_') ? language[..2].ToLowerInvariant() : null;

    /// <summary>
    /// An instant as ISO 8601. One without an offset is on the Swedish wall clock, and a day without a time is its first moment or, for tenders, its last
    /// minute. Years that can not be meant are none.
    /// </summary>
    private static DateTimeOffset? Moment(string? written, bool endOfDay)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year is < 2000 or > 2200 ? null : SwedishTime.At(day, endOfDay ? new TimeOnly(23, 59) : TimeOnly.MinValue);
        if (written is null || !written.Contains('T', StringComparison.Ordinal) || !DateTime.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) || at.Year is < 2000 or > 2200) return null;
        return at.Kind == DateTimeKind.Unspecified
            ? SwedishTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))
            : new DateTimeOffset(at.ToUniversalTime());
    }
}

/// <summary>What stands in a stranger's JSON, if it is what it should be.</summary>
internal static class StrangersJson
{
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!);

    /// <summary>One line, tidied; null: there is none, or it is longer than such a thing is. A number is read as it is written.</summary>
    public static string? Text(this JsonElement element, string name, int longest) => element.Line(name) is { } line && line.Length <= longest ? line : null;

    /// <summary>One line for people to read, cut where it is longer than anybody means.</summary>
    public static string? Prose(this JsonElement element, string name, int longest) =>
        element.Line(name) is { } line ? line.Length > longest ? line[..(longest - 1)].TrimEnd() + "…" : line : null;

    private static string? Line(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var found)) return null;
        var text = found.ValueKind switch
        {
            JsonValueKind.String => Said(found),
            JsonValueKind.Number => found.GetRawText(),
            _ => null,
        };
        var tidy = Fields.Tidy(text is { Length: > 2_000 } ? text[..2_000] : text, keepLines: false);
        return tidy.Length == 0 ? null : tidy;
    }

    /// <summary>Half a character (an escape that stands alone) is no text.</summary>
    private static string? Said(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
