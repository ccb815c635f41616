namespace Handslaget.Booking.Web.Store;

/// <summary>
/// That an official's or a room's tables can be read at a private address (<see cref="Id"/> is the owner's). The address is signed with
/// <see cref="Version"/>: a new version is a new address, and the old one opens nothing any more.
/// </summary>
public sealed record Subscription
{
    public Guid Id { get; init; }

    public int Version { get; init; } = 1;

    public bool IsOn { get; init; }

    /// <summary>
    /// Since then, the official's mails ask as before but carry no invitation: a table that comes by both ways would stand twice. One that
    /// was booked before has been invited to, and goes on being told of so, or an old time would stay in the calendar.
    /// </summary>
    public DateTimeOffset? WithoutInvitationsSince { get; init; }

    /// <summary>The calendar (a source of the official's) that tables are written into, so that they block without being accepted.</summary>
    public Guid? WritesTo { get; init; }

    /// <summary>Tables booked since then are written. One that was booked before has been invited to, and goes on being told of so.</summary>
    public DateTimeOffset? WritesSince { get; init; }

    /// <summary>Whether the official has the meeting without an invitation: there is one way at a time, so that nobody has a table twice.</summary>
    public bool StandsFor(Meetings.Meeting meeting) => (IsOn && WithoutInvitationsSince <= meeting.BookedAt) || IsWritten(meeting);

    public bool IsWritten(Meetings.Meeting meeting) => WritesTo is not null && WritesSince <= meeting.BookedAt;

    /// <summary>
    /// Chooses a way: invitations, the address alone, or written into a calendar. Between the latter two nothing has been invited to, so what was
    /// booked under the one is the other's from the same moment.
    /// </summary>
    public Subscription By(bool addressAlone, Guid? writesTo, DateTimeOffset now)
    {
        var since = WritesSince ?? WithoutInvitationsSince ?? now;
        return this with
        {
            WithoutInvitationsSince = addressAlone && IsOn ? since : null,
            WritesTo = writesTo,
            WritesSince = writesTo is null ? null : since,
        };
    }
}
