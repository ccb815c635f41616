namespace Handslaget.Booking.Meetings;

/// <summary>
/// A notice can wait (for a mail server, for the morning), and meanwhile the meeting can change. It is sent only if it is still true; if not,
/// a newer notice is on its way.
/// </summary>
public static class NoticeTruth
{
    public static bool IsStillTrue(this Notice notice, Meeting meeting, DateTimeOffset now)
    {
        var sameTime = notice.IsOfTheTimeOf(meeting);
        return notice.Kind switch
        {
            NoticeKind.Asked or NoticeKind.AskedAgain => sameTime && meeting.PlaceOf(notice.OfficialId!.Value) is not null,
            NoticeKind.AnotherRoom => sameTime && meeting.PlaceOf(notice.OfficialId!.Value) is not null && now < notice.About,
            NoticeKind.RoomChanged => sameTime && now < notice.About,
            NoticeKind.LinkNeeded => sameTime && now < notice.About && meeting.PlaceOf(notice.OfficialId!.Value) is not null
                && meeting.Places.Any(p => p.Remote),
            NoticeKind.SentAnew => sameTime && now < notice.About && meeting.PlaceOf(notice.OfficialId!.Value) is not null,
            // The letter tells what holds when it leaves, whatever that is.
            NoticeKind.ReplyTooOld => meeting.IsBooked || meeting.HasEnded,
            NoticeKind.WaysToChange => sameTime && now < notice.About,
            NoticeKind.Nudged => sameTime && meeting.IsWaitingFor(notice.OfficialId!.Value),
            NoticeKind.Released => meeting.HasEnded || meeting.PlaceOf(notice.OfficialId!.Value) is null,
            NoticeKind.TimeOffered => meeting.IsOffered(now) && meeting.Slot!.Value.Start == notice.About,
            NoticeKind.WishesRefused => !meeting.IsBooked && !meeting.HasEnded && meeting.WishedAt is null,
            NoticeKind.WaitEnded => meeting.SilentSince == notice.About && !meeting.HasEnded,
            // The text that everybody comes says all that the text about the booking would.
            NoticeKind.Booked when notice.Channel == Channel.Sms && meeting.ToldConfirmed => false,
            NoticeKind.Booked or NoticeKind.Moved => sameTime && now < notice.About,
            NoticeKind.Confirmed => sameTime && meeting.Status == MeetingStatus.Confirmed && now < notice.About,
            NoticeKind.AlternativesWaiting => sameTime && meeting.Vacant.Count > 0 && now < notice.About && meeting.AlternativesAt(now).Count > 0,
            NoticeKind.TableBroken => sameTime && meeting.Vacant.Count > 0 && now < notice.About,
            NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours => sameTime && meeting.Vacant.Count == 0 && now < notice.About,
            // The letter has the link that opens the meeting when it leaves.
            NoticeKind.LinkReplaced => meeting.ForgottenAt is null,
            // What was broken does not become whole.
            NoticeKind.PromiseExplained => true,
            NoticeKind.Cancelled => meeting.Status == MeetingStatus.Cancelled,
            NoticeKind.Code => now < notice.About.AddMinutes(10),
            NoticeKind.OutcomeOwed => sameTime && meeting.OutcomeSharedAt is null && meeting.OwesOutcome.Contains(notice.OfficialId!.Value),
            NoticeKind.OutcomeSent or NoticeKind.OutcomeCorrected => meeting.OutcomeSharedAt is not null,
            NoticeKind.VisitAsked or NoticeKind.VisitReminder => meeting.IsUnanswered(now) && meeting.InvitedAt == notice.About,
            NoticeKind.TableOpened => meeting.TablesOpened.Count > 0,
            NoticeKind.SurveyAsked => meeting.MayAnswerSurvey(now),
            NoticeKind.FellThrough => meeting.Status == MeetingStatus.FellThrough,
            _ => throw new ArgumentOutOfRangeException(nameof(notice)),
        };
    }

    /// <summary>
    /// A reminder of a time the meeting no longer has, or of a question that is answered. Its timer will come and drop it; until then nobody is told
    /// that it will be sent. One of a table that is broken is not so: the table may be whole when its time comes.
    /// </summary>
    public static bool WaitsInVain(this Notice notice, Meeting meeting) => notice is { State: NoticeState.Waiting } && notice.Kind switch
    {
        NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours => !notice.IsOfTheTimeOf(meeting),
        NoticeKind.VisitAsked or NoticeKind.VisitReminder => meeting.BookedAt is not null || meeting.HasEnded || meeting.InvitedAt != notice.About,
        _ => false,
    };

    /// <summary>A meeting that has moved away and back has its time anew: what was said of the first time has been said again since.</summary>
    private static bool IsOfTheTimeOf(this Notice notice, Meeting meeting) =>
        meeting.IsBooked && meeting.Slot?.Start == notice.About && notice.Sequence >= meeting.TimeSequence;

    /// <summary>
    /// Whether somebody must call a company that can be neither mailed nor texted. Who has a telephone alone heard of the booking when a human made
    /// it, knows what it cancelled itself, and is not called only to be reminded, asked how it was or told that all is as agreed.
    /// </summary>
    public static bool IsWorthACall(this Notice notice, Meeting meeting) => notice.Kind switch
    {
        NoticeKind.Booked or NoticeKind.Confirmed or NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours or NoticeKind.SurveyAsked => false,
        NoticeKind.Cancelled => meeting.EndedBy != "company",
        _ => true,
    };

    /// <summary>A change, a cancellation or a reminder so near the meeting that a text about it may come at any hour.</summary>
    public static bool CanNotWait(this Notice notice, DateTimeOffset now) =>
        notice.Kind is NoticeKind.Code || (notice.Kind is NoticeKind.Moved or NoticeKind.Cancelled or NoticeKind.FellThrough or NoticeKind.AlternativesWaiting or NoticeKind.TableBroken
            or NoticeKind.ReminderTwoHours
        && notice.About - now < TimeSpan.FromHours(24));
}
