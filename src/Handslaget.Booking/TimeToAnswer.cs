namespace Handslaget.Booking;

/// <summary>
/// How long what is offered from a line waits for its answer: to the same time of day some working days after who is asked can have heard of
/// it. So it never ends at night or on a holiday, and nobody loses anything while asleep.
/// </summary>
public static class TimeToAnswer
{
    public static DateTimeOffset Until(DateTimeOffset now, int workingDays)
    {
        var heard = QuietHours.NextAllowed(now);
        return SwedishTime.At(WorkingDays.Add(SwedishTime.Date(heard), workingDays), TimeOnly.FromDateTime(SwedishTime.Local(heard)));
    }
}
