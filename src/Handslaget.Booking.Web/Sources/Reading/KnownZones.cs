using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// The zones the world has agreed on: IANA's names, those of Windows, and what programs have made of them. The rules and both lists come
/// with Noda Time, so that a machine without zone data, and any machine's age, reads a calendar the same way.
/// </summary>
internal static class KnownZones
{
    private static readonly FrozenDictionary<string, string> Ids = Names();

    private static readonly FrozenDictionary<string, string> Cities = DateTimeZoneProviders.Tzdb.Ids
        .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
        .GroupBy(id => id[(id.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).Last(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of exactly this name.</summary>
    public static DateTimeZone? Named(string name) =>
        Ids.TryGetValue(name.Trim().Replace(' ', '_'), out var id) || Ids.TryGetValue(name.Trim(), out id) ? DateTimeZoneProviders.Tzdb[id] : null;

    /// <summary>Mozilla's and Evolution's names: a path with the IANA name at its end.</summary>
    public static DateTimeZone? AtTheEndOf(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(3, parts.Length); count > 1; count--)
        {
            if (Named(string.Join('/', parts[^count..])) is { } zone)
            {
                return zone;
            }
        }

        return null;
    }

    /// <summary>The zone of a city in a name such as "(UTC+01:00) Amsterdam, Berlin, Bern": one whose winter has the offset that is written.</summary>
    public static DateTimeZone? OfTheCitiesIn(string display, Offset written) =>
        display[(display.IndexOf(')', StringComparison.Ordinal) + 1)..]
            .Split([',', ';', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(city => Cities.TryGetValue(city.Replace(' ', '_'), out var id) ? DateTimeZoneProviders.Tzdb[id] : null)
            .FirstOrDefault(zone => zone is not null && Standard(zone) == written);

    private static Offset Standard(DateTimeZone zone) => zone.GetZoneInterval(Instant.FromUtc(2026, 1, 1, 0, 0)).StandardOffset;

    private static FrozenDictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (windows, id) in TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping)
        {
            names[windows] = id;
        }

        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            names[id] = id;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
