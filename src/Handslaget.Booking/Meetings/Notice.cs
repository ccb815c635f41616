using System.Security.Cryptography;
using System.Text;

namespace Handslaget.Booking.Meetings;

public enum NoticeKind
{
    // To an official.
    Asked,
    AskedAgain,
    Released,
    Nudged,

    /// <summary>The same time, in another room.</summary>
    AnotherRoom,

    /// <summary>To the coordinator at the table: somebody sits by link, so a link is needed.</summary>
    LinkNeeded,

    /// <summary>The official's own calendar can not be read, so they are not offered. It is about no meeting.</summary>
    CalendarUnreadable,

    /// <summary>The question as it stands, again: their calendar asked for it, or the other time they proposed will not be.</summary>
    SentAnew,

    /// <summary>Their reply was to something that is no longer so, and changed nothing: what holds now.</summary>
    ReplyTooOld,

    /// <summary>The meeting has been held, and they have not written what they answered.</summary>
    OutcomeOwed,

    /// <summary>Something is promised for tomorrow, or is late. Also to a company, once, of what it said it would do.</summary>
    CommitmentDue,

    // To the company.

    /// <summary>What the seats answered at the meeting, as a page and a PDF.</summary>
    OutcomeSent,

    /// <summary>The same, with something corrected.</summary>
    OutcomeCorrected,

    /// <summary>How was the meeting? Some working days after it.</summary>
    SurveyAsked,

    /// <summary>A time has become free and is held for it, first in line on the wait list.</summary>
    TimeOffered,

    /// <summary>None of the times it wished for could be had.</summary>
    WishesRefused,

    /// <summary>It has answered none of the last times it was offered, and waits no longer.</summary>
    WaitEnded,
    Booked,
    Confirmed,
    Moved,
    RoomChanged,
    Cancelled,
    FellThrough,
    AlternativesWaiting,

    /// <summary>A required seat is empty, and no other time could be held either: somebody will call.</summary>
    TableBroken,

    /// <summary>They texted that the time does not suit: how to change or cancel it.</summary>
    WaysToChange,

    /// <summary>Its link opens nothing any more: here is another.</summary>
    LinkReplaced,

    /// <summary>A promise to it was broken: why, an apology, and what happens now.</summary>
    PromiseExplained,
    ReminderDayBefore,
    ReminderTwoHours,

    /// <summary>A code somebody asked for just now, to come back to their meeting.</summary>
    Code,

    // About a complaint, to who complained.
    ComplaintReceived,
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintPassedOn,

    // About a complaint, within the municipality.

    /// <summary>The only coordinator is the one complained about: somebody above them has to take it.</summary>
    ComplaintEscalated,

    /// <summary>Who complained is not satisfied with the answer.</summary>
    ComplaintReopened,
    ComplaintForPolicyOwner,

    /// <summary>To the official who is to look into it.</summary>
    ComplaintAssigned,

    // To who has signed up to a gathering. The subject is the sign-up.

    /// <summary>A place, or a place in line.</summary>
    SignUpMade,

    /// <summary>A place has become free, and is kept for them.</summary>
    PlaceOffered,

    /// <summary>They said yes to the place they were offered.</summary>
    PlaceConfirmed,

    /// <summary>The place that was kept for them has gone to the next.</summary>
    PlaceLapsed,
    SignUpEnded,

    /// <summary>Another time or another place.</summary>
    GatheringMoved,
    GatheringOff,
    GatheringReminder,

    /// <summary>What they wished for in a dialogue week, and their way back to it.</summary>
    WishesReceived,

    /// <summary>What they got in the dialogue week, and why.</summary>
    WeekLaid,

    /// <summary>They gave back one of several sittings in the dialogue week, and have the others.</summary>
    SittingGivenBack,

    /// <summary>To a politician or an official: their tables in the dialogue week. It is about the gathering.</summary>
    WeekProgramme,

    // About a visit, to the company.

    /// <summary>The municipality asks whether it may come, and when.</summary>
    VisitAsked,

    /// <summary>The same, once more, to who has not answered.</summary>
    VisitReminder,

    /// <summary>A table was asked for on its behalf after a visit: choose a time.</summary>
    TableOpened,

    // To an address that somebody wants notices of procurements sent to.

    /// <summary>Is it so? Until somebody there says yes nothing more is sent.</summary>
    FollowAsked,

