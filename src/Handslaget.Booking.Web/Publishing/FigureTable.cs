using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Web.Publishing;

/// <summary>A figure as a table (RFC 4180): UTF-8, comma between, a point in decimals, names in Swedish, one row a month and part.</summary>
internal static class FigureTable
{
    public static byte[] Write(Counted figure)
    {
        var table = new StringBuilder("month,part,part_name,count,value\r\n");
        foreach (var point in figure.Points)
        {
            table.Append(CultureInfo.InvariantCulture, $"{point.Month},{Quote(point.Part)},{Quote(figure.Name(point)?.Sv)},{point.Count},{Number(point.Value)}\r\n");
        }
        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static string Number(decimal? value) => value is { } known ? Math.Round(known, 2).ToString("0.##", CultureInfo.InvariantCulture) : "";

    private static string Quote(string? text) => text is null ? "" : text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
