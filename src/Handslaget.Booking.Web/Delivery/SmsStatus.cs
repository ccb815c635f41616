namespace Handslaget.Booking.Web.Delivery;

/// <summary>How far an SMS has come, as Twilio's status callbacks tell it.</summary>
public enum SmsStatus
{
    Unknown,
    Accepted,
    Scheduled,
    Queued,
    Sending,
    Sent,
    PartiallyDelivered,
    Delivered,
    Read,
    Undelivered,
    Failed,
    Canceled,
}

/// <summary>
/// Callbacks come late, twice and in the wrong order, so a status only moves forward: delivered is never sent again, and what has failed
/// has failed. Everything else changes nothing.
/// </summary>
public static class SmsStatuses
{
    /// <summary>The status after a callback. The same as before, when the callback had nothing new to say.</summary>
    public static SmsStatus After(this SmsStatus current, string? reported) => After(current, Read(reported));

    public static SmsStatus After(this SmsStatus current, SmsStatus reported) =>
        current.HasEnded()
            ? current == SmsStatus.Delivered && reported == SmsStatus.Read ? reported : current
            : reported != SmsStatus.Unknown && Rank(reported) > Rank(current) ? reported : current;

    public static bool HasEnded(this SmsStatus status) => Rank(status) >= Rank(SmsStatus.Delivered);

    public static bool HasFailed(this SmsStatus status) => status is SmsStatus.Undelivered or SmsStatus.Failed or SmsStatus.Canceled;

    /// <summary>Twilio's word for a status. Words of inbound messages, and words we do not know yet, are <see cref="SmsStatus.Unknown"/>.</summary>
    public static SmsStatus Read(string? word) => word switch
    {
        "accepted" => SmsStatus.Accepted,
        "scheduled" => SmsStatus.Scheduled,
        "queued" => SmsStatus.Queued,
        "sending" => SmsStatus.Sending,
        "sent" => SmsStatus.Sent,
        "partially_delivered" => SmsStatus.PartiallyDelivered,
        "delivered" => SmsStatus.Delivered,
        "read" => SmsStatus.Read,
        "undelivered" => SmsStatus.Undelivered,
        "failed" => SmsStatus.Failed,
        "canceled" => SmsStatus.Canceled,
        _ => SmsStatus.Unknown,
    };

    // No end replaces another; only a delivered message can still be read.
    private static int Rank(SmsStatus status) => status switch
    {
        SmsStatus.Undelivered or SmsStatus.Failed or SmsStatus.Canceled => (int)SmsStatus.Read,
        _ => (int)status,
    };
}
