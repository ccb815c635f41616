using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;
using MimeKit;

namespace Handslaget.Booking.Web.Pages;

/// <summary>A message in the outbox folder, as the demo shows it.</summary>
public sealed record OutboxItem(string Kind, string To, string Subject, string Text, DateTimeOffset At);

/// <summary>Development only: every mail and text as its receiver would see it, and a choice of demo persons.</summary>
internal static class DemoPages
{
    public static void MapDemoPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/utkorg", (OutboxFolder folder, HttpContext http) => Page.Of<OutboxPage>(
            http, new Dictionary<string, object?> { ["Items"] = Read(folder.Path), ["Folder"] = folder.Path }));
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
            return new("sms", lines.FirstOrDefault() ?? "", "", string.Join('\n', lines.Skip(1)), file.LastWriteTimeUtc);
        }
        using var letter = MimeMessage.Load(file.FullName);
        return new("mejl", letter.To.ToString(), letter.Subject ?? "", letter.TextBody ?? "", letter.Date);
    }
}
