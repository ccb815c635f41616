using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;
using MimeKit;

namespace Handslaget.Booking.Web.Pages;

/// <summary>A message in the outbox folder, as the demo shows it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Html">Whether a mail has a part in HTML.</param>
/// <param name="Invitation">What a mail's calendar part does: its method, number in order and time; null without one.</param>
public sealed record OutboxItem(
    string File, bool IsMail, string From, string To, string Subject, string Text, DateTimeOffset At, bool Html = false, string? Invitation = null);

/// <summary>Development only: every mail and text as its receiver would see it, and a choice of demo persons.</summary>
internal static class DemoPages
{
    public static void MapDemoPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/utkorg", (OutboxFolder folder, HttpContext http) => Page.Of<OutboxPage>(
            http, new Dictionary<string, object?> { ["Items"] = Read(folder.Path), ["Folder"] = folder.Path }));
        pages.MapGet("/utkorg/{file}", (string file, OutboxFolder folder, HttpContext http) => Find(folder, file) is { } found
            ? Page.Of<OutboxItemPage>(http, new Dictionary<string, object?> { ["Item"] = Read(found) })
            : Page.NotFound(http));
        pages.MapGet("/utkorg/{file}/html", (string file, OutboxFolder folder, HttpContext http) => Html(folder, file, http) ?? Page.NotFound(http));
        pages.MapGet("/utkorg/{file}/inbjudan.ics", (string file, OutboxFolder folder, HttpContext http) =>
            Calendar(folder, file) is { } calendar ? Results.Text(calendar, "text/calendar") : Page.NotFound(http));
        pages.MapGet("/demo", async (IDocumentStore store, HttpContext http, CancellationToken ct) =>
        {
            await using var session = store.QuerySession();
            var people = await session.Query<Person>().OrderBy(p => p.Name).ToListAsync(ct);
            return Page.Of<DemoPage>(http, new Dictionary<string, object?> { ["People"] = people });
        });
        pages.MapGet("/demo/people", async (IDocumentStore store, CancellationToken ct) =>
        {
            await using var session = store.QuerySession();
            return (await session.Query<Person>().OrderBy(p => p.Name).ToListAsync(ct)).Select(p => new { p.Id, p.Name, p.IsCoordinator });
        });
    }

    private static List<OutboxItem> Read(string folder) =>
        !Directory.Exists(folder) ? [] : [.. new DirectoryInfo(folder).GetFiles()
            .Where(f => f.Extension is ".eml" or ".txt")
            .OrderByDescending(f => f.Name)
            .Take(60)
            .Select(Read)];

    private static OutboxItem Read(FileInfo file)
    {
        if (file.Extension == ".txt")
        {
            var lines = File.ReadAllLines(file.FullName);
            return new(file.Name, false, "", lines.FirstOrDefault() ?? "", "", string.Join('\n', lines.Skip(1)).Trim(), file.LastWriteTimeUtc);
        }
        using var letter = MimeMessage.Load(file.FullName);
        return new(
            file.Name, true, letter.From.ToString(), letter.To.ToString(), letter.Subject ?? "", letter.TextBody ?? "", letter.Date,
            letter.HtmlBody is not null, Invitation(CalendarOf(letter)));
    }

    /// <summary>A file of the folder by its own name; never a path.</summary>
    private static FileInfo? Find(OutboxFolder folder, string file) =>
        file == Path.GetFileName(file) && Path.GetExtension(file) is ".eml" or ".txt" && new FileInfo(Path.Combine(folder.Path, file)) is { Exists: true } found
            ? found
            : null;

    private static IResult? Html(OutboxFolder folder, string file, HttpContext http)
    {
        if (Find(folder, file) is not { Extension: ".eml" } found) return null;
        using var letter = MimeMessage.Load(found.FullName);
        if (letter.HtmlBody is not { } html) return null;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
        return Results.Text(html, "text/html");
    }

    private static string? Calendar(OutboxFolder folder, string file)
    {
        if (Find(folder, file) is not { Extension: ".eml" } found) return null;
        using var letter = MimeMessage.Load(found.FullName);
        return CalendarOf(letter);
    }

    private static string? CalendarOf(MimeMessage letter) =>
        letter.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"))?.Text;

    private static string? Invitation(string? calendar)
    {
        if (calendar is null || Ical.Net.Calendar.Load(calendar) is not { } read || read.Events.FirstOrDefault() is not { } meeting) return null;
        var attendees = meeting.Attendees.Select(a => $"{a.CommonName} ({a.ParticipationStatus}, {(a.Role == "OPT-PARTICIPANT" ? "om det går" : "behövs")})");
        return string.Join('\n', (string[])
        [
            $"{read.Method} · nummer {meeting.Sequence} · {meeting.Status}", $"{meeting.Summary}", $"{meeting.Start?.Value:yyyy-MM-dd HH.mm}–{meeting.End?.Value:HH.mm} {meeting.Start?.TzId}",
            meeting.Location ?? "", .. attendees,
        ]);
    }
}
