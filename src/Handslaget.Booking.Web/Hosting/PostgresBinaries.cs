using System.Globalization;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The programs of one installed PostgreSQL that can carry the house: it runs here, is new enough and has btree_gist.</summary>
internal sealed record PostgresBinaries(string Folder, Version Version)
{
    private const int OldestMajor = 14;

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public string Initdb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>The first usable PostgreSQL among the folders; of exactly <paramref name="major"/> when a database of that version exists.</summary>
    public static async Task<PostgresBinaries?> FindAsync(
        IEnumerable<string> folders, int? major, ServerAccount account, Action<string> say, CancellationToken cancel)
    {
        foreach (var folder in folders.Distinct().Where(IsComplete))
        {
            if (await AskAsync(folder, account, say, cancel) is { } found && (major is null || found.Version.Major == major))
            {
                return found;
            }
        }

        return null;
    }

    private static async Task<PostgresBinaries?> AskAsync(
        string folder, ServerAccount account, Action<string> say, CancellationToken cancel)
    {
        // initdb reckons the way the server does, so its answer holds also where pg_config is packed apart and missing.
        var answer = await account.RunAsync(Program(folder, "initdb"), ["--show", "-D", Path.Combine(folder, "none")], Path.GetTempPath(), cancel);
        var facts = (answer.Output + '\n' + answer.Errors).Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1]);
        if (!facts.TryGetValue("VERSION", out var text) || !facts.TryGetValue("share_path", out var share) || VersionFrom(text) is not { } version)
        {
            say($"PostgreSQL in {folder} does not run here ({answer.Reason}); looking further.");
            return null;
        }

        if (version.Major < OldestMajor)
        {
            say($"PostgreSQL {version} in {folder} is too old (at least {OldestMajor} is needed); looking further.");
            return null;
        }

        if (!File.Exists(Path.Combine(share, "extension", "btree_gist.control")))
        {
            say($"PostgreSQL {version} in {folder} lacks the extension btree_gist, which the package postgresql-contrib brings; looking further.");
            return null;
        }

        return new PostgresBinaries(folder, version);
    }

    /// <summary>Reads "15.18 (Debian 15.18-0+deb12u1)", "18.4" and "19beta1".</summary>
    private static Version? VersionFrom(string text)
    {
        var numbers = text.Split(' ')[0].Split('.')
            .Select(part => new string([.. part.TakeWhile(char.IsAsciiDigit)])).ToArray();
        return int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new Version(major, numbers.Length > 1 && int.TryParse(numbers[1], out var minor) ? minor : 0)
            : null;
    }

    private static bool IsComplete(string folder) => Needed.All(name => File.Exists(Program(folder, name)));

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
