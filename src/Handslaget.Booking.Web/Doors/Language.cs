using Microsoft.Net.Http.Headers;

namespace Handslaget.Booking.Web.Doors;

/// <summary>The asker's language: what was chosen by link and kept in a cookie, else what the client says it prefers, else Swedish.</summary>
public static class Language
{
    public const string Cookie = "lang";

    public static string AsksIn(this HttpContext http)
    {
        var chosen = http.Request.Query["lang"].FirstOrDefault() ?? http.Request.Cookies[Cookie];
        if (chosen is "sv" or "en") return chosen;
        var accepted = http.Request.GetTypedHeaders().AcceptLanguage ?? (IList<StringWithQualityHeaderValue>)[];
        foreach (var wish in accepted.OrderByDescending(l => l.Quality ?? 1))
        {
            if (wish.Value.StartsWith("sv", StringComparison.OrdinalIgnoreCase)) return "sv";
            if (wish.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return "en";
        }
        return "sv";
    }
}
