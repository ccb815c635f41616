using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Whether a callback comes from Twilio: X-Twilio-Signature is base64(HMAC-SHA1(auth token, address + sorted parameters)). The address is
/// the one Twilio called, letter for letter; behind a proxy, build it from the configured public address and not from the request. Twilio's
/// package has a check of its own (8.2.0); it refuses repeated keys and an address with its usual port written out, and throws at a missing
/// signature or an address it can not read, where a refusal is wanted.
/// </summary>
public static class TwilioSignature
{
    /// <summary>A callback with a form, or none (GET).</summary>
    public static bool Holds(string authToken, string url, IEnumerable<KeyValuePair<string, StringValues>> form, string? signature)
    {
        var parameters = Joined(form);
        return WithAndWithoutPort(url).Any(u => Same(Sign(authToken, u + parameters), signature));
    }

    /// <summary>A callback with a JSON body: the address carries the body's SHA-256, and so vouches for it.</summary>
    public static bool HoldsForBody(string authToken, string url, ReadOnlySpan<byte> body, string? signature)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? url[at..] : "";
        return QueryHelpers.ParseQuery(query).TryGetValue("bodySHA256", out var promised)
            && promised.Count == 1
            && Same(Convert.ToHexStringLower(SHA256.HashData(body)), promised[0])
            && Holds(authToken, url, [], signature);
    }

    // A repeated key gives its different values in order, each after the key, as Twilio's own library for Node does. Twilio's C# library
    // joins them with a comma instead; Twilio itself does not send repeated keys.
    private static string Joined(IEnumerable<KeyValuePair<string, StringValues>> form) => string.Concat(form
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .SelectMany(p => p.Value.Select(v => v ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(v => p.Key + v)));

    private static string Sign(string authToken, string text)
    {
#pragma warning disable CA5350 // Twilio's scheme says SHA-1; as a keyed hash (HMAC) it is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private static bool Same(string expected, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given ?? ""));

    // Twilio may or may not have counted the port in. The host keeps its letters as received, so System.Uri can not be used.
    private static IEnumerable<string> WithAndWithoutPort(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            yield break;
        }

        var length = url.AsSpan(start).IndexOfAny('/', '?', '#');
        var (host, rest) = length < 0 ? (url[start..], "") : (url.Substring(start, length), url[(start + length)..]);
        var colon = host.LastIndexOf(':');
        var hasPort = colon >= 0 && colon < host.Length - 1 && host[(colon + 1)..].All(char.IsAsciiDigit);
        var port = url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        yield return url[..start] + (hasPort ? host[..colon] : host + port) + rest;
    }
}
