namespace Handslaget.Booking.Meetings;

/// <summary>What the service does with a meeting by itself.</summary>
public enum NextActionKind
{
    /// <summary>A held time is let go of.</summary>
    HoldLapses,

    /// <summary>A time offered from the wait list goes to the next in line.</summary>
    OfferLapses,

    /// <summary>A colleague is looked for.</summary>
    Mends,

    /// <summary>A silent official is reminded of the question.</summary>
    Nudges,

    /// <summary>A silent official is taken for a no, and a colleague is asked.</summary>
    TakesSilenceAsNo,

    /// <summary>The times held for the company are let go of.</summary>
    AlternativesLapse,

    /// <summary>A table with an empty required seat is called off.</summary>
    FallsThrough,

    /// <summary>The company is reminded by text message.</summary>
    Reminds,

    /// <summary>An invitation to a visit that nobody has answered ends.</summary>
    InvitationEnds,
}

/// <summary>
/// The next thing that happens if nobody does anything, and when. It follows from the meeting and the rules alone: the timers ask the same
/// meeting when their time comes.
/// </summary>
/// <param name="At">Not after now: it is about to happen.</param>
/// <param name="OfficialId">Whom it is about, if it is about somebody: the first, if it is about many.</param>
/// <param name="Many">How many it happens to at that time: people, or empty seats.</param>
public sealed record NextAction(NextActionKind Kind, DateTimeOffset At, Guid? OfficialId = null, int Many = 1)
{
    /// <returns>Null when the next step is a human's, or there is none.</returns>
    public static NextAction? Of(Meeting meeting, BookingRules rules, DateTimeOffset now)
    {
        var all = All(meeting, rules, now).OrderBy(a => a.At).ThenBy(a => a.Kind).ToList();
        return all.Count == 0 ? null : all[0] with { Many = all.Where(a => a.At == all[0].At && a.Kind == all[0].Kind).Sum(a => a.Many) };
    }

    private static IEnumerable<NextAction> All(Meeting meeting, BookingRules rules, DateTimeOffset now)
    {
        if (meeting.IsHolding(now)) yield return new(meeting.Offered ? NextActionKind.OfferLapses : NextActionKind.HoldLapses, meeting.HoldUntil!.Value);
        if (meeting.IsUnanswered(now)) yield return new(NextActionKind.InvitationEnds, meeting.InvitationEndsAt(rules));
        if (!meeting.IsBooked || meeting.Slot!.Value.Start is var start && start <= now) yield break;
        foreach (var left in meeting.Unmended) yield return new(NextActionKind.Mends, now, left.OfficialId);
        foreach (var official in meeting.Places.Select(p => p.OfficialId).Where(meeting.IsWaitingFor))
        {
            var replyBy = meeting.ReplyBy[official];
            if (!meeting.Nudged.Contains(official) && ReplyTime.NudgeAt(replyBy, rules) is var nudge && nudge > now) yield return new(NextActionKind.Nudges, nudge, official);
            if (replyBy < start) yield return new(NextActionKind.TakesSilenceAsNo, replyBy, official);
        }
        if (meeting.AlternativesAt(now).Count > 0) yield return new(NextActionKind.AlternativesLapse, meeting.AlternativesUntil!.Value);
        if (meeting.Vacant.Count > 0)
        {
            yield return new(NextActionKind.FallsThrough, start - rules.FallsThrough, Many: meeting.Vacant.Count);
            yield break;
        }
        foreach (var (_, at) in Notices.ReminderTimes(start))
        {
            if (at > now) yield return new(NextActionKind.Reminds, at);
        }
    }
}
