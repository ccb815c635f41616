using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// The zones of one calendar. Where both exist a name the world knows wins over the calendar's own VTIMEZONE: programs send rules with it
/// that have been wrong for years, or that hold for one year only, and mean the place all the same. A short name such as CET or EST is
/// nobody's place and means what the calendar says it means. Names that nobody knows are the calendar's own.
/// </summary>
internal sealed partial class Zones
{
    private const int LongestName = 200;

    private readonly Dictionary<string, Component> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeZone?> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly OwnZones _own;

    public Zones(Component calendar, DateTimeZone office, OwnZones own)
    {
        _own = own;
        foreach (var definition in calendar.Parts.Where(p => p.Name == "VTIMEZONE"))
        {
            if (definition.Value("TZID") is { } id)
            {
                _definitions.TryAdd(Plain(id), definition);
            }
        }

        Office = office;
        Floating = (calendar.Value("X-WR-TIMEZONE") is { } name ? Find(name) : null) ?? office;
    }

    /// <summary>Where whole days begin, whatever zone the calendar says it is shown in: a day off is a day off where one works.</summary>
    public DateTimeZone Office { get; }

    /// <summary>The zone of times that name none.</summary>
    public DateTimeZone Floating { get; }

    /// <summary>The zone of that name, or null when neither the world nor the calendar knows it.</summary>
    public DateTimeZone? Find(string name)
    {
        name = Plain(name);
        if (name.Length > LongestName)
        {
            return null;
        }

        if (!_found.TryGetValue(name, out var zone))
        {
            zone = Look(name);
            _found[name] = zone;
        }

        return zone;
    }

    private static string Plain(string name) => name.Trim().Trim('"').Replace("\\,", ",", StringComparison.Ordinal);

    private DateTimeZone? Look(string name)
    {
        var known = KnownZones.Named(name) ?? KnownZones.AtTheEndOf(name);
        if (known is not null && !ShortName().IsMatch(name))
        {
            return known;
        }

        return (_definitions.TryGetValue(name, out var definition) ? _own.Of(definition) : null)
            ?? known
            ?? ByOffset(name)
            ?? (Numbered().Match(name) is { Success: true } numbered ? KnownZones.Named(name[..numbered.Index]) : null);
    }

    private static DateTimeZone? ByOffset(string name)
    {
        if (OffsetInName().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
        var hours = match.Groups["hours"].Success ? int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var minutes = match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59)
        {
            return null;
        }

        var offset = Offset.FromSeconds(sign * ((hours * 3600) + (minutes * 60)));
        return KnownZones.OfTheCitiesIn(name, offset) ?? DateTimeZone.ForOffset(offset);
    }

    // CET, EST5EDT, GMT: letters and figures only, in capitals.
    [GeneratedRegex("^[A-Z0-9]{2,7}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();

    // "(UTC+01:00) Amsterdam", "GMT+0100", "UTC-5".
    [GeneratedRegex(@"^\(?(UTC|GMT)\s*((?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d\d)?)?(\)|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OffsetInName();

    // Exchange numbers a zone it has met before under the same name: "W. Europe Standard Time 1".
    [GeneratedRegex(@"\s*[-#]?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
