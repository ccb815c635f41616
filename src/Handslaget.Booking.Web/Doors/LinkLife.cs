using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Doors;

/// <summary>How long links open what they lead to: the settings under "Links".</summary>
public sealed record LinkLife
{
    /// <summary>How long the company's link lives after its meeting, and after the last day of what it was promised there.</summary>
    public int DaysAfterMeeting { get; init; } = 90;

    /// <summary>How long it lives when no time was ever booked, from when it was asked for, last answered, or told that it waits no longer. Who waits for a time or an answer keeps it.</summary>
    public int DaysUnbooked { get; init; } = 30;

    /// <summary>Whether this link opens the meeting: it has not been replaced, and links to it still live.</summary>
    public bool Opens(CompanyLink link, Meeting meeting, DateTimeOffset now) => link == new CompanyLink(meeting.Id, meeting.LinkNumber) && OpensMeeting(meeting, now);

    /// <summary>Whether the company's own link still opens the meeting.</summary>
    public bool OpensMeeting(Meeting meeting, DateTimeOffset now) => meeting.ForgottenAt is null && now < (meeting is { BookedAt: { } booked }
        ? Latest(meeting.Slot?.End ?? booked, meeting.PromisedUntil is { } last ? SwedishTime.Midnight(last) : null).AddDays(DaysAfterMeeting)
        : meeting.IsWaiting || meeting.Wishes.Count > 0 ? DateTimeOffset.MaxValue
        : Latest(meeting.RequestedAt, meeting.WishesRefusedAt, meeting.SilentSince, meeting.InvitedAt).AddDays(DaysUnbooked));

    /// <summary>Who waits for an answer keeps the link; after the last word it lives as long as after a meeting.</summary>
    public bool OpensComplaint(Complaint complaint, DateTimeOffset now) => complaint.IsOpen
        || now < Latest(complaint.ReceivedAt, complaint.AnsweredAt, complaint.WithdrawnAt, complaint.PassedOnAt).AddDays(DaysAfterMeeting);

    private static DateTimeOffset Latest(DateTimeOffset asked, params DateTimeOffset?[] since) => since.Append(asked).Max()!.Value;

    /// <summary>There is nothing to answer when the meeting has begun.</summary>
    public static bool IsTooLateToAnswer(Meeting meeting, DateTimeOffset now) => meeting.Slot is { } slot && now >= slot.Start;
}
