namespace Handslaget.Booking;

/// <summary>
/// Swedish working days: Monday to Friday, except the public holidays of lag (1989:253) om allmänna helgdagar and the three eves on which
/// offices are shut by agreement. A bridge day (klämdag) is an ordinary working day in law.
/// </summary>
public static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsPublicHoliday(date) && !IsShutEve(date);

    /// <summary>1 § lag (1989:253): every Sunday, and the days named there.</summary>
    public static bool IsPublicHoliday(DateOnly date)
    {
        if (date.DayOfWeek == DayOfWeek.Sunday)
        {
            return true;
        }

        return (date.Month, date.Day) switch
        {
            (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 25) or (12, 26) => true,
            (6, >= 20 and <= 26) or (10, 31) or (11, <= 6) when date.DayOfWeek == DayOfWeek.Saturday => true,
            _ => (date.DayNumber - Easter(date.Year).DayNumber) is -2 or 1 or 39,
        };
    }

    /// <summary>Midsommarafton, julafton and nyårsafton: no holidays in law, but the offices are shut.</summary>
    public static bool IsShutEve(DateOnly date) => (date.Month, date.Day) switch
    {
        (12, 24) or (12, 31) => true,
        (6, >= 19 and <= 25) => date.DayOfWeek == DayOfWeek.Friday,
        _ => false,
    };

    /// <summary>A working day with a day off on both sides of it (klämdag). Many take leave, but nothing is closed by rule.</summary>
    public static bool IsBridgeDay(DateOnly date) =>
        IsWorkingDay(date) && !IsWorkingDay(date.AddDays(-1)) && !IsWorkingDay(date.AddDays(1));

    /// <summary>The working day that lies so many working days after a date (or before it, if negative). Nothing added: the same date.</summary>
    public static DateOnly Add(DateOnly date, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var remaining = Math.Abs(workingDays); remaining > 0;)
        {
            date = date.AddDays(step);
            remaining -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>How many working days lie after a date, up to and with another; the other way round it is as many, negative.</summary>
    public static int Between(DateOnly date, DateOnly other)
    {
        var days = 0;
        for (var (day, last) = date < other ? (date, other) : (other, date); day < last;)
        {
            day = day.AddDays(1);
            days += IsWorkingDay(day) ? 1 : 0;
        }

        return date < other ? days : -days;
    }

    public static DateOnly Next(DateOnly date) => Add(date, 1);

    public static DateOnly Previous(DateOnly date) => Add(date, -1);

    /// <summary>Easter Day of a year in the Gregorian calendar, by Meeus (Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        var late = (golden + 11 * moon + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(moon + weekday - 7 * late + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
