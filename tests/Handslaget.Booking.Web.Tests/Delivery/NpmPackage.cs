using System.Diagnostics;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>
/// A package from npm, fetched once into a folder of its own, where later runs find it; a half-fetched one is never used. <see cref="Script"/> is
/// the file in it that is wanted.
/// </summary>
internal sealed class NpmPackage(string name, string version, params string[] script)
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"handslaget-npm-{name.Replace('/', '-')}-{version}");

    public string Script => Path.Combine([folder, "node_modules", .. name.Split('/'), .. script]);

    /// <summary>Null when it is here, and otherwise why it can not be had.</summary>
    public string? WhyNot()
    {
        if (File.Exists(Script)) return null;
        var draft = Directory.CreateTempSubdirectory("handslaget-npm-").FullName;
        try
        {
            using var npm = Run("npm", "install", "--prefix", draft, "--no-audit", "--no-fund", "--ignore-scripts", $"{name}@{version}");
            if (!npm.WaitForExit(TimeSpan.FromMinutes(3)))
            {
                npm.Kill(entireProcessTree: true);
                return $"npm did not fetch {name} in three minutes";
            }
            if (npm.ExitCode != 0) return $"npm could not fetch {name} (exit code {npm.ExitCode})";
            Directory.Move(draft, folder);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"node and npm are not installed, so {name} can not be fetched";
        }
        catch (IOException) when (File.Exists(Script))
        {
            // Another run fetched it meanwhile.
            return null;
        }
    }

    public static Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
