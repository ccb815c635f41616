using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Twilio.Rest.Api.V2010.Account;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// SMS by Twilio, through its own package. Twilio has no idempotency key, so when an answer is lost the message may or may not have
/// been sent: before anything is sent again, Twilio is asked for the same text to the same number since the first try.
/// </summary>
public sealed partial class TwilioSms(HttpClient http, IOptions<TwilioOptions> options, ProviderGate gate, TimeProvider clock, ILogger<TwilioSms> log)
    : ISendSms
{
    /// <summary>Longer than this nobody waits for an answer.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    /// <summary>How far apart Twilio's clock and ours may be.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private readonly TwilioMessages twilio = new(http, options.Value, clock);

    public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken ct)
    {
        if (!E164().IsMatch(message.To))
        {
            throw new DeliveryFailure.Final("not-e164", FinalReason.BadNumber);
        }

        if (message.FirstTriedAt is { } since && await FindAsync(message, since, ct) is { } earlier)
        {
            return earlier;
        }

        var startedAt = clock.GetUtcNow();
        try
        {
            return await PostAsync(message, ct);
        }
        catch (DeliveryFailure.Retry lost) when (lost.MayHaveBeenSent)
        {
            if (await LookOnceAsync(message, startedAt, ct) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private async Task<SmsReceipt> PostAsync(SmsMessage message, CancellationToken ct)
    {
        var sent = await CallAsync(() => twilio.SendAsync(message, ct));
        log.LogInformation("SMS {Key} is with Twilio as {Sid}", message.Key, sent?.Sid);
        return Receipt(sent) ?? throw new DeliveryFailure.Retry("no-sid", mayHaveBeenSent: true);
    }

    private async Task<SmsReceipt?> FindAsync(SmsMessage message, DateTimeOffset since, CancellationToken ct)
    {
        var from = since.ToUniversalTime() - ClocksDiffer;
        var list = await CallAsync(() => twilio.ListAsync(message.To, from, ct));
        return Receipt(list.FirstOrDefault(m => IsOurs(m, message.Body, from)), foundAfterwards: true);
    }

    /// <summary>The same text, sent by us, and not before the first try: a time that is not told is no reason to send twice.</summary>
    private static bool IsOurs(MessageResource message, string body, DateTimeOffset since) =>
        message.Body == body
        && message.Direction != MessageResource.DirectionEnum.Inbound
        && (message.DateCreated is not { } created || created.ToUniversalTime() >= since.UtcDateTime);

    private static SmsReceipt? Receipt(MessageResource? message, bool foundAfterwards = false) =>
        message?.Sid is { } sid ? new(sid, SmsStatuses.Read(message.Status?.ToString()), foundAfterwards) : null;

    // The answer was lost a moment ago; often Twilio can be asked at once. If not, the next try asks again.
    private async Task<SmsReceipt?> LookOnceAsync(SmsMessage message, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            return await FindAsync(message, since, ct);
        }
        catch (DeliveryFailure)
        {
            return null;
        }
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        if (gate.MustWait(clock.GetUtcNow()) is { } wait)
        {
            throw new DeliveryFailure.Retry("provider-resting", wait);
        }

        try
        {
            var answer = await call();
            gate.Worked();
            return answer;
        }
        catch (DeliveryFailure failure)
        {
            Report(failure);
            throw;
        }
    }

    private void Report(DeliveryFailure failure)
    {
        log.LogWarning("Twilio did not take an SMS: {Failure}", failure.Message);
        switch (failure)
        {
            case DeliveryFailure.Retry { MayHaveBeenSent: false, After: { } after }:
                gate.TooMany(clock.GetUtcNow(), after);
                break;
            case DeliveryFailure.Retry:
                gate.Failed(clock.GetUtcNow());
                break;
            default:
                gate.Worked();
                break;
        }
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
