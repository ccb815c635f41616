using System.Text;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>SMS as files that a person can read, for demonstrations and for a first <c>dotnet run</c>.</summary>
public sealed class SmsFolder(OutboxFolder folder) : ISendSms
{
    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken ct)
    {
        var text = $"Till: {message.To}\nDelar: {GsmText.Segments(message.Body)}\n\n{message.Body}\n";
        await folder.PutAsync("sms", message.Key.ToString(), "txt", file => file.WriteAsync(Encoding.UTF8.GetBytes(text), ct).AsTask());
        return new($"folder-{message.Key}", SmsStatus.Sent);
    }
}
