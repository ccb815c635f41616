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

    public bool StandsFor(Meetings.Meeting meeting) => IsOn && WithoutInvitationsSince <= meeting.BookedAt;
}
