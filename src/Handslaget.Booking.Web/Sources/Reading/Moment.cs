using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// A time in its zone. Of a night when the clock changes RFC 5545 3.3.5 says: an hour that occurs twice is meant the first time, and one
/// that does not occur is read with the offset that held before it. Both are what Noda Time calls lenient.
/// </summary>
internal readonly record struct Moment(LocalDateTime Wall, bool WholeDay, DateTimeZone Zone)
{
    public Instant At => Wall.InZoneLeniently(Zone).ToInstant();

    /// <summary>
    /// Reads a value with the parameters of its line. An offset in the value itself decides, then TZID, then <paramref name="fallback"/>.
    /// Days are the office's. <paramref name="doubt"/> tells of a zone that nobody knows.
    /// </summary>
    public static Moment? Read(ContentLine line, string value, Zones zones, DateTimeZone fallback, out Text? doubt)
    {
        doubt = null;
        if (!Stamp.TryRead(value, out var stamp))
        {
            return null;
        }

        if (stamp.WholeDay)
        {
            return new(stamp.Wall, true, zones.Office);
        }

        if (stamp.Offset is { } offset)
        {
            return new(stamp.Wall, false, offset == Offset.Zero ? DateTimeZone.Utc : DateTimeZone.ForOffset(offset));
        }

        if (line.Parameter("TZID") is not { Length: > 0 } name)
        {
            return new(stamp.Wall, false, fallback);
        }

        var zone = zones.Find(name);
        doubt = zone is null ? Reasons.UnknownZone : null;
        return new(stamp.Wall, false, zone ?? fallback);
    }
}
