using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Handslaget.Booking.Web.Pages;

/// <summary>Renders a page in the reader's language.</summary>
internal static class Page
{
    /// <param name="here">For a page that answers a POST: the nearest page that can be opened by its address.</param>
    public static RazorComponentResult Of<TPage>(HttpContext http, IDictionary<string, object?>? parameters = null, int status = 200, string? here = null)
        where TPage : PageBase
    {
        RememberLanguage(http);
        var all = parameters is null ? [] : new Dictionary<string, object?>(parameters);
        all["Lang"] = http.AsksIn();
        all["LanguageHref"] = LanguageHref(http, here);
        return new RazorComponentResult(typeof(TPage), all) { StatusCode = status };
    }

    /// <summary>Nothing that a link opens, and how to get another.</summary>
    public static RazorComponentResult NotFound(HttpContext http) => Of<MessagePage>(
        http,
        new Dictionary<string, object?>
        {
            ["Heading"] = new Text("Vi hittar inte mötet", "We can not find the meeting").In(http.AsksIn()),
            ["Body"] = new Text(
                "Länken är inte hel, eller så gäller den inte längre. Kontrollera att hela adressen kom med. Med bokningsnumret får du en ny länk, eller ring oss på 011-15 00 00.",
                "The link is not whole, or it no longer works. Check that the whole address came along. With the booking number you get a new link, or call us on +46 11 15 00 00.").In(http.AsksIn()),
            ["ByNumber"] = true,
        },
        404);

    public static RazorComponentResult Message(HttpContext http, int status, Text heading, Text body) => Of<MessagePage>(
        http, new Dictionary<string, object?> { ["Heading"] = heading.In(http.AsksIn()), ["Body"] = body.In(http.AsksIn()) }, status);

    /// <summary>A refusal that has no page of its own to stand on.</summary>
    public static RazorComponentResult Refused(HttpContext http, Refusal reason) => Message(http, 409, new("Det gick inte", "That was not possible"), reason.Say());

    /// <summary>The same page in the other language: everything else in the address stays. What a POST answers has no address of its own.</summary>
    private static string LanguageHref(HttpContext http, string? here)
    {
        var other = http.AsksIn() == "en" ? "sv" : "en";
        if (!HttpMethods.IsGet(http.Request.Method)) return QueryHelpers.AddQueryString(here ?? "/", "lang", other);
        var rest = http.Request.Query.Where(q => !q.Key.Equals("lang", StringComparison.OrdinalIgnoreCase));
        return QueryString.Create(rest).Add("lang", other).ToUriComponent();
    }

    /// <summary>A language chosen by link is kept. The cookie holds two letters and nothing else.</summary>
    private static void RememberLanguage(HttpContext http)
    {
        if (http.Request.Query["lang"].FirstOrDefault() is { } chosen and ("sv" or "en"))
        {
            http.Response.Cookies.Append(Language.Cookie, chosen, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            });
        }
    }
}
