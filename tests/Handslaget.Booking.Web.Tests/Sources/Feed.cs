using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Handslaget.Booking.Web.Sources.Reading;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// One odd calendar of Feeds/: NAME.ics, and beside it NAME.busy with why it is there and what is to come out of it, in UTC. "within",
/// "owner", "ours" and "tentative free" say how it is read, "doubt" and "unreadable" name one of our reasons.
/// </summary>
internal sealed class Feed
{
    private static readonly Slot TwoWeeks = Span("2026-11-30T00:00/2026-12-14T00:00");

    private readonly string[] _lines;

    public Feed(string name)
    {
        Bytes = File.ReadAllBytes(Path.Combine(Folder(), name + ".ics"));
        _lines = [.. File.ReadAllLines(Path.Combine(Folder(), name + ".busy")).Where(l => l.Length > 0 && !l.StartsWith('#'))];
        foreach (var line in _lines.Where(l => !char.IsAsciiDigit(l[0]) && !Words.Any(w => l.StartsWith(w, StringComparison.Ordinal))))
        {
            throw new InvalidOperationException($"{name}.busy says {line}.");
        }
    }

    private static string[] Words { get; } = ["within ", "owner ", "ours ", "tentative free", "doubt ", "unreadable "];

    public static IEnumerable<string> Names { get; } = [.. Directory.GetFiles(Folder(), "*.ics").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public byte[] Bytes { get; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public Slot Within => After("within ").Select(Span).FirstOrDefault(TwoWeeks);

    public FeedOptions Options => new()
    {
        OwnerAddresses = After("owner ").ToHashSet(),
        IsOurs = After("ours ").Contains,
        TentativeIsBusy = !_lines.Contains("tentative free"),
    };

    public IEnumerable<Slot> Busy => _lines.Where(l => char.IsAsciiDigit(l[0])).Select(Span);

    public IEnumerable<Doubt> Doubts => After("doubt ").Select(d => d.Split(' ')).Select(d => new Doubt(Reason(d[0]), int.Parse(d[1], CultureInfo.InvariantCulture)));

    public Text? Unreadable => After("unreadable ").Select(Reason).FirstOrDefault();

    /// <summary>A slot as it is written in the files: the end without its day when it is the start's.</summary>
    public static Slot Span(string text)
    {
        var parts = text.Split('/');
        return new(Time(parts[0]), Time(parts[1].Contains('T') ? parts[1] : parts[0][..11] + parts[1]));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Text Reason(string name) => (Text)typeof(Reasons).GetField(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Feeds");

    private IEnumerable<string> After(string word) => _lines.Where(l => l.StartsWith(word, StringComparison.Ordinal)).Select(l => l[word.Length..]);
}
