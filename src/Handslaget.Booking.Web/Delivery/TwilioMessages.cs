using Microsoft.AspNetCore.WebUtilities;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// The two things we ask of Twilio's package: send a text, and say which were sent. What it throws becomes a <see cref="DeliveryFailure"/>
/// and goes no further: its messages hold the address asked, and so the telephone number.
/// </summary>
internal sealed class TwilioMessages(HttpClient http, TwilioOptions settings, TimeProvider clock)
{
    public Task<MessageResource?> SendAsync(SmsMessage message, CancellationToken ct) =>
        CallAsync(async twilio => (MessageResource?)await MessageResource.CreateAsync(Options(message), twilio), ct);

    /// <summary>What was sent to a number since a time. An SMS a minute for hours would fit in one page.</summary>
    public Task<List<MessageResource>> ListAsync(string to, DateTimeOffset since, CancellationToken ct) => CallAsync(
        async twilio =>
        {
            var page = await MessageResource.ReadAsync(new ReadMessageOptions { To = new PhoneNumber(to), DateSentAfter = since.UtcDateTime, PageSize = 200 }, twilio);
            page.AutoPaging = false;
            return page.ToList();
        },
        ct);

    private CreateMessageOptions Options(SmsMessage message)
    {
        var options = new CreateMessageOptions(new PhoneNumber(message.To)) { Body = message.Body };
        if (settings.MessagingServiceSid is { } service) options.MessagingServiceSid = service;
        else options.From = new PhoneNumber(settings.From);

        // The key comes back with every callback, so a message is known even when the answer with its SID was lost.
        if (settings.StatusCallback is { } callback)
            options.StatusCallback = new Uri(QueryHelpers.AddQueryString(callback.AbsoluteUri, "key", message.Key.ToString()));

        if (settings.ForgetAfterSending)
        {
            options.ContentRetention = MessageResource.ContentRetentionEnum.Discard;
            options.AddressRetention = MessageResource.AddressRetentionEnum.Obfuscate;
        }
        return options;
    }

    private async Task<T> CallAsync<T>(Func<TwilioRestClient, Task<T>> call, CancellationToken ct)
    {
        var line = new TwilioLine(http, clock, ct);

        // At "debug", which a variable in the environment can say, the package writes numbers on the console.
        var twilio = new TwilioRestClient(settings.User, settings.Password, settings.AccountSid, httpClient: line) { LogLevel = null };
        try
        {
            return await call(twilio);
        }
        catch (Exception problem)
        {
            ct.ThrowIfCancellationRequested();
            if (Failure(problem, line) is { } failure) throw failure;
            throw;
        }
    }

    /// <summary>Null: not ours to judge. A connection that was never made is the one case that surely sent nothing.</summary>
    private static DeliveryFailure? Failure(Exception problem, TwilioLine line) => problem switch
    {
        DeliveryFailure known => known,
        ApiConnectionException { InnerException: { } inner } => Failure(inner, line),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
            => new DeliveryFailure.Retry("no-connection", inner: problem),
        HttpRequestException or IOException => new DeliveryFailure.Retry("connection-lost", mayHaveBeenSent: true, inner: problem),
        OperationCanceledException => new DeliveryFailure.Retry("no-answer", mayHaveBeenSent: true),
        _ when line.WasTaken => new DeliveryFailure.Retry("unreadable-answer", mayHaveBeenSent: true),
        ApiException refused => TwilioErrors.OfAnswer((int)line.Status!, refused.Code == 0 ? null : refused.Code, line.RetryAfter),
        _ when line.Status is { } status => TwilioErrors.OfAnswer((int)status, null, line.RetryAfter),
        _ => null,
    };
}
