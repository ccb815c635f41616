namespace Handslaget.Booking;

/// <summary>
/// The wall clock of Europe/Stockholm. No other file converts between it and UTC. In spring the hour from two to three does not exist: a
/// time in it means the moment the clock jumps. In autumn the hour comes twice: a time in it means the first of the two.
/// </summary>
public static class SwedishTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The instant at which the wall clock shows this.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Zone.IsInvalidTime(wall))
        {
            // Swedish clocks jump over a whole hour, so the next full hour is the first that exists.
            wall = date.ToDateTime(new TimeOnly(time.Hour + 1, 0));
        }

        // Of two offsets the greater is summer time, which is the first of the two passes.
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc));
    }

    /// <summary>What the wall clock shows at an instant.</summary>
    public static DateTime Local(DateTimeOffset instant) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, Zone).DateTime, DateTimeKind.Unspecified);

    /// <summary>The Swedish date at an instant.</summary>
    public static DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The instant at which a Swedish date begins.</summary>
    public static DateTimeOffset Midnight(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>A whole Swedish day, which is 23 or 25 hours long on the two days the clock changes.</summary>
    public static Slot Day(DateOnly date) => new(Midnight(date), Midnight(date.AddDays(1)));

    /// <summary>The Monday of the Swedish week that a date lies in.</summary>
    public static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>A stretch of the wall clock on one date. Each end is converted by itself, so it is exact on the days the clock changes.</summary>
    public static Slot Between(DateOnly date, TimeOnly start, TimeOnly end) => new(At(date, start), At(date, end));
}
