using System.Globalization;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// What Twilio's error codes mean for us (twilio.com/docs/api/errors). The same table serves the answer to a request (2xxxx) and the code
/// in a later status callback (3xxxx).
/// </summary>
public static class TwilioErrors
{
    /// <summary>The handset may be off; a second try later in the day is worth its price, a third is not.</summary>
    private static readonly TimeSpan HandsetMayBeBack = TimeSpan.FromMinutes(30);

    /// <summary>The failure an HTTP answer tells of. Only a 429 or a refusal is sure not to have been sent.</summary>
    public static DeliveryFailure OfAnswer(int httpStatus, int? code, TimeSpan? retryAfter) => httpStatus switch
    {
        429 => new DeliveryFailure.Retry("20429", retryAfter ?? TimeSpan.FromSeconds(2)),
        408 or >= 500 => new DeliveryFailure.Retry(Name(code ?? httpStatus), retryAfter, mayHaveBeenSent: true),
        _ when code is { } known => OfCode(known, retryAfter),
        _ => new DeliveryFailure.Final(Name(httpStatus), httpStatus is 400 or 422 ? FinalReason.Bug : FinalReason.Configuration),
    };

    public static DeliveryFailure OfCode(int code, TimeSpan? retryAfter = null) => code switch
    {
        20429 or 21611 or 30001 => new DeliveryFailure.Retry(Name(code), retryAfter),
        30003 or 30008 => new DeliveryFailure.Retry(Name(code), retryAfter ?? HandsetMayBeBack, once: true),
        _ => new DeliveryFailure.Final(Name(code), Reason(code)),
    };

    private static FinalReason Reason(int code) => code switch
    {
        21211 or 30005 => FinalReason.BadNumber,
        21610 => FinalReason.OptedOut,
        21614 or 21635 or 30006 => FinalReason.Landline,
        21612 or 30004 or 30007 => FinalReason.Blocked,
        20003 or 20404 or 21212 or 21408 or 21606 or 21608 or 21657 or 30002 or 30042 => FinalReason.Configuration,
        _ => FinalReason.Bug,
    };

    private static string Name(int code) => code.ToString(CultureInfo.InvariantCulture);
}
