using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What a PDF says, read back: the strings that each page shows. Letters outside Latin 1 are not told apart.</summary>
internal static partial class PdfText
{
    public static (string Text, int Pages, string Title, string? Language, bool IsTagged) Read(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        var text = new StringBuilder();
        foreach (var page in document.Pages)
        {
            foreach (Match shown in Shown().Matches(Encoding.Latin1.GetString(page.Contents.CreateSingleContent().Stream.UnfilteredValue)))
                text.Append(Escape().Replace(shown.Groups[1].Value, "$1"));
        }
        var catalogue = document.Internals.Catalog;
        return (text.ToString(), document.PageCount, document.Info.Title, catalogue.Elements.GetString("/Lang"), catalogue.Elements.ContainsKey("/StructTreeRoot"));
    }

    [GeneratedRegex(@"\(((?:[^()\\]|\\.)*)\)\s*Tj")]
    private static partial Regex Shown();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
