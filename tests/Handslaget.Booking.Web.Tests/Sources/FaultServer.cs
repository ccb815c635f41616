using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>A calendar server of our own that does what a path says: well, badly, or out of spite. It counts what it was asked.</summary>
public sealed class FaultServer : IAsyncDisposable
{
    /// <summary>A hundred megabytes in a hundred kilobytes.</summary>
    private static readonly byte[] Bomb = Packed(new byte[100 * 1024 * 1024]);

    private readonly WebApplication app;

    /// <summary>What lies at /feed. Changing it changes its ETag.</summary>
    public string Feed { get; set; } = Ics();

    /// <summary>What /feed answers instead, when it is not 0.</summary>
    public int Status { get; set; }

    public string? RetryAfter { get; set; }

    /// <summary>Each request as it came: method, path, and whether it brought a password.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public int NotModified { get; private set; }

    public Uri Address => new(app.Urls.First());

    private FaultServer(WebApplication app) => this.app = app;

    public static async Task<FaultServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new FaultServer(builder.Build());
        server.Map();
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A calendar with these events, each between two instants.</summary>
    public static string Ics(params (DateTimeOffset Start, DateTimeOffset End)[] events)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//\r\n");
        foreach (var (start, end) in events)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{Guid.NewGuid()}@elsewhere.example\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Hemligt möte med Berit\r\nLOCATION:Stora Torget 1\r\nDTSTART:{start.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\nDTEND:{end.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\nEND:VEVENT\r\n");
        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    public Uri At(string path) => new(Address, path);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void Map()
    {
        app.Use(async (http, next) =>
        {
            Asked.Enqueue($"{http.Request.Method} {http.Request.Path}{(http.Request.Headers.Authorization.Count > 0 ? " with a password" : "")}");
            await next();
        });
        app.Map("/feed", Answer);
        app.Map("/private-{key}/basic.ics", Answer);
        app.Map("/loop", (HttpContext http) => Results.Redirect("/loop"));
        app.Map("/onwards", (string to) => Results.Redirect(to, preserveMethod: true));
        app.Map("/hops/{n:int}", (int n) => Results.Redirect(n > 1 ? $"/hops/{n - 1}" : "/feed"));
        app.Map("/status/{status:int}", (int status) => Results.StatusCode(status));
        app.Map("/html", () => Results.Content("<!doctype html><title>Logga in</title>", "text/html"));
        app.Map("/picture", () => Results.Bytes([0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 255], "image/png"));
        app.Map("/large", async (HttpContext http) =>
        {
            http.Response.ContentType = "text/calendar";
            var megabyte = new byte[1024 * 1024];
            for (var sent = 0; sent < 50; sent++) await http.Response.Body.WriteAsync(megabyte, http.RequestAborted);
        });
        app.Map("/large-and-says-so", async (HttpContext http) =>
        {
            http.Response.ContentLength = 50L * 1024 * 1024;
            var megabyte = new byte[1024 * 1024];
            for (var sent = 0; sent < 50; sent++) await http.Response.Body.WriteAsync(megabyte, http.RequestAborted);
        });
        app.Map("/bomb", (HttpContext http) =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Bomb, "text/calendar");
        });
        app.Map("/packed", (HttpContext http) =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(Packed(Encoding.UTF8.GetBytes(Feed)), "text/calendar");
        });
        app.Map("/slow", async (HttpContext http) =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync("B"u8.ToArray(), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(100, http.RequestAborted);
            }
        });
        app.Map("/silent", (HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        app.Map("/breaks-off", async (HttpContext http) =>
        {
            await http.Response.WriteAsync("BEGIN:VCALENDAR\r\n");
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
    }

    private IResult Answer(HttpContext http)
    {
        if (Status != 0)
        {
            if (RetryAfter is not null) http.Response.Headers.RetryAfter = RetryAfter;
            return Results.StatusCode(Status);
        }
        var tag = $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Feed)))[..16]}\"";
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
        {
            NotModified++;
            return Results.StatusCode(304);
        }
        http.Response.Headers.ETag = tag;
        return Results.Text(Feed, "text/calendar");
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
