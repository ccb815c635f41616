namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// An SMS with an identity. <see cref="Key"/> stays the same however often it is tried. <see cref="FirstTriedAt"/> is stored before the
/// first try and given on every later one (null on the first): then the provider is asked whether it already has the message.
/// </summary>
public sealed record SmsMessage(Guid Key, string To, string Body, DateTimeOffset? FirstTriedAt = null)
{
    /// <summary>Only the key: messages end up in logs, and a number and what was told to it do not belong there.</summary>
    public override string ToString() => $"SmsMessage {Key}";
}

/// <summary>What the provider calls the message. <see cref="FoundAfterwards"/>: an earlier try had reached it, and nothing was sent now.</summary>
public sealed record SmsReceipt(string ProviderId, SmsStatus Status, bool FoundAfterwards = false);

public interface ISendSms
{
    /// <exception cref="DeliveryFailure">It did not leave, or may not have.</exception>
    Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken ct);
}
