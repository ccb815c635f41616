using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>
/// Twilio's Messages resource as we use it, in this process, with faults. <see cref="Mode"/>: ok, 429, 500, "500-taken" (took the message
/// and then failed), hang, reset, cut (took it and cut the line), html, or a Twilio error code, answered with HTTP 400 (20003: 401).
/// </summary>
internal sealed class TwilioDouble : IAsyncDisposable
{
    public sealed record Taken(string Sid, IReadOnlyDictionary<string, string> Form, DateTimeOffset At);

    private readonly WebApplication app;

    private TwilioDouble(WebApplication app) => this.app = app;

    public string Mode { get; set; } = "ok";

    /// <summary>When it says 429, this is what it asks for.</summary>
    public int RetryAfterSeconds { get; set; } = 2;

    public ConcurrentQueue<Taken> Messages { get; } = new();

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>What happens between taking a message and answering that it is taken.</summary>
    public Func<Taken, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Every request: "POST" or "GET ?query", with the authorization it came with.</summary>
    public ConcurrentQueue<(string Call, string? Authorization)> Calls { get; } = new();

    public int Posts => Calls.Count(c => c.Call == "POST");

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<TwilioDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var twilio = new TwilioDouble(builder.Build());
        twilio.app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", twilio.PostAsync);
        twilio.app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", twilio.ListAsync);
        await twilio.app.StartAsync();
        return twilio;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task PostAsync(HttpContext http, string account)
    {
        Calls.Enqueue(("POST", http.Request.Headers.Authorization));
        var form = (await http.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
        if (Mode is "ok" or "500-taken" or "cut" or "hang")
        {
            Messages.Enqueue(new($"SM{Messages.Count + 1:x32}", form, Clock.GetUtcNow()));
        }

        if (Mode != "ok")
        {
            await FailAsync(http);
            return;
        }

        var taken = Messages.Last();
        await BeforeAnswer(taken);
        http.Response.StatusCode = 201;
        await http.Response.WriteAsJsonAsync(Resource(taken, account));
    }

    private async Task ListAsync(HttpContext http, string account)
    {
        Calls.Enqueue(("GET " + http.Request.QueryString, http.Request.Headers.Authorization));
        if (Mode is "429" or "500")
        {
            await FailAsync(http);
            return;
        }

        var since = DateTimeOffset.Parse(http.Request.Query["DateSent>"].ToString(), CultureInfo.InvariantCulture);
        var found = Messages.Where(m => m.Form["To"] == http.Request.Query["To"] && m.At >= since).Select(m => Resource(m, account));
        var uri = new Uri(Address, http.Request.Path);
        await http.Response.WriteAsJsonAsync(new { messages = found, page = 0, page_size = 200, start = 0, end = 0, uri, first_page_uri = uri, next_page_uri = (Uri?)null });
    }

    private async Task FailAsync(HttpContext http)
    {
        switch (Mode)
        {
            case "hang":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "reset" or "cut":
                http.Abort();
                break;
            case "html":
                http.Response.StatusCode = 502;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<h1>Bad gateway</h1>");
                break;
            case "429":
                http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                await ErrorAsync(http, 429, 20429);
                break;
            case "500" or "500-taken":
                await ErrorAsync(http, 500, 20500);
                break;
            default:
                await ErrorAsync(http, Mode == "20003" ? 401 : 400, int.Parse(Mode, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static Task ErrorAsync(HttpContext http, int status, int code)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { code, message = "It did not work for +46701740605", more_info = $"https://www.twilio.com/docs/errors/{code}", status });
    }

    private static object Resource(Taken m, string account) => new
    {
        sid = m.Sid,
        account_sid = account,
        body = m.Form["Body"],
        to = m.Form["To"],
        from = m.Form.GetValueOrDefault("From"),
        messaging_service_sid = m.Form.GetValueOrDefault("MessagingServiceSid"),
        status = "queued",
        direction = "outbound-api",
        date_created = m.At.ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal),
        date_updated = m.At.ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal),
        date_sent = (string?)null,
        num_segments = "1",
        num_media = "0",
        price = (string?)null,
        price_unit = "USD",
        error_code = (int?)null,
        error_message = (string?)null,
        api_version = "2010-04-01",
        uri = $"/2010-04-01/Accounts/{account}/Messages/{m.Sid}.json",
        subresource_uris = new { media = $"/2010-04-01/Accounts/{account}/Messages/{m.Sid}/Media.json" },
    };
}
