using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What a PDF says, read back as a reader of text would: the glyphs of each page, through the table that says which letters they are.</summary>
internal static partial class PdfText
{
    public static (string Text, int Pages, string Title, string? Language, bool IsTagged) Read(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        var text = new StringBuilder();
        foreach (var page in document.Pages)
        {
            var fonts = page.Resources.Elements.GetDictionary("/Font")!;
            var letters = new Dictionary<int, string>();
            foreach (Match shown in Shown().Matches(Latin(page.Contents.CreateSingleContent().Stream.UnfilteredValue)))
            {
                if (shown.Groups["font"] is { Success: true } font) letters = Letters(fonts.Elements.GetDictionary(font.Value)!);
                else text.Append(string.Concat(shown.Groups["glyphs"].Value.Chunk(4).Select(g => letters.GetValueOrDefault(Hex(new string(g)), "?"))));
            }
        }
        var catalogue = document.Internals.Catalog;
        return (text.ToString(), document.PageCount, document.Info.Title, catalogue.Elements.GetString("/Lang"), catalogue.Elements.ContainsKey("/StructTreeRoot"));
    }

    private static Dictionary<int, string> Letters(PdfDictionary font)
    {
        var table = Latin(font.Elements.GetDictionary("/ToUnicode")!.Stream.UnfilteredValue);
        return Ranges().Matches(table).ToDictionary(m => Hex(m.Groups[1].Value), m => char.ConvertFromUtf32(Hex(m.Groups[3].Value)));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"(?<font>/\w+) [\d.-]+ Tf|<(?<glyphs>[0-9A-Fa-f]+)>\s*Tj")]
    private static partial Regex Shown();

    [GeneratedRegex("<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>")]
    private static partial Regex Ranges();
}
