using System.Net;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>RELIABILITY A12: every kind of request we make, judged by the OpenAPI description that Twilio publishes.</summary>
public class When_twilio_reads_its_own_contract
{
    [PrismFact]
    public async Task everything_we_send_is_allowed_and_the_judge_is_awake()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        using var prism = await Prism.StartAsync(twilio.Address);
        var message = new SmsMessage(Guid.NewGuid(), "+46701740605", "Norrköpings kommun: Vi ses i dag kl 13.00.");
        void Callback(TwilioOptions o) => o.StatusCallback = new("https://boka.example.se/hooks/twilio/status");

        var named = await When_sending_sms_by_twilio.Sms(prism.Address, Callback).SendAsync(message, default);
        var found = await When_sending_sms_by_twilio.Sms(prism.Address).SendAsync(message with { FirstTriedAt = DateTimeOffset.UtcNow }, default);
        Assert.Equal(named with { FoundAfterwards = true }, found);

        await When_sending_sms_by_twilio.Sms(prism.Address, o => (o.From, o.MessagingServiceSid, o.ForgetAfterSending) = (null, "MG00000000000000000000000000000001", true))
            .SendAsync(message, default);
        Assert.Equal(2, twilio.Messages.Count);

        twilio.Mode = "21610";
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => When_sending_sms_by_twilio.Sms(prism.Address).SendAsync(message, default));
        Assert.Equal(FinalReason.OptedOut, refused.Reason);

        // A judge that lets everything through proves nothing, so it is shown a breach of each kind.
        var calls = twilio.Calls.Count;
        await Assert.ThrowsAsync<DeliveryFailure.Final>(() => When_sending_sms_by_twilio.Sms(prism.Address, o => o.AccountSid = "AC1").SendAsync(message, default));
        await Assert.ThrowsAsync<DeliveryFailure.Final>(() =>
            When_sending_sms_by_twilio.Sms(prism.Address, o => (o.From, o.MessagingServiceSid) = (null, "hej")).SendAsync(message, default));
        using var http = new HttpClient();
        var bare = await http.PostAsync(new Uri(prism.Address, "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json"), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.Equal(calls, twilio.Calls.Count);
    }
}
