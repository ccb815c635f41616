using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// SMS by Twilio's REST API (2010-04-01, Messages). It has no idempotency key, so when an answer is lost the message may or may not have
/// been sent: before anything is sent again, Twilio is asked for the same text to the same number since the first try.
/// </summary>
public sealed partial class TwilioSms(HttpClient http, IOptions<TwilioOptions> options, ProviderGate gate, TimeProvider clock, ILogger<TwilioSms> log)
    : ISendSms
{
    /// <summary>Longer than this nobody waits for an answer.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    /// <summary>How far apart Twilio's clock and ours may be.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private readonly TwilioRequests requests = new(options.Value);

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
        using var request = requests.Send(message);
        var sent = await CallAsync<TwilioMessage>(request, ct);
        log.LogInformation("SMS {Key} is with Twilio as {Sid}", message.Key, sent.Sid);
        return new(sent.Sid ?? throw new DeliveryFailure.Retry("no-sid", mayHaveBeenSent: true), SmsStatuses.Read(sent.Status));
    }

    private async Task<SmsReceipt?> FindAsync(SmsMessage message, DateTimeOffset since, CancellationToken ct)
    {
        var from = since.ToUniversalTime() - ClocksDiffer;
        using var request = requests.List(message.To, from);
        var list = await CallAsync<TwilioList>(request, ct);
        var found = list.Messages?.FirstOrDefault(m => m.IsOurs(message.Body, from));
        return found?.Sid is { } sid ? new(sid, SmsStatuses.Read(found.Status), FoundAfterwards: true) : null;
    }

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

    private async Task<T> CallAsync<T>(HttpRequestMessage request, CancellationToken ct)
    {
        if (gate.MustWait(clock.GetUtcNow()) is { } wait)
        {
            throw new DeliveryFailure.Retry("provider-resting", wait);
        }

        try
        {
            using var response = await http.SendAsync(request, ct);
            var answer = await TwilioAnswers.ReadAsync<T>(response, clock.GetUtcNow(), ct);
            gate.Worked();
            return answer;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && TwilioAnswers.Failure(problem) is { } failure)
        {
            Report(failure);
            throw failure;
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
