using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Web.Pages;
using Microsoft.Net.Http.Headers;

namespace Handslaget.Booking.Web.Feeds;

/// <summary>Where calendar programs read: no sign-in, since they can not, but an address that nobody can guess.</summary>
internal static class FeedDoors
{
    /// <summary>Kept by the reader alone, and asked about each time.</summary>
    public const string Kept = "private, no-cache";

    public static void MapFeeds(this WebApplication app) => app.MapGet("/kalender/{token}.ics", Read).ExcludeFromDescription();

    /// <summary>What calendar programs take as something to follow, and not a file to read once.</summary>
    public static string Subscribe(Uri calendar) => $"webcal://{calendar.Authority}{calendar.PathAndQuery}";

    /// <summary>A calendar with a fingerprint of itself, so that who has read it before is told in a few bytes that nothing has changed.</summary>
    public static IResult Calendar(string calendar, string? fileName, HttpContext http)
    {
        http.Response.Headers.CacheControl = Kept;
        var bytes = Encoding.UTF8.GetBytes(calendar);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return Results.File(bytes, "text/calendar; charset=utf-8", fileName, entityTag: tag);
    }

    private static async Task<IResult> Read(string token, Subscriptions subscriptions, TableFeeds feeds, HttpContext http, CancellationToken ct) =>
        await subscriptions.Opens(token, ct) is { } owner && await feeds.Write(owner, ct) is { } calendar
            ? Calendar(calendar, null, http)
            : Page.NotFound(http);
}
