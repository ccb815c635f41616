using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>A real CalDAV server with users, passwords and calendars (Debian's package "radicale"), which can be killed and started again.</summary>
public sealed class Radicale : IAsyncDisposable
{
    public const string User = "karin";

    public const string Password = "lösen med å";

    private readonly string folder = Directory.CreateTempSubdirectory("handslaget-radicale-").FullName;
    private readonly HttpClient client;
    private readonly int port = FreePort();
    private Process? process;

    public Radicale()
    {
        client = new HttpClient { BaseAddress = Server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        File.WriteAllText(Path.Combine(folder, "users"), $"{User}:{Password}\n");
        File.WriteAllText(Path.Combine(folder, "config"), $"""
            [server]
            hosts = 127.0.0.1:{port}
            [auth]
            type = htpasswd
            htpasswd_filename = {folder}/users
            htpasswd_encryption = plain
            delay = 0
            [storage]
            filesystem_folder = {folder}/collections
            """);
    }

    public static string? Missing => File.Exists("/usr/bin/radicale") ? null : "Radicale is not installed: apt-get install radicale";

    public Uri Server => new($"http://127.0.0.1:{port}/");

    public Uri Collection => new(Server, $"/{User}/kalender/");

    public int Port => port;

    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo("/usr/bin/radicale", ["--config", Path.Combine(folder, "config")]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var waited = 0; ; waited++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (waited < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async Task MakeCalendar()
    {
        using var make = new HttpRequestMessage(new HttpMethod("MKCALENDAR"), Collection);
        using var made = await client.SendAsync(make);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    /// <summary>An event as a calendar program writes it, in Swedish time.</summary>
    public async Task Put(string uid, DateTime start, DateTime end, string more = "")
    {
        var text = $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//test//
            BEGIN:VTIMEZONE
            TZID:Europe/Stockholm
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19810329T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:{uid}
            DTSTAMP:20270101T000000Z
            SUMMARY:Lönesamtal med Berit
            DTSTART;TZID=Europe/Stockholm:{start:yyyyMMdd'T'HHmmss}
            DTEND;TZID=Europe/Stockholm:{end:yyyyMMdd'T'HHmmss}
            {more}
            END:VEVENT
            END:VCALENDAR

            """.Replace("\n\nEND", "\nEND", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        using var put = await client.PutAsync(new Uri(Collection, $"{Uri.EscapeDataString(uid)}.ics"), new StringContent(text, Encoding.UTF8, "text/calendar"));
        Assert.True(put.IsSuccessStatusCode, $"{(int)put.StatusCode}: {await put.Content.ReadAsStringAsync()}");
    }

    /// <summary>The event as it lies there, and null when it does not.</summary>
    public async Task<string?> Find(string uid)
    {
        using var answer = await client.GetAsync(new Uri(Collection, $"{Uri.EscapeDataString(uid)}.ics"));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Everything in the calendar, as one file.</summary>
    public Task<string> All() => client.GetStringAsync(Collection);

    public async Task Change(string uid, Func<string, string> change)
    {
        using var put = await client.PutAsync(new Uri(Collection, $"{Uri.EscapeDataString(uid)}.ics"), new StringContent(change((await Find(uid))!), Encoding.UTF8, "text/calendar"));
        put.EnsureSuccessStatusCode();
    }

    public async Task Delete(string uid)
    {
        using var deleted = await client.DeleteAsync(new Uri(Collection, $"{Uri.EscapeDataString(uid)}.ics"));
        deleted.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (process is not null) await Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
