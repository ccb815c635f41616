using MimeKit;

namespace Handslaget.Booking.Web.Delivery;

public interface ISendMail
{
    /// <summary>Hands the letter over. Its Message-ID is the caller's, so a letter that leaves twice is known to be one.</summary>
    /// <exception cref="DeliveryFailure">It did not leave, or may not have.</exception>
    Task SendAsync(MimeMessage letter, CancellationToken ct);
}
