namespace Handslaget.Booking.Calendars;

/// <summary>
/// What a meeting takes of everyone's time, beyond the meeting itself. At the municipality and by link, the officials (and the room) stay
/// for the summing-up. At the company's address they travel there and back instead, and sum up on the way.
/// </summary>
public static class TimeTaken
{
    public static Slot By(Slot meeting, MeetingForm form, BookingRules rules) =>
        meeting.Widened(Before(form, rules), After(form, rules));

    public static TimeSpan Before(MeetingForm form, BookingRules rules) =>
        form == MeetingForm.AtCompany ? rules.Travel : TimeSpan.Zero;

    public static TimeSpan After(MeetingForm form, BookingRules rules) =>
        form == MeetingForm.AtCompany ? rules.Travel : rules.SummingUp;
}
