namespace Handslaget.Booking;

/// <summary>
/// What a pure decision answers: facts to record, nothing new (it was already so, every door is safe to knock on twice), or a refusal
/// that someone may be told. What can only be our own bug is an exception instead.
/// </summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Facts(IReadOnlyList<object> Events) : Decision;

    public sealed record NothingNew : Decision;

    public sealed record Refused(Refusal Reason) : Decision;

    public static readonly Decision AlreadySo = new NothingNew();

    public static Decision Of(params object[] events) => new Facts(events);

    public static implicit operator Decision(Refusal reason) => new Refused(reason);
}

/// <summary>Why someone was told no. Each has one sentence for people and one stable problem type in the API.</summary>
public enum Refusal
{
    /// <summary>The start is not in the future.</summary>
    TimeHasPassed,

    /// <summary>The time offered does not fit what the meeting needs (wrong length, or a required seat is empty).</summary>
    TimeDoesNotFit,

    /// <summary>There is no held time to book or to extend.</summary>
    NothingHeld,

    /// <summary>The hold's end has passed.</summary>
    HoldHasEnded,

    /// <summary>A hold can be extended once.</summary>
    HoldAlreadyExtended,

    /// <summary>The meeting is booked; its time is changed by moving it, not by holding another.</summary>
    AlreadyBooked,

    /// <summary>The meeting is not booked yet, so it can not be answered, moved or reminded of.</summary>
    NotBooked,

    /// <summary>The meeting is cancelled, over or fell through.</summary>
    MeetingHasEnded,

    /// <summary>This official does not sit at this table (any longer).</summary>
    NotAtThisTable,

    /// <summary>The answer was given to another time than the meeting now has.</summary>
    TimeHasChanged,

    /// <summary>The reply-by time has not passed, so silence is not yet a no.</summary>
    ReplyTimeRemains,

    /// <summary>This seat has been mended as often as it may be.</summary>
    MendedTooOften,

    /// <summary>The meeting has not begun, so nobody can say how it went.</summary>
    NotHeldYet,

    /// <summary>The lots holds the meeting together where the table is laid, and can not sit by link.</summary>
    MustBeThere,

    /// <summary>The colleague suggested may not answer for the seats, is not free, or has been asked already.</summary>
    ColleagueCanNot,

    /// <summary>A time wished for has passed, lies on a day off, is too far ahead or is said twice; or there are none, or too many.</summary>
    WishNotPossible,

    /// <summary>There are times to choose from, so there is nothing to wait for.</summary>
    ThereAreTimes,

    /// <summary>The meeting is not on the wait list.</summary>
    NotWaiting,

    /// <summary>The complaint is answered, withdrawn or passed on.</summary>
    ComplaintIsClosed,

    /// <summary>The complaint is about this official, their unit or a meeting they sat at, or they have answered it before.</summary>
    NotImpartial,

    /// <summary>The complaint has not been answered, so nobody can be dissatisfied with the answer.</summary>
    NotAnswered,

    /// <summary>The company has already said once that it is not satisfied.</summary>
    ReopenedOnce,

    /// <summary>The company did not come, so nothing was answered.</summary>
    CompanyWasAway,

    /// <summary>Somebody may still have to reach the company.</summary>
    NotOverYet,

    /// <summary>Somebody who owes an answer from the meeting has not written it.</summary>
    OutcomeMissing,

    /// <summary>Somebody has written since the answers were read.</summary>
    OutcomeChanged,

    /// <summary>The commitment is kept or dropped already.</summary>
    CommitmentIsOver,

    /// <summary>The day has passed, or is no working day.</summary>
    DayNotPossible,

    /// <summary>The case is closed.</summary>
    CaseIsClosed,

    /// <summary>The clock has ended, or its time has passed, so it can not be paused.</summary>
    ClockDoesNotRun,

    /// <summary>The promise is not broken, or it is one that was given to nobody.</summary>
    PromiseNotBroken,

    /// <summary>It is too close to the meeting for the service to mend, move or nudge by itself.</summary>
    TooLate,

    /// <summary>The gathering takes no sign-ups: it is not published, its last time to sign up has passed, or it is cancelled.</summary>
    SignUpClosed,

    /// <summary>A session that the gathering does not have, or two at the same time.</summary>
    SessionsDoNotFit,

    /// <summary>The gathering is for companies newer than this one.</summary>
    CompanyNotNew,

    /// <summary>The place that was offered has gone to the next in line, or was never offered.</summary>
    PlaceHasGone,

    /// <summary>Whoever it is about has no sign-up to this gathering, or has withdrawn it.</summary>
    NotSignedUp,

    /// <summary>More people have places than would be left.</summary>
    PlacesAreTaken,

    /// <summary>A theme that the dialogue week does not have or is said twice, no time when the company can come, or too many of either.</summary>
    WishesDoNotFit,

    /// <summary>Companies can still wish, so the dialogue week can not be laid.</summary>
    WishesAreOpen,

    /// <summary>There is no proposal for the dialogue week, or something has changed since it was laid.</summary>
    WeekNotLaid,

    /// <summary>The dialogue week has no tables, or somebody would sit at two at once, or a table is too short for a sitting.</summary>
    TablesDoNotFit,

    /// <summary>Everybody has the dialogue week's programme, so its tables, their themes and their times stand.</summary>
    WeekIsPublished,
}
