using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// These records are stored as they stand: change them only by adding. No personal data: who the company's contact is stands beside the
// log, under the meeting's id, where it can be erased without breaking history.

/// <summary>
/// A company asks for a table. <see cref="Answers"/>: competence → the answer to its yes/no question. <see cref="Interpreter"/>: the language
/// an interpreter is needed for, ISO 639-1 or -3 ("ar", "swl" for Swedish sign language), or null.
/// </summary>
public sealed record MeetingRequested(
    Guid MeetingId,
    string? Situation,
    IReadOnlyList<string> CaseTypes,
    IReadOnlyDictionary<string, bool> Answers,
    MeetingForm Form,
    int Guests,
    bool StepFree,
    bool HearingLoop,
    string Language,
    DateTimeOffset At,
    string? Interpreter = null);

/// <summary>The company went back and asked for something else, before it had booked. What it had let go of for the first is not let go of now.</summary>
public sealed record RequestChanged(
    string? Situation,
    IReadOnlyList<string> CaseTypes,
    IReadOnlyDictionary<string, bool> Answers,
    MeetingForm Form,
    int Guests,
    bool StepFree,
    bool HearingLoop,
    string Language,
    string? Interpreter,
    DateTimeOffset At);

/// <summary>The seats the errand needs, each with its reason and the rule that gave it.</summary>
public sealed record PanelProposed(IReadOnlyList<Seat> Seats);

/// <summary>The company has been here before, and met these officials. They are chosen again where it costs nothing else.</summary>
public sealed record CompanyRecognised(IReadOnlyList<Guid> MetBefore);

/// <summary>No time could be offered. Unmet demand is a fact worth keeping: <see cref="Blocking"/> names the seats that made it so.</summary>
public sealed record NoTimeFound(IReadOnlyList<string> Blocking, DateTimeOffset SearchedFrom, DateTimeOffset SearchedTo, DateTimeOffset At);

/// <summary>What the company chose to let go so that there would be times: seats by link, or seats answered in writing.</summary>
public sealed record NeedRelaxed(IReadOnlyList<string> ByLink, IReadOnlyList<string> InWriting, DateTimeOffset At);

/// <summary>The company asks to be called instead. The promise clock starts.</summary>
public sealed record CallBackAsked(DateTimeOffset At);

/// <summary>A coordinator has seen to what needed a human: called, arranged, answered.</summary>
public sealed record NeedsHandled(DateTimeOffset At);

/// <summary>No time could be offered, and the company says itself when it could meet, best first. The promise clock starts.</summary>
public sealed record OwnTimesWished(IReadOnlyList<WishedTime> Wishes, DateTimeOffset At);

/// <summary>None of the times wished for could be had, as a coordinator says who has asked.</summary>
public sealed record WishesRefused(DateTimeOffset At);

/// <summary>No time could be offered, and the company waits for one. The promise clock starts.</summary>
public sealed record WaitListJoined(DateTimeOffset At);

/// <summary>The company waits no longer: it said so, or (<see cref="BySilence"/>) it answered none of the last times it was offered.</summary>
public sealed record WaitListLeft(DateTimeOffset At, bool BySilence = false);

/// <summary>A time became free and was held for the first in line who can have it, to answer by <see cref="Until"/>.</summary>
public sealed record TimeOffered(Slot Slot, IReadOnlyList<Place> Places, Guid? RoomId, DateTimeOffset Until, DateTimeOffset At);

/// <summary>The company said no to the time it was offered, or chose another. It keeps its place in line and is not offered that time again.</summary>
public sealed record OfferDeclined(DateTimeOffset At);

/// <summary>The company did not answer in time. It is last in line now, and is not offered that time again.</summary>
public sealed record OfferLapsed(DateTimeOffset At);

/// <summary>Somebody whom the time offered needs can not come, so it is no offer any more. The company keeps its place in line, and may be offered that time again.</summary>
public sealed record OfferWithdrawn(DateTimeOffset At);

