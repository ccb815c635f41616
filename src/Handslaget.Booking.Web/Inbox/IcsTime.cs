using System.Globalization;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// The instant a calendar names. Our invitations are on the wall clock of Stockholm, so a time without a zone, or in a zone whose name
/// nobody knows, is read as that: the replies are to them.
/// </summary>
internal static class IcsTime
{
    private static readonly string[] WithTime = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static DateTimeOffset? Read(IcsProperty? property)
    {
        if (property is null) return null;
        var written = property.Value.Trim();
        var isUtc = written.EndsWith('Z') || written.EndsWith('z');
        if (DateTime.TryParseExact(written.TrimEnd('Z', 'z'), WithTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            return IsReasonable(wall) ? isUtc ? new(wall, TimeSpan.Zero) : InZone(wall, property.Parameter("TZID")) : null;
        return DateOnly.TryParseExact(written, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsReasonable(day.ToDateTime(TimeOnly.MinValue))
            ? SwedishTime.Midnight(day)
            : null;
    }

    /// <summary>"PT1H", "PT45M": what an event without an end lasts.</summary>
    public static TimeSpan? ReadLength(IcsProperty? property)
    {
        try
        {
            return property is null ? null : System.Xml.XmlConvert.ToTimeSpan(property.Value.Trim()) is var length && length > TimeSpan.Zero && length < TimeSpan.FromDays(2) ? length : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsReasonable(DateTime wall) => wall.Year is > 2000 and < 2200;

    private static DateTimeOffset InZone(DateTime wall, string? zone)
    {
        // "/freeassociation.sourceforge.net/Europe/Stockholm": a prefix that some programs put before the name everybody knows.
        var name = zone?.Trim().Trim('"') ?? "";
        if (name.StartsWith('/')) name = string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries)[^Math.Min(2, name.Count(c => c == '/'))..]);
        if (name.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)) return SwedishTime.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        return new DateTimeOffset(wall, found.GetUtcOffset(wall)).ToUniversalTime();
    }
}
