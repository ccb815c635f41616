using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// A folder of .eml files. A file is read when it has stopped growing, and is then moved into a folder beside the others: who tries the
/// service can drop a mail program's answer here, and see what comes of it.
/// </summary>
internal sealed class FolderBox(IOptions<InboxOptions> options, IHostEnvironment host, ILogger<FolderBox> log) : ILetterBox
{
    private const string Done = "hanterade";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public string Name => "folder";

    public bool IsConfigured => options.Value.Folder is not null;

    public string Path => System.IO.Path.GetFullPath(options.Value.Folder!, host.ContentRootPath);

    public async Task Read(Func<MimeMessage, CancellationToken, Task> take, Func<string, string, string, CancellationToken, Task> giveUp, Action works, CancellationToken ct)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, Done));
        var tries = new Tries(Name, log);
        var before = new Dictionary<string, long>();
        while (true)
        {
            var now = new DirectoryInfo(Path).EnumerateFiles("*.eml").ToDictionary(f => f.FullName, f => f.Length);
            foreach (var (file, length) in now.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                if (!before.TryGetValue(file, out var was) || was != length) continue;
                if (await tries.Take(file, async () => await take(await MimeMessage.LoadAsync(file, ct), ct), () => giveUp($"{System.IO.Path.GetFileName(file)}/{length}", "", System.IO.Path.GetFileName(file), ct)))
                    File.Move(file, System.IO.Path.Combine(Path, Done, System.IO.Path.GetFileName(file)), overwrite: true);
            }
            before = now;
            works();
            await Task.Delay(Every, ct);
        }
    }
}