public sealed record SlotHeld(Slot Slot, IReadOnlyList<Place> Places, Guid? RoomId, DateTimeOffset Until, DateTimeOffset At);

public sealed record HoldExtended(DateTimeOffset Until);

/// <summary>The company let go of the time.</summary>
public sealed record HoldReleased(DateTimeOffset At);

/// <summary>The hold's end passed. The clock decides, not this record: it only tidies.</summary>
public sealed record HoldExpired(DateTimeOffset At);

public sealed record MeetingBooked(DateTimeOffset ReplyBy, DateTimeOffset At);

/// <summary>
/// An official says yes. <see cref="ByLink"/>: true when the official chose to sit by link, false when one who had chosen so comes after all,
/// null when the place stays as it was asked for.
/// </summary>
public sealed record SeatAccepted(Guid OfficialId, DateTimeOffset At, bool? ByLink = null);

/// <summary>
/// An official said no, or (<see cref="BySilence"/>) did not answer in time. <see cref="Suggested"/> is a colleague who the official says can
/// come instead, and who is asked first.
/// </summary>
public sealed record SeatDeclined(Guid OfficialId, bool BySilence, DateTimeOffset At, DeclineReason? Reason = null, Guid? Suggested = null);

/// <summary>An official says perhaps. It is no answer: the question stays open.</summary>
public sealed record SeatUndecided(Guid OfficialId, DateTimeOffset At);

/// <summary>An official proposes another time. Nothing moves by it: a coordinator chooses.</summary>
public sealed record OtherTimeProposed(Guid OfficialId, Slot Slot, DateTimeOffset At);

/// <summary>The company has answered a text message of ours.</summary>
public sealed record CompanyReplied(CompanyReply Reply, DateTimeOffset At);

/// <summary>What a company says of its time by text message.</summary>
public enum CompanyReply
{
    /// <summary>We come.</summary>
    Comes,

    /// <summary>We can not come.</summary>
    CanNot,

    /// <summary>We want another time.</summary>
    OtherTime,
}

public sealed record OfficialNudged(Guid OfficialId, DateTimeOffset At);

/// <summary>A free colleague took the declined seats at the same time, and is asked to answer by <see cref="ReplyBy"/>.</summary>
public sealed record SeatSubstituted(Guid Declined, IReadOnlyList<Place> StandIns, DateTimeOffset ReplyBy, DateTimeOffset At);

/// <summary>Nobody could take the seats. If a required one is among them, a human is needed.</summary>
public sealed record SeatLeftVacant(Guid Declined, IReadOnlyList<string> Competences, string Why, DateTimeOffset At);

/// <summary>Other times are held for the company, so that when it hears of the broken table it can choose at once.</summary>
public sealed record AlternativesHeld(IReadOnlyList<Alternative> Alternatives, DateTimeOffset Until, DateTimeOffset At);

/// <summary>The company did not choose in time; the held times are free for others.</summary>
public sealed record AlternativesLapsed(DateTimeOffset At);

/// <summary>A time held beside the booked one.</summary>
public sealed record Alternative(Slot Slot, IReadOnlyList<Place> Places, Guid? RoomId);

public sealed record MeetingConfirmed(DateTimeOffset At);

/// <summary>Another time for the same meeting: its identity stays, everybody is asked again.</summary>
public sealed record MeetingMoved(Slot Slot, IReadOnlyList<Place> Places, Guid? RoomId, DateTimeOffset ReplyBy, string By, DateTimeOffset At);

/// <summary>Cancelled by "company", "coordinator" or "system"; who cancelled is always told.</summary>
public sealed record MeetingCancelled(string By, DateTimeOffset At);

/// <summary>The meeting was held. A coordinator says so afterwards.</summary>
public sealed record MeetingTookPlace(DateTimeOffset At);

