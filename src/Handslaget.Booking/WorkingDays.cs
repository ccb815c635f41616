namespace Handslaget.Booking;

/// <summary>Swedish working days.</summary>
public static class WorkingDays
{
    public static DateOnly Add(DateOnly d, int n) { while (n > 0) { d = d.AddDays(1); if (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) n--; } return d; }
}
