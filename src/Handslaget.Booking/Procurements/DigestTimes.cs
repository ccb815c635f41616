namespace Handslaget.Booking.Procurements;

/// <summary>How often who follows procurements gets a letter, if there is something new.</summary>
public enum DigestRhythm
{
    /// <summary>The week's first working day.</summary>
    Weekly,

    /// <summary>Each working day.</summary>
    WorkingDay,
}

/// <summary>When the letters leave: at eight in the morning (Swedish wall clock) of a working day.</summary>
public static class DigestTimes
{
    public static readonly TimeOnly Leaves = new(8, 0);

    /// <summary>The last time that has come, at or before an instant.</summary>
    public static DateTimeOffset Latest(DigestRhythm rhythm, DateTimeOffset now)
    {
        for (var day = SwedishTime.Date(now); ; day = day.AddDays(-1))
        {
            if (IsDay(rhythm, day) && SwedishTime.At(day, Leaves) is var at && at <= now) return at;
        }
    }

    private static bool IsDay(DigestRhythm rhythm, DateOnly day) =>
        WorkingDays.IsWorkingDay(day) && (rhythm == DigestRhythm.WorkingDay || WorkingDays.Previous(day) < SwedishTime.Monday(day));
}