/// <summary>The officials came and the company did not.</summary>
public sealed record CompanyStayedAway(DateTimeOffset At);

/// <summary>Who has not written what they answered at the table is asked to. It is asked the working day after, and once more before the promised days are out.</summary>
public sealed record OutcomeAsked(IReadOnlyList<Guid> OfficialIds, DateTimeOffset At);

/// <summary>
/// What an official's seats answered was written, or written anew. The words stand beside the log. <see cref="WrittenBy"/>: the coordinator
/// who wrote it down for them; null: they did it themselves.
/// </summary>
public sealed record OutcomeWritten(Guid OfficialId, DateTimeOffset At, Guid? WrittenBy = null);

/// <summary>
/// The answers were sent to the company, and are public records from then on (tryckfrihetsförordningen 2 kap. 10 §). <see cref="LeftOut"/>:
/// officials whose answer the coordinator did not wait for. <see cref="LastDay"/>: the last day by which something is promised in them.
/// Sent again when something has been corrected.
/// </summary>
public sealed record OutcomeShared(DateTimeOffset At, IReadOnlyList<Guid>? LeftOut = null, DateOnly? LastDay = null);

/// <summary>The company was reached afterwards, and this is how it goes.</summary>
public sealed record FollowUpDone(DateTimeOffset At, ContactResult Result = ContactResult.GoesWell);

/// <summary>The company was asked how the meeting was. What it answers stands in a log of its own, which does not lead here.</summary>
public sealed record SurveyAsked(DateTimeOffset At);

/// <summary>Who the company was has been erased: its contact, its words and its documents, which stood beside the log.</summary>
public sealed record CompanyForgotten(DateTimeOffset At);

/// <summary>The company has another link, since somebody else may have the one it had: those of a lower number open nothing. The first has number 0.</summary>
public sealed record CompanyLinkReplaced(int Number, DateTimeOffset At);

/// <summary>How it went to reach a company afterwards. A short list, so that it can be counted.</summary>
public enum ContactResult
{
    /// <summary>The company gets on by itself.</summary>
    GoesWell,

    /// <summary>Something has got stuck, and somebody must help.</summary>
    NeedsHelp,

    /// <summary>They want to meet again.</summary>
    WantsMeeting,

    /// <summary>The company has given up what it wanted to do.</summary>
    GaveUp,

    /// <summary>Nobody answered.</summary>
    NotReached,
}

/// <summary>
/// A coordinator laid the table by hand: these people, and nobody else. Who keeps the same seats keeps their answer; the others are asked to
/// answer by <see cref="ReplyBy"/>.
/// </summary>
public sealed record PanelSetByHand(IReadOnlyList<Place> Places, OverrideReason Reason, DateTimeOffset ReplyBy, DateTimeOffset At);

/// <summary>A coordinator chose another room at the same time.</summary>
public sealed record RoomSetByHand(Guid RoomId, OverrideReason Reason, DateTimeOffset At);

/// <summary>Why a coordinator decided otherwise than the service. A short list, so that it can be counted; it never tells of anybody's health.</summary>
public enum OverrideReason
{
    /// <summary>It is agreed with those it concerns.</summary>
    Agreed,

    /// <summary>Somebody can not come.</summary>
    CanNotCome,

    /// <summary>Somebody may not take part (förvaltningslagen 2017:900, 16 §).</summary>
    ConflictOfInterest,

    /// <summary>Somebody knows the errand.</summary>
    KnowsTheErrand,

    /// <summary>Somebody has too much to do.</summary>
    Workload,

    /// <summary>The company wants it so.</summary>
    CompanyAsked,

    /// <summary>The room does not suit, or is needed for something else.</summary>
    Room,
}

/// <summary>The table could not be kept: a required seat was still empty when it was too late to mend.</summary>
public sealed record MeetingFellThrough(IReadOnlyList<string> Empty, DateTimeOffset At);
