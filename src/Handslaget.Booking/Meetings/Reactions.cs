using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// What is to be done when something has happened. They are sent at least once, and each is safe to receive twice.

/// <summary>A message and when it is due (null: at once).</summary>
public sealed record Message(object Body, DateTimeOffset? At = null);

public sealed record SendNotice(Guid NoticeId);

public sealed record ExpireHold(Guid MeetingId);

public sealed record NudgeOfficial(Guid MeetingId, Guid OfficialId);

public sealed record TakeSilenceAsNo(Guid MeetingId, Guid OfficialId);

public sealed record MendPanel(Guid MeetingId, Guid OfficialId);

public sealed record HoldAlternatives(Guid MeetingId);

public sealed record LetAlternativesLapse(Guid MeetingId);

public sealed record CheckTable(Guid MeetingId);

/// <summary>A booked meeting belongs to a case of its company's.</summary>
public sealed record OpenCase(Guid MeetingId);

public sealed record AskForOutcome(Guid MeetingId);

/// <summary>The company is to be asked how the meeting was.</summary>
public sealed record AskHowItWas(Guid MeetingId);

/// <summary>The answers are sent: what was promised in them becomes commitments, and the next contact is set.</summary>
public sealed record FollowOutcome(Guid MeetingId);

/// <summary>An invitation to a visit ends, if nobody has answered it.</summary>
public sealed record EndInvitation(Guid MeetingId);

/// <summary>
/// The table of reactions: a pure function from a fact to messages. Nothing is ever un-scheduled; a timer that comes late asks the
/// meeting, and the meeting knows.
/// </summary>
public static class Reactions
{
    public static IEnumerable<Message> To(object fact, Meeting after, BookingRules rules) => fact switch
    {
        VisitInvited or VisitPutOff => [new(new EndInvitation(after.Id), after.InvitationEndsAt(rules))],
        HoldReleased or HoldExpired or WishesRefused or WaitListLeft or NeedsHandled when after is { IsVisit: true, BookedAt: null, HasEnded: false } =>
            [new(new EndInvitation(after.Id), after.InvitationEndsAt(rules))],
        SlotHeld e => [new(new ExpireHold(after.Id), e.Until)],
        TimeOffered e => [new(new ExpireHold(after.Id), e.Until)],
        HoldExtended e => [new(new ExpireHold(after.Id), e.Until)],
        MeetingBooked e => [.. WaitFor(after.Places, e.At, after, rules), Check(after, rules), new(new OpenCase(after.Id)), AskAfter(after, rules)],
        MeetingMoved e => [.. WaitFor(after.Places, e.At, after, rules), Check(after, rules), AskAfter(after, rules)],
        SeatSubstituted e => WaitFor(e.StandIns, e.At, after, rules),
        PanelSetByHand e => WaitFor([.. e.Places.Where(p => after.ReplyBy[p.OfficialId] == e.ReplyBy && !after.Accepted.Contains(p.OfficialId))], e.At, after, rules),
        SeatDeclined e => [new(new MendPanel(after.Id, e.OfficialId))],
        // A seat can become empty after the check of the booking has come and gone, so each has a check of its own.
        SeatLeftVacant when after.Vacant.Count > 0 => [new(new HoldAlternatives(after.Id)), Check(after, rules)],
        OutcomeAsked e => [.. after.OutcomeAskTimes(rules).Where(at => at > e.At).Select(at => new Message(new AskForOutcome(after.Id), at))],
        MeetingTookPlace when rules.SurveyWorkingDays > 0 => [new(new AskHowItWas(after.Id), after.SurveyAt(rules))],
        OutcomeShared => [new(new FollowOutcome(after.Id))],
        AlternativesHeld e => [new(new LetAlternativesLapse(after.Id), e.Until)],
        _ => [],
    };

    /// <summary>A nudge that would come in the same breath as the question is left out.</summary>
    private static IEnumerable<Message> WaitFor(IReadOnlyList<Place> asked, DateTimeOffset at, Meeting meeting, BookingRules rules)
    {
        foreach (var official in asked.Select(p => p.OfficialId))
        {
            var replyBy = meeting.ReplyBy[official];
            if (ReplyTime.NudgeAt(replyBy, rules) is var nudge && nudge > at) yield return new(new NudgeOfficial(meeting.Id, official), nudge);
            yield return new(new TakeSilenceAsNo(meeting.Id, official), replyBy);
        }
    }

    private static Message AskAfter(Meeting meeting, BookingRules rules) => new(new AskForOutcome(meeting.Id), meeting.OutcomeAskTimes(rules)[0]);

    private static Message Check(Meeting meeting, BookingRules rules) =>
        new(new CheckTable(meeting.Id), meeting.Slot!.Value.Start - rules.FallsThrough);
}
