using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages;
using Handslaget.Booking.Web.SigningIn;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>What every answer has, and what no request may do.</summary>
internal static class Guards
{
    /// <summary>Headers that keep a page to itself: nothing from elsewhere, no frames, and no address told to anybody.</summary>
    public static void UseSafeHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // At the last moment, since an answer that tells of a fault begins by clearing what was set.
        http.Response.OnStarting(() => { Set(http); return Task.CompletedTask; });
        return next(http);
    });

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A door that shows what somebody else has written (the demo's mails) has said something stricter of its own. Swagger draws its
        // arrows with images inside its style sheet.
        var images = http.Request.Path.StartsWithSegments("/swagger") ? "; img-src 'self' data:" : "";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = $"default-src 'self'{images}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'{Beyond(http)}";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // A calendar program keeps what it has read, and asks whether it still holds.
        if (headers.CacheControl != Feeds.FeedDoors.Kept && !http.Request.Path.StartsWithSegments("/assets")) headers.CacheControl = "no-store";
    }

    /// <summary>Signing out is a form, and browsers follow where it leads only if that is allowed: on the staff's pages, to their provider.</summary>
    private static string Beyond(HttpContext http) =>
        (http.Request.Path.StartsWithSegments("/personal") || http.Request.Path.StartsWithSegments("/lots"))
        && http.RequestServices.GetService<SignInOptions>() is { IsConfigured: true } provider
            ? $" {provider.Address.GetLeftPart(UriPartial.Authority)}"
            : "";

    /// <summary>An address that leads nowhere is told so to people, with a way on, and not as a white page.</summary>
    public static void UseWayOnFromNowhere(this WebApplication app) => app.UseStatusCodePages(async empty =>
    {
        var http = empty.HttpContext;
        if (http.Response.StatusCode != StatusCodes.Status404NotFound || !HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments("/api")) return;
        await Page.Message(http, StatusCodes.Status404NotFound, new("Sidan finns inte", "There is no such page"), new(
            "Adressen leder ingenstans. Gå till startsidan, eller ring oss på 011-15 00 00.", "The address leads nowhere. Go to the start page, or call us on +46 11 15 00 00.")).ExecuteAsync(http);
    });

    /// <summary>
    /// A change asked for by another site's page is refused: browsers say where a request comes from (Sec-Fetch-Site, and Origin for those
    /// too old to send it), and a page can not lie about it. Programs that are not browsers send neither, and carry no cookie to abuse.
    /// </summary>
    public static void UseOwnOriginOnly(this WebApplication app) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return next(http);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var foreign = site.Length > 0
            ? site is not ("same-origin" or "none")
            : origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
        return foreign
            ? TypedResults.Problem(Problems.Make("foreign-origin", 403, new Text(
                "Frågan kom från en annan webbplats och släpptes inte fram. Gå till vår egen sida och försök igen.",
                "The request came from another site and was refused. Go to our own page and try again.").In(http.AsksIn()))).ExecuteAsync(http)
            : next(http);
    });
}

/// <summary>
/// Faults, told without telling too much: a database that is away is 503 with when to come back, a body that can not be read is 400, and
/// anything else is our fault, 500 with a number to quote.
/// </summary>
internal sealed class FaultHandler(ILogger<FaultHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is TooManyException tooMany)
        {
            await LimitsSetup.Tell(httpContext, tooMany.RetryAfter);
            return true;
        }
        var language = httpContext.AsksIn();
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => Problems.Make("too-large", 413, new Text(
                "Det du skickade är för stort. Korta texten.", "What you sent is too large. Shorten the text.").In(language)),
            BadHttpRequestException e => Problems.Make("unreadable", e.StatusCode, new Text(
                "Det gick inte att läsa det du skickade. Kontrollera formatet.", "What you sent could not be read. Check its format.").In(language)),
            _ when IsDatabaseAway(exception) => Problems.Make("resting", 503, new Text(
                "Tjänsten vilar ett ögonblick. Försök igen om några sekunder. Det går bra att skicka samma sak två gånger.",
                "The service is resting for a moment. Try again in a few seconds. Sending the same thing twice does no harm.").In(language)),
            _ => Problems.Make("our-fault", 500, new Text(
                $"Något gick fel hos oss. Ring 011-15 00 00 och uppge {httpContext.TraceIdentifier}.",
                $"Something went wrong on our side. Call +46 11 15 00 00 and quote {httpContext.TraceIdentifier}.").In(language)),
        };
        if (problem.Status == 503)
        {
            httpContext.Response.Headers.RetryAfter = "5";
            log.Resting(httpContext.TraceIdentifier, exception.GetBaseException().Message);
        }
        if (problem.Status == 500) log.OurFault(exception, httpContext.TraceIdentifier);
        await Tell(problem, httpContext);
        return true;
    }

    /// <summary>A page for who looks at pages, problem details for everybody else.</summary>
    public static Task Tell(Microsoft.AspNetCore.Mvc.ProblemDetails problem, HttpContext http)
    {
        var looksAtPages = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return looksAtPages && !http.Request.Path.StartsWithSegments("/api")
            ? Page.Message(http, problem.Status!.Value, problem.Status == 429 ? new("Vänta en liten stund", "Please wait a little") : new("Något gick fel", "Something went wrong"), new(problem.Title!, problem.Title!)).ExecuteAsync(http)
            : TypedResults.Problem(problem).ExecuteAsync(http);
    }

    private static bool IsDatabaseAway(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is NpgsqlException { IsTransient: true } or TimeoutException) return true;

            // 57P01–03: shutting down, crashed, starting up. 25006: read-only. 53: out of resources, the disk among them.
            if (e is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "25006" or "53100" or "53200" or "53300" }) return true;
            if (e is NpgsqlException and not PostgresException) return true;
        }
        return false;
    }
}

internal static partial class FaultLog
{
    [LoggerMessage(LogLevel.Warning, "A request was asked to come back later ({Trace}): {Reason}")]
    public static partial void Resting(this ILogger log, string trace, string reason);

    [LoggerMessage(LogLevel.Error, "A request failed ({Trace})")]
    public static partial void OurFault(this ILogger log, Exception exception, string trace);
}
