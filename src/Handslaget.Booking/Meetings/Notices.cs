namespace Handslaget.Booking.Meetings;

/// <summary>Who is told what when something happens. Pure: the same fact always tells the same people.</summary>
public static class Notices
{
    /// <summary>The notices of <paramref name="fact"/>, with the meeting as it was before and as it is after.</summary>
    public static IEnumerable<Notice> For(object fact, Meeting before, Meeting after) => fact switch
    {
        TimeOffered e => Company(NoticeKind.TimeOffered, after).Select(n => n.Again(e.At)),
        WishesRefused => Company(NoticeKind.WishesRefused, after, before.WishedAt),
        WaitListLeft { BySilence: true } e => Company(NoticeKind.WaitEnded, after, e.At),
        MeetingBooked e => [.. Ask(after), .. Company(NoticeKind.Booked, after), .. Reminders(after, e.At)],
        MeetingConfirmed when !before.ToldConfirmed => Company(NoticeKind.Confirmed, after),
        SeatAccepted { ByLink: true } e when !before.ToldLink => LinkNeeded(e.OfficialId, after),
        SeatDeclined e => [Mail(e.OfficialId, NoticeKind.Released, after)],
        SeatSubstituted e => e.StandIns.Select(p => Mail(p.OfficialId, NoticeKind.Asked, after)),
        NeedsHandled e => before.Proposed.Keys.Where(after.IsWaitingFor).Select(id => Mail(id, NoticeKind.SentAnew, after).Again(e.At)),
        CompanyReplied { Reply: not CompanyReply.Comes } e => [Notice.To(null, NoticeKind.WaysToChange, Channel.Mail, after).Again(e.At)],
        OfficialNudged e => [Mail(e.OfficialId, NoticeKind.Nudged, after)],
        AlternativesHeld e => Company(e.Alternatives.Count > 0 ? NoticeKind.AlternativesWaiting : NoticeKind.TableBroken, after),
        MeetingMoved e => [.. Release(before, after), .. Ask(after, before), .. Company(NoticeKind.Moved, after), .. Reminders(after, e.At)],
        PanelSetByHand e => [.. Release(before, after), .. e.Places.Where(p => !before.KeepsSeats(p)).Select(p => Mail(p.OfficialId, NoticeKind.Asked, after))],
        RoomSetByHand => [.. after.Places.Select(p => Mail(p.OfficialId, NoticeKind.AnotherRoom, after)), Notice.To(null, NoticeKind.RoomChanged, Channel.Mail, after)],
        OutcomeAsked e => e.OfficialIds.Select(id => Mail(id, NoticeKind.OutcomeOwed, after).Again(e.At)),
        OutcomeShared e => Company(before.OutcomeSharedAt is null ? NoticeKind.OutcomeSent : NoticeKind.OutcomeCorrected, after).Select(n => n.Again(e.At)),
        CompanyLinkReplaced e => Company(NoticeKind.LinkReplaced, after).Select(n => n.Again(e.At)),
        SurveyAsked => Company(NoticeKind.SurveyAsked, after),
        MeetingCancelled when before.IsBooked => [.. Release(before, after), .. Company(NoticeKind.Cancelled, after)],
        VisitInvited e => AskToVisit(after, e.At),
        VisitPutOff e => AskToVisit(after, e.At),
        TableOpened e => [Notice.To(null, NoticeKind.TableOpened, after.InvitedBy, after, about: e.At)],
        MeetingFellThrough => [.. Release(before, after), .. Company(NoticeKind.FellThrough, after)],
        _ => [],
    };

    private static Notice Mail(Guid official, NoticeKind kind, Meeting meeting) => Notice.To(official, kind, Channel.Mail, meeting);

    private static IEnumerable<Notice> Company(NoticeKind kind, Meeting meeting, DateTimeOffset? about = null) =>
        [Notice.To(null, kind, Channel.Mail, meeting, about: about), Notice.To(null, kind, Channel.Sms, meeting, about: about)];

    /// <summary>The question and one reminder, in the one way the company was first asked. Who says "not now" is asked later, in the same way.</summary>
    private static IEnumerable<Notice> AskToVisit(Meeting visit, DateTimeOffset now) =>
    [
        Notice.To(null, NoticeKind.VisitAsked, visit.InvitedBy, visit, visit.InvitedAt > now ? visit.InvitedAt : null, visit.InvitedAt),
        Notice.To(null, NoticeKind.VisitReminder, visit.InvitedBy, visit, visit.VisitRemindedAt, visit.InvitedAt),
    ];

    /// <summary>
    /// The time and the place of the table are what they were, so nobody's invitation changes and the company sees the link on its page. Only
    /// the coordinator has something to do: a link is needed. Who sits down later reads it in the question.
    /// </summary>
    private static IEnumerable<Notice> LinkNeeded(Guid official, Meeting meeting) => meeting.Places
        .Where(p => p.OfficialId != official && p.Competences.Contains(Meeting.Coordination))
        .Select(p => Mail(p.OfficialId, NoticeKind.LinkNeeded, meeting));

    /// <summary>Those who were at the table before get the new time in the invitation they have; the others a first one.</summary>
    private static IEnumerable<Notice> Ask(Meeting after, Meeting? before = null) => after.Places.Select(p =>
        Mail(p.OfficialId, before?.PlaceOf(p.OfficialId) is null ? NoticeKind.Asked : NoticeKind.AskedAgain, after));

    /// <summary>Those who were at the table and no longer are (all of them, when it is over) get a cancellation for their calendar.</summary>
    private static IEnumerable<Notice> Release(Meeting before, Meeting after) => before.Places
        .Where(p => after.HasEnded || after.PlaceOf(p.OfficialId) is null)
        .Select(p => Mail(p.OfficialId, NoticeKind.Released, after));

    /// <summary>The working day before at ten, and two hours before. Those whose time has already passed are left out.</summary>
    private static IEnumerable<Notice> Reminders(Meeting meeting, DateTimeOffset now)
    {
        foreach (var (kind, at) in ReminderTimes(meeting.Slot!.Value.Start))
        {
            if (at > now) yield return Notice.To(null, kind, Channel.Sms, meeting, at);
        }
    }

    public static IEnumerable<(NoticeKind Kind, DateTimeOffset At)> ReminderTimes(DateTimeOffset start) =>
    [
        (NoticeKind.ReminderDayBefore, SwedishTime.At(WorkingDays.Previous(SwedishTime.Date(start)), new TimeOnly(10, 0))),
        (NoticeKind.ReminderTwoHours, start.AddHours(-2)),
    ];
}
