using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Handslaget.Booking.Web.Sources.Fetching;

namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>
/// One event in a CalDAV collection, under a name made of its UID (RFC 4791 5.3.2). It is written over only as we know it; what somebody has
/// changed in it meanwhile is looked at first, and then gives way: the table stands when it stands.
/// </summary>
internal static class CalDavEntry
{
    /// <returns>The server's tag of what stands there now, if it tells.</returns>
    public static async Task<string?> Put(GuardedHttp http, OpenAddress at, string uid, string text, string? known, CancellationToken ct)
    {
        var address = Of(at, uid);
        try
        {
            return (await http.Ask(asked => Put(asked, text, known), address, at.Credentials, ct)).ETag;
        }
        catch (NotFetched no) when (no.Status is HttpStatusCode.PreconditionFailed)
        {
            var found = await Tag(http, address, at, ct);
            return (await http.Ask(asked => Put(asked, text, found), address, at.Credentials, ct)).ETag;
        }
    }

    public static async Task Remove(GuardedHttp http, OpenAddress at, string uid, CancellationToken ct)
    {
        try
        {
            await http.Ask(asked => new(HttpMethod.Delete, asked), Of(at, uid), at.Credentials, ct);
        }
        catch (NotFetched no) when (no.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // It is gone already.
        }
    }

    private static HttpRequestMessage Put(Uri address, string text, string? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(text, Encoding.UTF8, "text/calendar") };
        if (known is null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        else request.Headers.IfMatch.Add(EntityTagHeaderValue.TryParse(known, out var tag) ? tag : EntityTagHeaderValue.Any);
        return request;
    }

    /// <summary>Null: there is nothing there.</summary>
    private static async Task<string?> Tag(GuardedHttp http, Uri address, OpenAddress at, CancellationToken ct)
    {
        try
        {
            return (await http.Ask(asked => new(HttpMethod.Get, asked), address, at.Credentials, ct)).ETag ?? "*";
        }
        catch (NotFetched no) when (no.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }
    }

    private static Uri Of(OpenAddress at, string uid) =>
        new(new Uri($"{at.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/"), $"{Uri.EscapeDataString(uid)}.ics");
}
