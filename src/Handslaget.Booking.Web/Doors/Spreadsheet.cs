using System.Text;

namespace Handslaget.Booking.Web.Doors;

/// <summary>A table as a file for a spreadsheet: semicolons and a byte order mark, as Swedish ones expect.</summary>
internal static class Spreadsheet
{
    public static byte[] Of(IEnumerable<string?[]> lines) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(Line)))];

    private static string Line(string?[] cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    /// <summary>A cell that begins like a formula would be run by whoever opens the file: an apostrophe makes it text (OWASP, CSV injection).</summary>
    private static string Cell(string? text)
    {
        var value = text ?? "";
        if (value.TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠') value = "'" + value;
        return $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
