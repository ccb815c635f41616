namespace Handslaget.Booking.Calendars;

/// <summary>
/// Why a time is not possible. From <see cref="Busy"/> to <see cref="NobodyHolds"/> they stand from the nearest to possible to the
/// farthest; when several hold for one official, the farthest is the one that is said.
/// </summary>
public enum TimeReason
{
    Free,

    /// <summary>Something stands in the official's own calendar, or too close to it.</summary>
    Busy,

    /// <summary>At another table, or held for one.</summary>
    Claimed,

    /// <summary>Kept for a standing table until it is released.</summary>
    Promised,

    /// <summary>As many tables that day as one official takes.</summary>
    DayFull,

    /// <summary>As many tables that week as the official takes.</summary>
    WeekFull,

    OutsideWorkingHours,
    Absent,

    /// <summary>The calendar could not be read, and what is not known to be free is not offered.</summary>
    CalendarUnreadable,

    /// <summary>The right to sit for the competence ends before that day.</summary>
    CompetenceExpired,

    /// <summary>Nobody in the register may fill the seat.</summary>
    NobodyHolds,

    /// <summary>No suitable room is free.</summary>
    NoRoom,

    /// <summary>Starts are offered on the grid only.</summary>
    OffGrid,
    OutsideOfficeHours,

    /// <summary>A Saturday or a Sunday.</summary>
    NotWorkingDay,

    /// <summary>A public holiday, or an eve on which the offices are shut.</summary>
    Holiday,

    /// <summary>Less than the notice that everyone needs.</summary>
    TooSoon,

    /// <summary>It has been. Nothing else is said of it.</summary>
    Passed,

    /// <summary>Farther ahead than times are offered.</summary>
    BeyondHorizon,
}
