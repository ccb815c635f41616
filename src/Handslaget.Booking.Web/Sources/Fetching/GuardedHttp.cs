using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>Finds where a host lies. Asked each time we connect, and what it answers is judged then.</summary>
public delegate Task<IPAddress[]> FindHost(string host, CancellationToken ct);

/// <summary>How to be let in.</summary>
internal sealed class Credentials(AuthenticationHeaderValue header)
{
    public Credentials(string user, string password)
        : this(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))))
    {
    }

    public AuthenticationHeaderValue Header { get; } = header;
}

internal sealed record Answer(HttpStatusCode Status, string Text, string? ETag, DateTimeOffset? LastModified);

/// <summary>A calendar was not to be had. <see cref="Detail"/> is for the log, and never holds an address.</summary>
internal sealed class NotFetched(CalendarFault fault, string detail, TimeSpan? wait = null) : Exception(detail)
{
    public CalendarFault Fault { get; } = fault;

    public string Detail { get; } = detail;

    /// <summary>How long we are asked to stay away.</summary>
    public TimeSpan? Wait { get; } = wait;

    /// <summary>What was answered, when there was an answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the answer said of itself, if that was JSON: a stranger's words, to be compared and never shown.</summary>
    public string Said { get; init; } = "";

    /// <summary>The reason in words of ours, when more can be said than the fault does.</summary>
    public Text? Why { get; init; }
}

/// <summary>
/// Asks strangers' servers for calendars: only where the gate lets us, at most five redirects, each judged anew and none with our
/// credentials to another host, at most five megabytes when unpacked. The caller says for how long.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    public const int MostBytes = 5 * 1024 * 1024;

    private const int MostSaid = 16 * 1024;

    private const int MostRedirects = 5;

    private static readonly TimeSpan WaitsAtMost = TimeSpan.FromDays(1);

    private readonly Gate gate;
    private readonly FindHost find;
    private readonly HttpMessageInvoker http;
    private readonly TimeProvider clock;

    public GuardedHttp(Gate gate, FindHost find, TimeProvider clock)
    {
        (this.gate, this.find, this.clock) = (gate, find, clock);
        http = new(new SocketsHttpHandler
        {
            ConnectCallback = Connect,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,

            // A connection is used once. We come back in ten minutes, and a kept one that the server has closed meanwhile looks like a server
            // that does not answer: what has a body is not asked again by itself.
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxConnectionsPerServer = 8,
        });
    }

    public void Dispose() => http.Dispose();

    /// <exception cref="NotFetched">There was no answer to be had, or one that is a no.</exception>
    public async Task<Answer> Ask(Func<Uri, HttpRequestMessage> ask, Uri address, Credentials? credentials, CancellationToken ct)
    {
        var asked = address;
        for (var redirects = 0; ; redirects++)
        {
            if (!gate.MayAsk(asked)) throw new NotFetched(CalendarFault.Unreachable, "not an address that may be asked");
            using var request = ask(asked);
            if (credentials is not null && IsSamePlace(asked, address)) request.Headers.Authorization = credentials.Header;
            using var response = await Send(request, ct);
            if (Onwards(response, asked) is not { } onwards) return await Read(response, ct);
            if (!MayFollow(request.Method) && !IsSamePlace(onwards, address)) throw new NotFetched(CalendarFault.Unreachable, "what is written is not sent on to another place");
            if (redirects == MostRedirects) throw new NotFetched(CalendarFault.TooManyRedirects, "more than five redirects");
            asked = onwards;
        }
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await http.SendAsync(request, ct);
        }
        catch (HttpRequestException e)
        {
            throw new NotFetched(CalendarFault.Unreachable, Detail(e));
        }
        catch (OperationCanceledException)
        {
            throw new NotFetched(CalendarFault.Unreachable, "no answer in time");
        }
    }

    private static string Detail(HttpRequestException e) => e.InnerException is NotFetched refused ? refused.Detail : e.HttpRequestError.ToString();

    /// <summary>The header as it is written: read as an address of its own, a path would be taken for a file's.</summary>
    private static Uri? Onwards(HttpResponseMessage response, Uri asked) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect
            or HttpStatusCode.PermanentRedirect
        && response.Headers.NonValidated.TryGetValues("Location", out var written) && Uri.TryCreate(asked, written.ToString(), out var onwards)
            ? onwards
            : null;

    /// <summary>Questions may be sent on; what changes something, or holds a secret in its body, may not.</summary>
    private static bool MayFollow(HttpMethod method) => method == HttpMethod.Get || method.Method is "PROPFIND" or "REPORT";

    private static bool IsSamePlace(Uri one, Uri other) => one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;

    private async Task<Answer> Read(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.StatusCode == HttpStatusCode.NotModified) return new(response.StatusCode, "", null, null);
        if (!response.IsSuccessStatusCode)
        {
            throw new NotFetched(Fault(response.StatusCode), $"answered {(int)response.StatusCode}", Wait(response))
            {
                Status = response.StatusCode,
                Said = await Said(response.Content, ct),
            };
        }
        try
        {
            var bytes = await Bounded(response.Content, ct);
            var text = Charsets.Decode(bytes, response.Content.Headers.ContentType?.CharSet);
            return new(response.StatusCode, text, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        }
        catch (OperationCanceledException)
        {
            throw new NotFetched(CalendarFault.TooSlow, "did not finish in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new NotFetched(CalendarFault.Unreachable, "broke off");
        }
    }

    /// <summary>The reason that a program gives another. Without it, the status must do.</summary>
    private static async Task<string> Said(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentType?.MediaType is not "application/json") return "";
        try
        {
            var some = new byte[MostSaid];
            await using var stream = await content.ReadAsStreamAsync(ct);
            return Encoding.UTF8.GetString(some, 0, await stream.ReadAtLeastAsync(some, some.Length, throwOnEndOfStream: false, ct));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            return "";
        }
    }

    private static CalendarFault Fault(HttpStatusCode status) => (int)status switch
    {
        401 or 403 or 407 => CalendarFault.Denied,
        404 or 410 => CalendarFault.NotFound,
        429 or 503 => CalendarFault.AsksToWait,
        >= 500 => CalendarFault.ServerFault,
        _ => CalendarFault.NotACalendar,
    };

    private TimeSpan? Wait(HttpResponseMessage response)
    {
        var written = response.Headers.RetryAfter;
        var wait = written?.Delta ?? (written?.Date is { } until ? until - clock.GetUtcNow() : null);
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, WaitsAtMost.Ticks)) : null;
    }

    /// <summary>What comes is counted after it is unpacked, since a few kilobytes can hold gigabytes.</summary>
    private static async Task<byte[]> Bounded(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > MostBytes) throw new NotFetched(CalendarFault.TooLarge, "more than five megabytes");
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var all = new MemoryStream();
        var some = new byte[81920];
        while (await stream.ReadAsync(some, ct) is var read and > 0)
        {
            if (all.Length + read > MostBytes) throw new NotFetched(CalendarFault.TooLarge, "more than five megabytes");
            all.Write(some, 0, read);
        }
        return all.ToArray();
    }

    /// <summary>The one place where we connect: to an address that has just been judged, and not to a name that could be looked up again.</summary>
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var written) ? [written] : await find(host, ct);
        var allowed = found.Where(address => gate.MayConnect(host, address)).ToArray();
        if (allowed.Length == 0) throw new NotFetched(CalendarFault.Unreachable, found.Length == 0 ? "no such host" : "lies where Calendars:AllowedNetworks does not let us");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
