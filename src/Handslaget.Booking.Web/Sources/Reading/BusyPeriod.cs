using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>A PERIOD (RFC 5545 3.3.9): a start, and after the slash an end or a length.</summary>
internal static class BusyPeriod
{
    /// <summary>Null when it can not be read or does not go forwards.</summary>
    public static (Moment Start, EventLength Length)? Read(ContentLine line, string text, Zones zones, DateTimeZone fallback)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Moment.Read(line, text[..slash], zones, fallback, out _) is not { } start)
        {
            return null;
        }

        var rest = text[(slash + 1)..];
        if (!EventLength.TryRead(rest, out var length))
        {
            if (Moment.Read(line, rest, zones, start.Zone, out _) is not { } end)
            {
                return null;
            }

            length = EventLength.Between(start.At, end.At);
        }

        return length.IsNegative ? null : (start, length);
    }
}
