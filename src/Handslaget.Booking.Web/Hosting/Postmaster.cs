using System.Diagnostics;
using System.Globalization;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The server process of a data folder, as the file <c>postmaster.pid</c> tells: it stays behind when the server is killed.</summary>
internal sealed record Postmaster(int ProcessId, string StartedAt, int Port, bool IsReady)
{
    private const int ProcessIdLine = 0, StartedLine = 2, PortLine = 3, StatusLine = 7;

    public static string FileIn(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>What the file says, or null when there is none: the server was never started, or was stopped in order.</summary>
    public static Postmaster? Read(string data)
    {
        try
        {
            return Parse(LinesOf(FileIn(data)));
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether that very server still runs. The number alone does not tell, since a system that restarted gives it to another process.</summary>
    public bool IsAlive()
    {
        if (ProcessId <= 0)
        {
            return false;
        }

        try
        {
            if (OperatingSystem.IsLinux())
            {
                // A server stands in its data folder, so the same file must be found from there. A dead child not yet buried stands nowhere.
                var there = Parse(LinesOf($"/proc/{ProcessId}/cwd/postmaster.pid"));
                return there.ProcessId == ProcessId && there.StartedAt == StartedAt;
            }

            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Postmaster Parse(string[] lines) => new(
        NumberAt(lines, ProcessIdLine),
        lines.ElementAtOrDefault(StartedLine) ?? "",
        NumberAt(lines, PortLine),
        lines.ElementAtOrDefault(StatusLine)?.Trim() == "ready");

    private static int NumberAt(string[] lines, int line) =>
        int.TryParse(lines.ElementAtOrDefault(line), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string[] LinesOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
