namespace Handslaget.Booking;

/// <summary>The wall clock of Europe/Stockholm. No other file converts between it and UTC.</summary>
public static class SwedishTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
}
