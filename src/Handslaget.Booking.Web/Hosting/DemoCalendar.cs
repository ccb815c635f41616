using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// Calendars as full as people's calendars are: the unit's own meeting every week, and other meetings with gaps between them, fewer the
/// further ahead one looks. A day is made from who and which date alone, so it is the same whenever it is looked at.
/// </summary>
internal static class DemoCalendar
{
    private const int Weeks = 26;

    private static readonly int[] MeetingMinutes = [30, 30, 45, 60, 60, 60, 90, 120];
    private static readonly int[] ShortGaps = [0, 0, 15, 15, 30, 30, 45, 60];
    private static readonly int[] LongGaps = [120, 150, 150, 180, 240, 300];

    public static BusyTime Of(string who, string unit, IReadOnlyList<WorkingHours> hours, DateOnly today) => new(
    [
        .. Days(today).SelectMany(day => hours
            .Where(h => h.Day == day.DayOfWeek)
            .SelectMany(h => Meetings(who, day, h.Start, h.End, LongGapsPerMille(day.DayNumber - today.DayNumber)))
            .Concat(UnitMeeting(unit, day)))
            .OrderBy(slot => slot.Start),
    ]);

    /// <summary>Rooms are booked all over the working day, and more evenly than people.</summary>
    public static BusyTime OfRoom(string room, DateOnly today) => new(
        [.. Days(today).Where(IsWeekday).SelectMany(day => Meetings($"room/{room}", day, new(8, 0), new(17, 0), longGaps: 600))]);

    private static IEnumerable<DateOnly> Days(DateOnly today) => Enumerable.Range(0, Weeks * 7).Select(today.AddDays);

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// How often a gap is wide enough for a table. Chosen so that the restaurant's six seats find a common time on about every third
    /// working day: the test counts them.
    /// </summary>
    private static int LongGapsPerMille(int daysAhead) => daysAhead switch
    {
        < 14 => 480,
        < 28 => 660,
        < 56 => 700,
        _ => 800,
    };

    private static IEnumerable<Slot> Meetings(string who, DateOnly day, TimeOnly start, TimeOnly end, int longGaps)
    {
        var chance = new Chance($"{who}/{day:yyyy-MM-dd}/{start:HH}");
        var minute = Minutes(start);
        while (true)
        {
            minute += chance.Below(1000) < longGaps ? chance.OneOf(LongGaps) : chance.OneOf(ShortGaps);
            var length = chance.OneOf(MeetingMinutes);
            if (minute + length > Minutes(end))
            {
                yield break;
            }

            yield return Slot.From(SwedishTime.At(day, TimeOnly.MinValue.AddMinutes(minute)), TimeSpan.FromMinutes(length));
            minute += length;
        }
    }

    private static IEnumerable<Slot> UnitMeeting(string unit, DateOnly day)
    {
        var chance = new Chance($"unit/{unit}");
        if (day.DayOfWeek == DayOfWeek.Monday + chance.Below(4))
        {
            yield return Slot.From(SwedishTime.At(day, new TimeOnly(9 + chance.Below(5), 0)), TimeSpan.FromMinutes(75));
        }
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
