namespace Handslaget.Booking.Meetings;

/// <summary>
/// When an official must have answered: at the end of the office day, some working days ahead, and so long before the meeting that a no
/// can still be mended. Someone asked late gets four hours all the same: a question nobody has time to answer is no question.
/// It ends while the offices are open. What would end at night or on a day off ends when they last closed before it; if that leaves less
/// than the four hours, it ends when they open next, as long as that is before the table falls through. So near the meeting that it is
/// not, every hour counts, and it ends when it ends.
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
        var ends = latest > earliest ? latest : earliest;
        var (closed, opens) = (rules.OpenUntil(ends), rules.OpenFrom(ends));
        return closed >= earliest ? closed : opens < start - rules.FallsThrough ? opens : ends;
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
