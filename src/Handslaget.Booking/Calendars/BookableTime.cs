namespace Handslaget.Booking.Calendars;

/// <summary>How soon, and how far ahead, a company can book by itself.</summary>
public static class BookableTime
{
    /// <summary>
    /// The first instant at which a meeting may begin: the start of the day that has the whole notice, in working days, between it and today.
    /// </summary>
    public static DateTimeOffset EarliestStart(DateTimeOffset now, BookingRules rules) =>
        SwedishTime.Midnight(WorkingDays.Add(SwedishTime.Date(now), rules.NoticeWorkingDays + 1));

    /// <summary>The instant at which the last meeting must have ended: the same weekday as today, so many weeks ahead, as it begins.</summary>
    public static DateTimeOffset LatestEnd(DateTimeOffset now, BookingRules rules) =>
        SwedishTime.Midnight(SwedishTime.Date(now).AddDays(7 * rules.HorizonWeeks));
}
