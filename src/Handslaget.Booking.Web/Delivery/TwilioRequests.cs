using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>The two requests we make of Twilio's Messages resource.</summary>
internal sealed class TwilioRequests(TwilioOptions settings)
{
    public HttpRequestMessage Send(SmsMessage message)
    {
        var request = Request(HttpMethod.Post, "");
        request.Content = new FormUrlEncodedContent(Fields(message));
        return request;
    }

    /// <summary>What was sent to a number since a time. An SMS a minute for hours would fit in one page.</summary>
    public HttpRequestMessage List(string to, DateTimeOffset since) => Request(HttpMethod.Get, QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["To"] = to,
        ["DateSent>"] = since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["PageSize"] = "200",
    }));

    private HttpRequestMessage Request(HttpMethod method, string query)
    {
        var request = new HttpRequestMessage(method, $"2010-04-01/Accounts/{settings.AccountSid}/Messages.json{query}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.User}:{settings.Password}")));
        return request;
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(SmsMessage message)
    {
        yield return new("To", message.To);
        yield return new("Body", message.Body);
        yield return settings.MessagingServiceSid is { } service ? new("MessagingServiceSid", service) : new("From", settings.From!);

        if (settings.StatusCallback is { } callback)
        {
            // The key comes back with every callback, so a message is known even when the answer with its SID was lost.
            yield return new("StatusCallback", QueryHelpers.AddQueryString(callback.AbsoluteUri, "key", message.Key.ToString()));
        }

        if (settings.ForgetAfterSending)
        {
            yield return new("ContentRetention", "discard");
            yield return new("AddressRetention", "obfuscate");
        }
    }
}
