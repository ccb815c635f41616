using Handslaget.Booking.Figures;
using Handslaget.Booking.Surveying;

namespace Handslaget.Booking.Meetings;

// Some days after the meeting: the company is asked how it was, once. What it answers is no fact of the meeting's.
public sealed partial record Meeting
{
    /// <summary>When the company is asked: at ten, so many working days after the day of the meeting.</summary>
    public DateTimeOffset SurveyAt(BookingRules rules) =>
        SwedishTime.At(WorkingDays.Add(SwedishTime.Date(Slot!.Value.Start), rules.SurveyWorkingDays), new TimeOnly(10, 0));

    public DateTimeOffset SurveyClosesAt => Survey.ClosesAt(Month.Of(Slot!.Value.Start));

    /// <summary>It has been asked, the meeting was held as far as anybody knows, and it is not too late.</summary>
    public bool MayAnswerSurvey(DateTimeOffset now) => SurveyAskedAt is not null && TookPlace == true && now < SurveyClosesAt;

    /// <summary>A timer. Asked once, whatever is corrected later about whether the meeting was held; and not of one that was not, nor of a visit: its company asked for nothing.</summary>
    public Decision AskHowItWas(DateTimeOffset now, BookingRules rules) =>
        !IsVisit && TookPlace == true && ForgottenAt is null && SurveyAskedAt is null && rules.SurveyWorkingDays > 0 && now >= SurveyAt(rules) && now < SurveyClosesAt
            ? Decision.Of(new SurveyAsked(now))
            : Decision.AlreadySo;
}
