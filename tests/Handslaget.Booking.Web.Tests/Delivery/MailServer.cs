using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Marks a test that holds a real SMTP conversation. Skipped, with the reason, where Debian's Python packages are not installed.</summary>
public sealed class MailServerFactAttribute : FactAttribute
{
    private static readonly string? Missing = MailServer.WhyNot();

    public MailServerFactAttribute() => Skip = Missing;
}

/// <summary>Servers/smtp.py as a process of its own, in a folder of its own.</summary>
internal sealed class MailServer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string folder = Directory.CreateTempSubdirectory("handslaget-smtp-").FullName;
    private readonly Process process;

    public MailServer()
    {
        process = Start(TestFiles.Server("smtp.py"), folder);
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd());
        Port = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    public string Mode
    {
        set => File.WriteAllText(Path.Combine(folder, "mode"), value);
    }

    /// <summary>What reached DATA: "mode message-id receiver".</summary>
    public string[] Log => File.Exists(Path.Combine(folder, "log")) ? File.ReadAllLines(Path.Combine(folder, "log")) : [];

    public IReadOnlyList<MimeMessage> Letters => [.. Directory.GetFiles(Path.Combine(folder, "Maildir", "new")).OrderBy(File.GetLastWriteTimeUtc).Select(f => MimeMessage.Load(f))];

    /// <summary>The same letters through Python's parsers.</summary>
    public JsonArray ReadByPython()
    {
        using var reader = Start(TestFiles.Server("read_invitations.py"), folder);
        var answer = reader.StandardOutput.ReadToEnd();
        var errors = reader.StandardError.ReadToEnd();
        reader.WaitForExit();
        return reader.ExitCode == 0 ? JsonNode.Parse(answer)!.AsArray() : throw new InvalidOperationException(errors);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal static string? WhyNot()
    {
        if (!File.Exists(Python))
        {
            return "/usr/bin/python3 is not there; install python3, python3-aiosmtpd and python3-icalendar";
        }

        using var check = Start("-c", "import aiosmtpd, icalendar");
        check.WaitForExit();
        return check.ExitCode == 0 ? null : "apt-get install python3-aiosmtpd python3-icalendar to run this test";
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
