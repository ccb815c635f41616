namespace Handslaget.Booking.Web.Hosting;

/// <summary>The folders where the systems of this world put the programs of PostgreSQL, best first.</summary>
internal static class PostgresPlaces
{
    /// <summary>What somebody pointed out (PG_BIN, then PATH), then what the system's packages use, newest version first.</summary>
    public static IEnumerable<string> All()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } chosen)
        {
            yield return chosen;
        }

        if (Tool.OnPath("pg_ctl") is { } program)
        {
            // A link on the PATH leads to the real folder, where the other programs are too.
            yield return Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
        }

        foreach (var folder in Patterns().SelectMany(place => Versions(place.Parent, place.Mask, place.Inside)))
        {
            yield return folder;
        }
    }

    private static IEnumerable<(string Parent, string Mask, string Inside)> Patterns()
    {
        if (OperatingSystem.IsWindows())
        {
            var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            return [(Path.Combine(programs, "PostgreSQL"), "*", "bin")];
        }

        return
        [
            ("/usr/lib/postgresql", "*", "bin"),                            // Debian, Ubuntu
            ("/usr", "pgsql-*", "bin"),                                     // Red Hat with PostgreSQL's own packages
            ("/usr/libexec", "postgresql*", ""),                            // Alpine
            ("/usr/libexec", "postgresql*", "bin"),
            ("/usr/lib", "postgresql*", "bin"),                             // SUSE
            ("/usr", "bin", ""),                                            // Fedora, Arch
            ("/opt/homebrew/opt", "postgresql*", "bin"),                    // Homebrew on Apple silicon
            ("/usr/local/opt", "postgresql*", "bin"),                       // Homebrew on Intel
            ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            ("/usr/local/pgsql", "bin", ""),                                // built from source
        ];
    }

    private static IEnumerable<string> Versions(string parent, string mask, string inside) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, mask).OrderByDescending(VersionIn).Select(folder => Path.Combine(folder, inside))
            : [];

    private static int VersionIn(string folder) =>
        int.TryParse(new string([.. Path.GetFileName(folder).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]), out var version)
            ? version
            : 0;
}
