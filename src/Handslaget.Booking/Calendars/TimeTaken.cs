namespace Handslaget.Booking.Calendars;

/// <summary>
/// What a meeting takes of everyone's time, beyond the meeting itself. At the municipality and by link, the officials (and the room) stay
/// for the summing-up. At the company's address they travel there and back instead, and sum up on the way: as long as the meeting says, or else the rules.
/// </summary>
public static class TimeTaken
{
    public static Slot By(Slot meeting, MeetingForm form, BookingRules rules, TimeSpan? travel = null) =>
        meeting.Widened(Before(form, rules, travel), After(form, rules, travel));

    public static TimeSpan Before(MeetingForm form, BookingRules rules, TimeSpan? travel = null) =>
        form == MeetingForm.AtCompany ? travel ?? rules.Travel : TimeSpan.Zero;

    public static TimeSpan After(MeetingForm form, BookingRules rules, TimeSpan? travel = null) =>
        form == MeetingForm.AtCompany ? travel ?? rules.Travel : rules.SummingUp;
}
