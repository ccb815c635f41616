using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Telling;

/// <summary>Writes a notice's text message. It can lie open on a locked telephone: no names, no errand, no link.</summary>
public sealed class SmsWriter(CalendarMemory calendars, IOptions<DeliveryOptions> delivery, IOptions<TwilioOptions> twilio)
{
    /// <param name="code">For a notice of a code.</param>
    /// <param name="reference">The booking number, which a booking tells of.</param>
    public string Write(Notice notice, Meeting meeting, string? code = null, string? reference = null) => SmsTexts.Write(new SmsFacts(
        Kind(notice.Kind),
        notice.About,
        meeting.Form == MeetingForm.AtMunicipality && meeting.RoomId is { } room ? calendars.Room(room)?.Address : null,
        meeting.Form == MeetingForm.Online,
        meeting.Language,
        delivery.Value.PhoneNumber,
        delivery.Value.Municipality,
        code,
        reference,
        twilio.Value.HearsReplies,
        meeting.Offered ? meeting.HoldUntil : null,
        meeting.Kind));

    private static SmsKind Kind(NoticeKind kind) => kind switch
    {
        NoticeKind.TimeOffered => SmsKind.TimeOffered,
        NoticeKind.WishesRefused => SmsKind.WishesRefused,
        NoticeKind.WaitEnded => SmsKind.WaitEnded,
        NoticeKind.Booked => SmsKind.Booked,
        NoticeKind.Confirmed => SmsKind.Confirmed,
        NoticeKind.Moved => SmsKind.Moved,
        NoticeKind.Cancelled => SmsKind.Cancelled,
        NoticeKind.AlternativesWaiting => SmsKind.AlternativesWaiting,
        NoticeKind.TableBroken => SmsKind.TableBroken,
        NoticeKind.FellThrough => SmsKind.FellThrough,
        NoticeKind.ReminderDayBefore => SmsKind.ReminderDayBefore,
        NoticeKind.ReminderTwoHours => SmsKind.ReminderTwoHours,
        NoticeKind.OutcomeSent or NoticeKind.OutcomeCorrected => SmsKind.OutcomeSent,
        NoticeKind.VisitAsked => SmsKind.VisitAsked,
        NoticeKind.VisitReminder => SmsKind.VisitReminder,
        NoticeKind.TableOpened => SmsKind.TableOpened,
        NoticeKind.SurveyAsked => SmsKind.SurveyAsked,
        NoticeKind.Code => SmsKind.Code,
        _ => throw new InvalidOperationException($"No text message for {kind}."),
    };
}
