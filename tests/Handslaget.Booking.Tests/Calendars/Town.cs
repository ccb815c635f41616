using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Calendars;

/// <summary>A town to write tests in: everybody works eight to five, and times are what the wall clock shows.</summary>
internal static class Town
{
    public static readonly DateOnly Monday = new(2027, 3, 1);

    public static readonly BookingRules Rules = new() { CalendarWeeks = 6 };

    public static DateTimeOffset At(string wall)
    {
        var time = DateTime.Parse(wall, CultureInfo.InvariantCulture);
        return SwedishTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }

    public static Slot Time(string date, string start, string end) => new(At($"{date} {start}"), At($"{date} {end}"));

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static OfficialCalendar Official(int number, params string[] competences) => new(
        new Official
        {
            Id = Id(number),
            Grants = [.. competences.Select(competence => new Grant(competence, null))],
            Hours = [.. Weekdays(new(8, 0), new(17, 0))],
        },
        BusyTime.None,
        []);

    public static RoomCalendar Room(int number, int chairs, bool stepFree = false, bool hearingLoop = false) =>
        new(new Room { Id = Id(number), Chairs = chairs, StepFree = stepFree, HearingLoop = hearingLoop }, BusyTime.None, []);

    public static IEnumerable<WorkingHours> Weekdays(TimeOnly start, TimeOnly end, bool remote = false) =>
        Enumerable.Range(1, 5).Select(day => new WorkingHours((DayOfWeek)day, start, end, remote));

    public static OfficialCalendar Busy(this OfficialCalendar calendar, params Slot[] busy) =>
        calendar with { BusyTime = new BusyTime([.. calendar.BusyTime.Busy, .. busy]) };

    public static OfficialCalendar Claimed(this OfficialCalendar calendar, int meeting, Slot during, DateTimeOffset? until = null) =>
        calendar with { Claims = [.. calendar.Claims, new Claim(calendar.Official.Id, Id(meeting), during, until)] };

    public static RoomCalendar Claimed(this RoomCalendar calendar, int meeting, Slot during) =>
        calendar with { Claims = [.. calendar.Claims, new Claim(calendar.Room.Id, Id(meeting), during)] };

    public static OfficialCalendar But(this OfficialCalendar calendar, Func<Official, Official> change) =>
        calendar with { Official = change(calendar.Official) };

    public static TableNeed Online(params string[] required) => new(required, [], MeetingForm.Online);

    public static TableNeed AtCompany(params string[] required) => new(required, [], MeetingForm.AtCompany);

    public static TableNeed AtMunicipality(params string[] required) => new(required, [], MeetingForm.AtMunicipality);

    public static CalendarIndex Index(params OfficialCalendar[] officials) => new(Rules, Monday, officials, []);

    public static CalendarIndex Index(BookingRules rules, params OfficialCalendar[] officials) => new(rules, Monday, officials, []);

    public static CalendarIndex Index(RoomCalendar[] rooms, params OfficialCalendar[] officials) => new(Rules, Monday, officials, rooms);

    /// <summary>Everything offered on a date, seen from the first Monday's midnight unless another time is given.</summary>
    public static IReadOnlyList<Offer> On(this CalendarIndex index, string date, TableNeed need, DateTimeOffset? now = null)
    {
        var day = SwedishTime.Day(DateOnly.Parse(date, CultureInfo.InvariantCulture));
        return JointAvailability.Find(index, need, day.Start, day.End, int.MaxValue, now ?? index.Grid.Start);
    }

    /// <summary>The wall-clock starts offered on a date.</summary>
    public static string[] StartsOn(this CalendarIndex index, string date, TableNeed need, DateTimeOffset? now = null) =>
        [.. index.On(date, need, now).Select(offer => Clock(offer.Slot.Start))];

    public static string Clock(DateTimeOffset instant) => SwedishTime.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}
