using System.Net;
using System.Net.Http.Headers;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>What came of asking: no text means that the calendar is as it was.</summary>
internal sealed record Fetched(string? Text, string? ETag = null, DateTimeOffset? LastModified = null, string? Mark = null)
{
    public static readonly Fetched AsBefore = new((string?)null);
}

/// <summary>What is known of a published address already.</summary>
internal sealed record KnownFeed(string? ETag, DateTimeOffset? LastModified);

/// <summary>A published address: asked for only what is new, when what is known is enough.</summary>
internal static class PublishedFeed
{
    public const string Calendar = "text/calendar";

    /// <param name="kind">The media type that is meant.</param>
    /// <param name="known">Null: it is asked for whole.</param>
    public static async Task<Fetched> Fetch(GuardedHttp http, Uri address, string kind, KnownFeed? known, CancellationToken ct)
    {
        var answer = await http.Ask(asked => Ask(asked, kind, known), address, null, ct);
        return answer.Status == HttpStatusCode.NotModified && known is not null
            ? Fetched.AsBefore
            : new(answer.Text, answer.ETag, answer.LastModified);
    }

    private static HttpRequestMessage Ask(Uri address, string kind, KnownFeed? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(kind));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.1));
        if (EntityTagHeaderValue.TryParse(known?.ETag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }
}
