using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Swedish time as an RFC 5545 VTIMEZONE: the last Sundays of March and October at 01.00 UTC, since 1996. Two rules, and not a list of
/// years, because that is what every calendar program understands; a test compares them with the machine's own rules.
/// </summary>
internal static class StockholmZone
{
    public static VTimeZone Rules()
    {
        var zone = new VTimeZone("Europe/Stockholm");
        zone.Children.Add(Part("DAYLIGHT", "CEST", new CalDateTime(1996, 3, 31, 2, 0, 0), from: 1, to: 2, month: 3));
        zone.Children.Add(Part("STANDARD", "CET", new CalDateTime(1996, 10, 27, 3, 0, 0), from: 2, to: 1, month: 10));
        return zone;
    }

    private static VTimeZoneInfo Part(string name, string shortName, CalDateTime start, int from, int to, int month) => new(name)
    {
        Start = start,
        OffsetFrom = new UtcOffset(TimeSpan.FromHours(from)),
        OffsetTo = new UtcOffset(TimeSpan.FromHours(to)),
        TimeZoneName = shortName,
        RecurrenceRule = new RecurrenceRule(FrequencyType.Yearly) { ByMonth = [month], ByDay = [new WeekDay(DayOfWeek.Sunday, -1)] },
    };
}
