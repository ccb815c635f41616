namespace Handslaget.Booking.Meetings;

/// <summary>
/// When an official must have answered: at the end of the office day, some working days ahead, and so long before the meeting that a no
/// can still be mended. Someone asked late gets four hours all the same: a question nobody has time to answer is no question.
/// </summary>
public static class ReplyTime
{
    public static readonly TimeSpan AtLeast = TimeSpan.FromHours(4);

    /// <summary>What is left to mend in when the last moment to answer has passed in silence.</summary>
    public static readonly TimeSpan ToMend = TimeSpan.FromHours(4);

    public static DateTimeOffset For(DateTimeOffset now, DateTimeOffset start, BookingRules rules)
    {
        var day = WorkingDays.Add(SwedishTime.Date(now), rules.ReplyWorkingDays);
        var ordinary = SwedishTime.At(day, rules.ClosesAt);
        var mendable = start - rules.MendsUntil - ToMend;
        var earliest = now + AtLeast;
        var latest = ordinary < mendable ? ordinary : mendable;
        return latest > earliest ? latest : earliest;
    }

    /// <summary>
    /// When a silent official is nudged: so long before the last moment to answer, and if the offices are closed then, when they open next. A
    /// nudge that would leave too little time to answer comes when it comes.
    /// </summary>
    public static DateTimeOffset NudgeAt(DateTimeOffset replyBy, BookingRules rules)
    {
        var ordinary = replyBy - rules.NudgeBefore;
        var open = rules.OpenFrom(ordinary);
        return open <= replyBy - AtLeast ? open : ordinary;
    }
}
