namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// A folder somebody can open, where messages lie when no provider is configured. A message sent twice is one file: the name carries its
/// identity, and the file appears whole or not at all.
/// </summary>
public sealed class OutboxFolder(string path, TimeProvider clock)
{
    public string Path { get; } = path;

    public async Task PutAsync(string kind, string identity, string extension, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path);
        var name = $"{kind}-{identity}.{extension}";
        var target = Directory.EnumerateFiles(Path, $"*Z-{name}").FirstOrDefault()
            ?? System.IO.Path.Combine(Path, $"{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{name}");
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        await using (var file = File.Create(draft))
        {
            await write(file);
        }

        File.Move(draft, target, overwrite: true);
    }
}
