using System.Net;
using System.Net.Http.Headers;
using Twilio.Http;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Carries one request of Twilio's package over our own HttpClient. The package's own carrier knows neither another address than Twilio's
/// nor when somebody has stopped waiting, and what it throws says nothing of Retry-After, nor of the status when a proxy answers with a page.
/// </summary>
internal sealed class TwilioLine(System.Net.Http.HttpClient http, TimeProvider clock, CancellationToken ct) : Twilio.Http.HttpClient
{
    /// <summary>What was answered; null while nothing has been.</summary>
    public HttpStatusCode? Status { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Taken, and what can not be read then is only the answer.</summary>
    public bool WasTaken => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

    public override Response MakeRequest(Request request) => throw new NotSupportedException("Nobody waits for Twilio with a thread in hand.");

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        using var message = new HttpRequestMessage(new(request.Method.ToString()), request.ConstructUrl().PathAndQuery.TrimStart('/'));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Authorization = new("Basic", Authentication(request.Username, request.Password));
        if (message.Method != System.Net.Http.HttpMethod.Get) message.Content = new FormUrlEncodedContent(request.PostParams);

        using var answer = await http.SendAsync(message, ct);
        Status = answer.StatusCode;
        RetryAfter = After(answer.Headers.RetryAfter, clock.GetUtcNow());

        // The package takes a redirect for a success; we follow none, since the account's secret would go along.
        if ((int)answer.StatusCode is >= 300 and < 400) throw TwilioErrors.OfAnswer((int)answer.StatusCode, null, RetryAfter);
        return new Response(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    private static TimeSpan? After(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var after = header?.Delta ?? header?.Date - now;
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }
}
