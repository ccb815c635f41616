using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// An A4 document written from the top down: headings, paragraphs, labelled lines. Each is tagged, with the document's title and language, so that a
/// screen reader reads it in order (PDF/UA, ISO 14289). What does not fit goes on to the next page.
/// </summary>
internal sealed class Sheet : IDisposable
{
    private const double Margin = 56;

    private const double LabelWidth = 112;

    private static readonly XColor Pine = XColor.FromArgb(0x0B, 0x4F, 0x54);

    private static readonly XColor Quiet = XColor.FromArgb(0x4A, 0x5B, 0x5D);

    private readonly PdfDocument document = new();
    private readonly StructureBuilder tags;
    private readonly double scale;
    private XGraphics page = null!;
    private double y;

    static Sheet() => GlobalFontSettings.FontResolver ??= new OwnFont();

    /// <param name="scale">How large the text is: 1 is eleven points.</param>
    public Sheet(string title, string language, double scale)
    {
        this.scale = scale;
        document.Info.Title = title;
        var access = UAManager.ForDocument(document);
        access.SetDocumentLanguage(language);
        tags = access.StructureBuilder;
        Turn();
    }

    public int Pages => document.PageCount;

    public void Title(string text) => Tagged(PdfBlockLevelElementTag.Heading1, () => Flow(text, Font(19, bold: true), Pine, Margin, 1.25));

    public void Heading(string text)
    {
        Room(52 * scale);
        y += 9 * scale;
        Tagged(PdfBlockLevelElementTag.Heading2, () => Flow(text, Font(12.5, bold: true), Pine, Margin, 1.3));
    }

    public void Say(string text, bool quiet = false)
    {
        Tagged(PdfBlockLevelElementTag.Paragraph, () => Flow(text, Font(quiet ? 9.5 : 11), quiet ? Quiet : XColors.Black, Margin, 1.35));
        y += 3 * scale;
    }

    /// <summary>In a frame, so that it is seen first.</summary>
    public void Stamp(string text)
    {
        var font = Font(13, bold: true);
        var (width, height) = (page.MeasureString(text, font).Width + 24 * scale, 26 * scale);
        Room(height + 8);
        y += 4 * scale;
        tags.BeginArtifact();
        page.DrawRectangle(new XPen(Pine, 1.6), Margin, y, width, height);
        tags.End();
        Tagged(PdfBlockLevelElementTag.Paragraph, () => page.DrawString(text, font, new XSolidBrush(Pine), Margin + 12 * scale, y + height - 8.5 * scale));
        y += height + 8 * scale;
    }

    /// <summary>A label and what it says, beside each other; left out when it says nothing.</summary>
    public void Line(string label, string text, string? language = null)
    {
        if (text.Length == 0) return;
        Room(16 * scale);
        Tagged(PdfBlockLevelElementTag.Paragraph, () =>
        {
            page.DrawString($"{label} ", Font(11, bold: true), XBrushes.Black, Margin, y + 11 * scale);
            tags.BeginElement(PdfInlineLevelElementTag.Span);
            if (language is not null) tags.SetLanguage(language);
            Flow(text, Font(11), XColors.Black, Margin + LabelWidth * scale, 1.3);
            tags.End();
        });
        y += 1.5 * scale;
    }

    public byte[] Finish()
    {
        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => document.Dispose();

    private void Tagged(PdfBlockLevelElementTag tag, Action write)
    {
        tags.BeginElement(tag);
        write();
        tags.End();
    }

    private void Flow(string text, XFont font, XColor colour, double x, double leading)
    {
        var brush = new XSolidBrush(colour);
        foreach (var line in Lines(text, font, page.PageSize.Width - Margin - x))
        {
            Room(font.Size * leading);
            page.DrawString(line, font, brush, x, y + font.Size);
            y += font.Size * leading;
        }
    }

    /// <summary>The lines that were written, each on as many as it needs.</summary>
    private IEnumerable<string> Lines(string text, XFont font, double width) => text.Split('\n').SelectMany(line => Wrapped(line, font, width));

    /// <summary>Words on lines no wider than there is room for. A word that is wider than that alone is cut.</summary>
    private IEnumerable<string> Wrapped(string text, XFont font, double width)
    {
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Cut(w, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, font) > width)
            {
                // The space keeps words of two lines apart for who copies the text or listens to it.
                yield return $"{line} ";
                longer = word;
            }
            line = longer;
        }
        if (line.Length > 0) yield return line;
    }

    private IEnumerable<string> Cut(string word, XFont font, double width)
    {
        while (Width(word, font) > width)
        {
            var fits = word.Length - 1;
            while (fits > 1 && Width(word[..fits], font) > width) fits--;
            yield return word[..fits];
            word = word[fits..];
        }
        yield return word;
    }

    private double Width(string text, XFont font) => page.MeasureString(text, font).Width;

    private void Room(double height)
    {
        if (y + height > page.PageSize.Height - Margin) Turn();
    }

    private void Turn()
    {
        var next = document.AddPage();
        next.Size = PageSize.A4;
        page = XGraphics.FromPdfPage(next);
        y = Margin;
    }

    private XFont Font(double size, bool bold = false) => new("Lato", size * scale, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    /// <summary>The font that comes with the program, whatever the machine has.</summary>
    private sealed class OwnFont : IFontResolver
    {
        public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? "Lato-Bold" : "Lato-Regular");

        public byte[] GetFont(string faceName)
        {
            using var font = typeof(OwnFont).Assembly.GetManifestResourceStream($"{faceName}.ttf") ?? throw new InvalidOperationException($"The font {faceName} is not in the program.");
            using var bytes = new MemoryStream();
            font.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
