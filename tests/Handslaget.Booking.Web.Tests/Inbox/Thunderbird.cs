using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handslaget.Booking.Web.Tests.Delivery;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>
/// Marks a test that needs Thunderbird and a screen that nobody sees. Skipped, with the reason, where they are not installed, or not asked for:
/// a program of that size takes a minute or two.
/// </summary>
public sealed class ThunderbirdFactAttribute : FactAttribute
{
    private static readonly string? Missing = ImapServer.WhyNot() ?? MailServer.WhyNot() ?? Thunderbird.WhyNot();

    public ThunderbirdFactAttribute() => Skip = Missing;
}

/// <summary>A letter as Thunderbird shows it. <see cref="Bar"/> is null when it takes the letter for nothing but a letter.</summary>
internal sealed record Shown(string Subject, string Text, string? Bar, IReadOnlyList<Offered> Buttons)
{
    public IEnumerable<string> Offers => Buttons.Select(b => b.Id);
}

internal sealed record Offered(string Id, string Label);

/// <summary>What lies in Thunderbird's calendar. <see cref="Mine"/> is what its owner has answered.</summary>
internal sealed record Entry(string Uid, DateTimeOffset Start, DateTimeOffset End, string Title, string? Location, string? Status, int Sequence, string? Mine);

/// <summary>Servers/thunderbird.py as a process of its own: somebody with a mailbox and a calendar, whose buttons can be pressed.</summary>
internal sealed class Thunderbird : IDisposable
{
    public const string Accept = "imipAcceptButton";
    public const string Decline = "imipDeclineButton";
    public const string Tentative = "imipTentativeButton";
    public const string More = "imipMoreButton";
    public const string Delete = "imipDeleteButton";

    private const string Program = "/usr/lib/thunderbird/thunderbird";
    private const string Screen = "/usr/bin/Xvfb";

    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web);

    private readonly string folder = Directory.CreateTempSubdirectory("handslaget-thunderbird-").FullName;
    private readonly Process process;

    public Thunderbird(string address, int imap, int smtp)
    {
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [TestFiles.Server("thunderbird.py"), folder, address, $"{imap}", $"{smtp}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Answer();
    }

    public Shown Open(string messageId) => Ask(new() { ["open"] = messageId }).Deserialize<Shown>(Lower)!;

    public void Press(string button) => Ask(new() { ["press"] = button });

    public IReadOnlyList<Entry> Events() => Ask(new() { ["events"] = true }).Deserialize<List<Entry>>(Lower)!;

    /// <summary>What stands on the screen, kept in the folder that BOOKING_PICTURES names, if it names one.</summary>
    public void Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("BOOKING_PICTURES") is { Length: > 0 } kept) Ask(new() { ["picture"] = Path.Combine(kept, $"{name}.png") });
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30))) process.Kill(entireProcessTree: true);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal static string? WhyNot() =>
        Environment.GetEnvironmentVariable("BOOKING_THUNDERBIRD") != "1" ? "set BOOKING_THUNDERBIRD=1, where thunderbird and xvfb are installed, to run this test"
        : File.Exists(Program) && File.Exists(Screen) ? null
        : "apt-get install thunderbird xvfb to run this test";

    private JsonNode Ask(JsonObject wish)
    {
        process.StandardInput.WriteLine(wish.ToJsonString());
        process.StandardInput.Flush();
        return Answer();
    }

    private JsonNode Answer()
    {
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"Thunderbird is gone: {File.ReadAllText(Path.Combine(folder, "log"))}");
        var answer = JsonNode.Parse(line)!;
        return answer is JsonObject told && told["fault"] is { } fault ? throw new InvalidOperationException($"{fault}") : answer;
    }
}
