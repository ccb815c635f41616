using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// The GSM 7-bit alphabet (3GPP TS 23.038, 6.2.1): å, ä and ö are in it, typographic dashes and quotes are not, and one character outside
/// it makes the whole text cost more than twice as much.
/// </summary>
public static class GsmText
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly HashSet<char> BasicSet = [.. Basic];

    private static readonly HashSet<char> ExtensionSet = [.. Extension];

    public static bool IsGsm7(string text) => text.All(c => BasicSet.Contains(c) || ExtensionSet.Contains(c));

    /// <summary>How many 7-bit units the text takes; a character of the extension table takes two. Asking it of any other text is a bug.</summary>
    public static int Septets(string text) =>
        IsGsm7(text) ? text.Sum(SeptetsOf) : throw new ArgumentException("The text is not in the GSM 7-bit alphabet.", nameof(text));

    /// <summary>How many SMS the text becomes: 160 units in one or 153 in each of several; outside the alphabet 70 and 67.</summary>
    public static int Segments(string text) => IsGsm7(text)
        ? Segments(text.Select(SeptetsOf), 160, 153)
        : Segments(text.EnumerateRunes().Select(r => r.Utf16SequenceLength), 70, 67);

    /// <summary>The same text with what only looks different made plain, on one line and without characters that can not be seen.</summary>
    public static string Normalise(string text)
    {
        // In this order: .NET refuses to compose what is not a character, and composing can make a character that only looks different.
        var seen = Each(text.Replace("\r\n", " ", StringComparison.Ordinal), Seen);
        return Each(seen.Normalize(NormalizationForm.FormC), Plain);
    }

    /// <summary>Normalised and then made to fit the alphabet: accents it lacks are dropped (ê → e), and so is all else it can not say.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalise(text).EnumerateRunes())
        {
            var letter = rune.ToString();
            folded.Append(IsGsm7(letter) ? letter : string.Concat(letter.Normalize(NormalizationForm.FormD).Where(c => SeptetsOf(c) > 0)));
        }

        return folded.ToString();
    }

    /// <summary>As much of the text as fits in so many septets.</summary>
    public static string Cut(string text, int septets)
    {
        var used = 0;
        return string.Concat(text.TakeWhile(c => (used += SeptetsOf(c)) <= septets));
    }

    private static int SeptetsOf(char c) => BasicSet.Contains(c) ? 1 : ExtensionSet.Contains(c) ? 2 : 0;

    // Neither a surrogate pair nor an escape and its character may be parted, so a segment may have to end one unit early.
    private static int Segments(IEnumerable<int> units, int alone, int together)
    {
        var sizes = units.ToList();
        if (sizes.Sum() <= alone)
        {
            return 1;
        }

        var (segments, used) = (1, 0);
        foreach (var size in sizes)
        {
            (segments, used) = used + size > together ? (segments + 1, size) : (segments, used + size);
        }

        return segments;
    }

    private static string Each(string text, Func<Rune, string> change) => string.Concat(text.EnumerateRunes().Select(change));

    private static string Plain(Rune rune) => rune.Value switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => "-",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => "\"",
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
        '\u2026' => "...",
        _ => rune.ToString(),
    };

    // A lone surrogate is read as U+FFFD.
    private static string Seen(Rune rune) => rune.Value switch
    {
        '\t' or '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => " ",
        '\uFFFD' => "",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => " ",
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => "",
            _ => rune.ToString(),
        },
    };
}
