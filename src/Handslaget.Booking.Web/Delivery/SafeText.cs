using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Text from people on its way into headers and calendars. A line break is what lets a text become a header or a property of its own, so
/// no text keeps one unless it may have lines; characters that can not be seen are dropped.
/// </summary>
internal static class SafeText
{
    public static string OneLine(string? text) => string.Join(' ', Lines(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A name in a parameter: RFC 5545 has no way to write a double quote there.</summary>
    public static string Name(string? text) => OneLine(text).Replace('"', '\'');

    /// <summary>
    /// Text in a mail header. Who writes "=?utf-8?Q?…?=" by hand has it read as an encoded word (RFC 2047), line breaks and all, since it
    /// is plain ASCII and no mail library touches it.
    /// </summary>
    public static string Header(string? text) => OneLine(text).Replace("=?", "= ?", StringComparison.Ordinal);

    public static string Lines(string? text)
    {
        var lines = new StringBuilder();
        foreach (var rune in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            lines.Append(Seen(rune));
        }

        return lines.ToString().Trim();
    }

    private static string Seen(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => "\n",
        '\t' => " ",
        '\uFFFD' => "",

        // Joins the parts of an emoji; the only invisible character that carries meaning in Swedish or English text.
        '\u200D' => rune.ToString(),
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned ? "" : rune.ToString(),
    };
}
