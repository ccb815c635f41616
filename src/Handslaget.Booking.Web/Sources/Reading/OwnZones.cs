using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>The years that a definition is worked out for. What was summer before them decides nothing within the window.</summary>
internal readonly record struct Years(int First, int Last);

/// <summary>Each definition is worked out once, since some programs repeat it with every event.</summary>
internal sealed class OwnZones(Busy busy, Budget budget)
{
    private readonly Dictionary<string, DateTimeZone?> _read = new(StringComparer.Ordinal);
    private readonly Years _years = new(busy.From.InUtc().Year - 2, busy.To.InUtc().Year + 2);

    public DateTimeZone? Of(Component definition)
    {
        var text = string.Join('\n', definition.Parts.SelectMany(p => p.Lines).Select(l => $"{l.Name}:{l.Value}"));
        if (!_read.TryGetValue(text, out var zone))
        {
            zone = OwnZone.Read(definition, _years, budget);
            _read.Add(text, zone);
        }

        return zone;
    }
}
