namespace Handslaget.Booking.Calendars;

/// <summary>
/// The time a meeting takes from the officials and the room: the meeting and the summing-up after it, or, at the company's address,
/// the meeting with travel on both sides.
/// </summary>
public static class TimeTaken
{
    public static Slot By(Slot meeting, MeetingForm form, BookingRules rules) =>
        form == MeetingForm.AtCompany ? meeting.Widened(rules.Travel, rules.Travel) : meeting.Widened(TimeSpan.Zero, rules.SummingUp);
}
