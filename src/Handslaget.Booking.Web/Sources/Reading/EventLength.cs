using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// How long an event lasts (RFC 5545 3.3.6): days by the calendar, which are 23 hours long one night a year, and seconds by the clock.
/// </summary>
internal readonly record struct EventLength(int Days, long Seconds)
{
    // 200 years. Whatever is written beyond that is as good as for ever.
    private const int Longest = 73_000;

    private const long SecondsPerDay = 86_400;

    public static readonly EventLength None = new(0, 0);

    public bool IsNegative => Days < 0 || Seconds < 0;

    /// <summary>Days that the length comes to at most.</summary>
    public int AtMostDays => Math.Abs(Days) + (int)(Math.Abs(Seconds) / SecondsPerDay) + 1;

    public static EventLength Between(Instant start, Instant end) =>
        new(0, (long)Math.Clamp((end - start).TotalSeconds, -Longest * SecondsPerDay, Longest * SecondsPerDay));

    public static EventLength BetweenDays(LocalDate start, LocalDate end) =>
        new(Math.Clamp(Period.DaysBetween(start, end), -Longest, Longest), 0);

    public Instant EndFrom(LocalDateTime start, DateTimeZone zone) =>
        start.PlusDays(Days).InZoneLeniently(zone).ToInstant().Plus(Duration.FromSeconds(Seconds));

    public static bool TryRead(string text, out EventLength length)
    {
        length = None;
        var rest = text.AsSpan().Trim();
        var sign = rest is ['-', ..] ? -1 : 1;
        rest = rest.TrimStart("+-");
        if (rest is not ['P' or 'p', ..])
        {
            return false;
        }

        (double days, double seconds, var parts) = (0, 0, 0);
        for (rest = rest[1..].TrimStart("Tt"); !rest.IsEmpty; rest = rest.TrimStart("Tt"), parts++)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits < 1 || !double.TryParse(rest[..digits], out var number))
            {
                return false;
            }

            switch (char.ToUpperInvariant(rest[digits]))
            {
                case 'W': days += 7 * number; break;
                case 'D': days += number; break;
                case 'H': seconds += 3600 * number; break;
                case 'M': seconds += 60 * number; break;
                case 'S': seconds += number; break;
                default: return false;
            }

            rest = rest[(digits + 1)..];
        }

        length = new(sign * (int)Math.Min(days, Longest), sign * (long)Math.Min(seconds, Longest * SecondsPerDay));
        return parts > 0;
    }
}
