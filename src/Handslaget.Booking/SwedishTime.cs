namespace Handslaget.Booking;

/// <summary>The wall clock of Europe/Stockholm. No other file converts between it and UTC.</summary>
public static class SwedishTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    public static DateTimeOffset ToUtc(DateOnly d, TimeOnly t) => new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(d.ToDateTime(t), Zone));
    public static DateOnly DateOf(DateTimeOffset i) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(i, Zone).DateTime);
}