    /// <summary>What has been announced since the last letter.</summary>
    ProcurementDigest,
}

public enum Channel
{
    Mail,
    Sms,
}

public enum NoticeState
{
    /// <summary>Not sent yet.</summary>
    Waiting,

    /// <summary>Handed over: the mail server or the text message provider has it.</summary>
    Sent,

    /// <summary>The provider says that it arrived.</summary>
    Delivered,

    /// <summary>It could not be sent, for good. <see cref="Notice.Error"/> says why.</summary>
    Failed,

    /// <summary>It was no longer true when its time came, or there is nobody to send it to.</summary>
    Dropped,
}

/// <summary>
/// Something somebody must be told, written in the same transaction as the fact it tells of. <see cref="Id"/> is made from what it is
/// about, so the same thing is never queued twice, and it is the identity that travels with the message (Message-ID, our text message key):
/// a repeat is recognised as one. It names no person: who, and the words, are looked up when it is sent.
/// </summary>
public sealed record Notice
{
    public Guid Id { get; init; }

    /// <summary>The meeting, or whatever else it is about.</summary>
    public Guid MeetingId { get; init; }

    public NoticeKind Kind { get; init; }

    public Channel Channel { get; init; }

    /// <summary>The official it is for; null: the company.</summary>
    public Guid? OfficialId { get; init; }

    /// <summary>
    /// The meeting's start and SEQUENCE when the notice was written. A reminder of a time that has moved is dropped. Of wishes: when they were made.
    /// </summary>
    public DateTimeOffset About { get; init; }

    public int Sequence { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the fact it tells of was recorded.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    public NoticeState State { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? FirstTriedAt { get; init; }

    /// <summary>A process is sending it until then; no other process may.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The provider's identity for it (Twilio's SID).</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's last word about it.</summary>
    public string? ProviderStatus { get; init; }

    public string? Error { get; init; }

    /// <summary>When it turned out not to have arrived, if that was long after it was sent: a letter that came back.</summary>
    public DateTimeOffset? CameBackAt { get; init; }

    public static Notice To(
        Guid? official, NoticeKind kind, Channel channel, Meeting meeting, DateTimeOffset? dueAt = null, DateTimeOffset? about = null)
    {
        var of = about ?? meeting.Slot?.Start ?? meeting.RequestedAt;
        return new()
        {
            Id = Name($"{meeting.Id:N}/{kind}/{channel}/{official:N}/{of.UtcTicks}/{meeting.Sequence}"),
            MeetingId = meeting.Id,
            Kind = kind,
            Channel = channel,
            OfficialId = official,
            About = of,
            Sequence = meeting.Sequence,
            DueAt = dueAt,
        };
    }

    /// <summary>
    /// By mail, about something that is no meeting's time: a complaint, a commitment, an official's calendar. It stands under the identity of
    /// that, and what it is about is told apart by <paramref name="about"/>.
    /// </summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="official">Whom it is for; null: the company.</param>
    /// <param name="about">When what it tells of happened.</param>
    /// <param name="dueAt">Not before; null: at once.</param>
    public static Notice Of(Guid subject, NoticeKind kind, Guid? official, DateTimeOffset about, DateTimeOffset? dueAt = null) => new()
    {
        Id = Name($"{subject:N}/{kind}/{official:N}/{about.UtcTicks}"),
        MeetingId = subject,
        Kind = kind,
        Channel = Channel.Mail,
        OfficialId = official,
        About = about,
        DueAt = dueAt,
    };

    /// <summary>The same thing said once more, at another moment: a notice of its own.</summary>
    public Notice Again(DateTimeOffset at) => this with { Id = Name($"{Id:N}/{at.UtcTicks}") };

    /// <summary>The same message by mail, for when a text can not reach anybody.</summary>
    public Notice ByMail() => this with
    {
        Id = Name($"{Id:N}/by-mail"),
        Channel = Channel.Mail,
        State = NoticeState.Waiting,
        Attempts = 0,
        FirstTriedAt = null,
        ClaimedUntil = null,
        ProviderId = null,
        ProviderStatus = null,
        Error = null,
        CameBackAt = null,
        DueAt = null,
        SentAt = null,
    };

    /// <summary>A UUID made from a name (RFC 9562, 5.8: version 8, here of SHA-256).</summary>
    public static Guid Name(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
