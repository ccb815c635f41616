namespace Handslaget.Booking;

/// <summary>
/// When a text may make a phone buzz: 08–20 on working days. What can not wait (a change or a cancellation within 24 hours of the meeting, the reminder on the day) does not.
/// </summary>
public static class QuietHours
{
    public static readonly TimeOnly From = new(20, 0);

    public static readonly TimeOnly To = new(8, 0);

    /// <summary>The first instant, from <paramref name="now"/>, when a text may be sent.</summary>
    public static DateTimeOffset NextAllowed(DateTimeOffset now)
    {
        var local = SwedishTime.Local(now);
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (WorkingDays.IsWorkingDay(day) && time >= To && time < From) return now;
        if (WorkingDays.IsWorkingDay(day) && time < To) return SwedishTime.At(day, To);
        return SwedishTime.At(WorkingDays.Next(day), To);
    }
}
