using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>What we read of Twilio's message resource. Times are RFC 2822.</summary>
internal sealed record TwilioMessage(
    [property: JsonPropertyName("sid")] string? Sid,
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("body")] string? Body,
    [property: JsonPropertyName("direction")] string? Direction,
    [property: JsonPropertyName("date_created")] string? Created)
{
    /// <summary>The same text, sent by us, and not before the first try: a time that can not be read is no reason to send twice.</summary>
    public bool IsOurs(string body, DateTimeOffset since) =>
        Body == body
        && Direction != "inbound"
        && (!DateTimeOffset.TryParse(Created, CultureInfo.InvariantCulture, out var created) || created >= since);
}

internal sealed record TwilioList([property: JsonPropertyName("messages")] IReadOnlyList<TwilioMessage>? Messages);

internal sealed record TwilioProblem([property: JsonPropertyName("code")] int? Code);

/// <summary>From an HTTP answer, or the lack of one, to a value or a <see cref="DeliveryFailure"/>.</summary>
internal static class TwilioAnswers
{
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, DateTimeOffset now, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return await response.Content.ReadFromJsonAsync<T>(ct) ?? throw new JsonException("An empty answer.");
        }

        throw TwilioErrors.OfAnswer((int)response.StatusCode, await CodeAsync(response, ct), After(response.Headers.RetryAfter, now));
    }

    /// <summary>Null: not ours to judge. A connection that was never made is the one case that surely sent nothing.</summary>
    public static DeliveryFailure? Failure(Exception problem) => problem switch
    {
        DeliveryFailure known => known,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
            => new DeliveryFailure.Retry("no-connection", inner: problem),
        HttpRequestException or IOException => new DeliveryFailure.Retry("connection-lost", mayHaveBeenSent: true, inner: problem),
        OperationCanceledException => new DeliveryFailure.Retry("no-answer", mayHaveBeenSent: true),
        JsonException or NotSupportedException => new DeliveryFailure.Retry("unreadable-answer", mayHaveBeenSent: true),
        _ => null,
    };

    private static async Task<int?> CodeAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<TwilioProblem>(ct))?.Code;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException)
        {
            // Something between us and Twilio answered with a page of its own; the HTTP status says enough.
            return null;
        }
    }

    private static TimeSpan? After(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var after = header?.Delta ?? header?.Date - now;
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }
}
