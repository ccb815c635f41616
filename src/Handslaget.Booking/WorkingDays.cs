namespace Handslaget.Booking;

/// <summary>Swedish working days.</summary>
public static class WorkingDays
{
}
