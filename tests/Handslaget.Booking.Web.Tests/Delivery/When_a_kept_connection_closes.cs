using System.Net;
using System.Net.Sockets;
using System.Text;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>
/// HTTP clients may send a request again by themselves when a connection they kept turns out to be closed (RFC 9110, 9.2.2 forbids it for
/// POST). For an SMS that would be a second SMS, so we do not take it on trust: this server reads a whole request and closes without a word.
/// </summary>
public class When_a_kept_connection_closes
{
    [Fact]
    public async Task an_sms_is_not_sent_again_behind_our_back()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var posts = 0;
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { Length: > 0 } request)
                {
                    if (request.StartsWith("POST", StringComparison.Ordinal) && Interlocked.Increment(ref posts) > 1)
                    {
                        break;
                    }

                    const string Answer = "{\"sid\":\"SM1\",\"status\":\"queued\"}";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n{Answer}"));
                }
            }
        });
        var sms = When_sending_sms_by_twilio.Sms(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var message = new SmsMessage(Guid.NewGuid(), "+46701740605", "Vi ses");
        await sms.SendAsync(message, default);
        var failure = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => sms.SendAsync(message, default));
        Assert.True(failure.MayHaveBeenSent);
        Assert.Equal(2, posts);
    }

    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) || (text[0] == 'P' && !text.ToString().Contains("Body=", StringComparison.Ordinal)))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return "";
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
