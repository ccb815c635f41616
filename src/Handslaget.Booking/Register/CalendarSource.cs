namespace Handslaget.Booking.Register;

/// <summary>How somebody's own calendar is read.</summary>
public enum CalendarKind
{
    /// <summary>A published iCalendar address.</summary>
    Published,

    /// <summary>A CalDAV collection, with a user and a password.</summary>
    CalDav,

    /// <summary>A mailbox in the municipality's Microsoft 365, read with the service's own credentials.</summary>
    Graph,
}

// These records are stored as they stand: change them only by adding. Where the calendar lies is a secret, and stands beside the log.

/// <summary>An official's own calendar is read from now on.</summary>
public sealed record CalendarConnected(Guid SourceId, CalendarKind Kind);

/// <summary>It is not read any more.</summary>
public sealed record CalendarDisconnected(Guid SourceId);

/// <summary>A room's own calendar is read from now on.</summary>
public sealed record RoomCalendarConnected(Guid SourceId, CalendarKind Kind);

public sealed record RoomCalendarDisconnected(Guid SourceId);

/// <summary>A calendar that is read. The log knows that it is, and of what kind.</summary>
public sealed record CalendarSource(Guid Id, CalendarKind Kind);
