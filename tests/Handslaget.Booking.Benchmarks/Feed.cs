using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handslaget.Booking.Benchmarks;

/// <summary>A calendar at an address, with an ETag, that somebody writes in; it counts how often it is asked for and sent.</summary>
internal sealed class Feed : IAsyncDisposable
{
    private readonly WebApplication server;
    private volatile string events = "";
    private volatile int version;
    private int asked;
    private int whole;

    private Feed(WebApplication server) => this.server = server;

    public Uri Address => new(new Uri(server.Urls.First()), "/kalender.ics");

    public int Asked => asked;

    public int Whole => whole;

    public static async Task<Feed> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var feed = new Feed(server);
        server.MapGet("/kalender.ics", feed.Answer);
        await server.StartAsync();
        return feed;
    }

    /// <summary>An hour that begins then.</summary>
    public void Take(DateTimeOffset start)
    {
        events += string.Create(
            CultureInfo.InvariantCulture,
            $"BEGIN:VEVENT\r\nUID:{version}@benchmark\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{start.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n");
        version++;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private IResult Answer(HttpContext http)
    {
        Interlocked.Increment(ref asked);
        var tag = $"\"{version}\"";
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        Interlocked.Increment(ref whole);
        http.Response.Headers.ETag = tag;
        return TypedResults.Text($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//handslaget//benchmark//SV\r\n{events}END:VCALENDAR\r\n", "text/calendar");
    }
}
