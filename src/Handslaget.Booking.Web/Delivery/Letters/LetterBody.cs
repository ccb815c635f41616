using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// A letter's content, written once and told twice: as plain text and as HTML without images, scripts or anything fetched from elsewhere.
/// Whatever stands in a field is text; it can not become markup, and it can not become a line of its own.
/// </summary>
public sealed class LetterBody(string language)
{
    /// <summary>Plain enough for the oldest mail program, which then shows paragraphs and links; nothing is fetched.</summary>
    private const string Look =
        "body{margin:0;padding:16px 8px;background:#f3f1ea;color:#1b2a2c;font:16px/1.5 'Segoe UI',system-ui,Arial,sans-serif}"
        + ".letter{max-width:600px;margin:0 auto;padding:20px 24px;background:#fff;border-top:6px solid #0b4f54;border-radius:8px}"
        + "p{margin:0 0 16px}a{color:#0b4f54;font-weight:bold}h2{font-size:17px;margin:20px 0 6px}ul{margin:0 0 16px;padding-left:22px}"
        + "dl{margin:0 0 16px;padding:14px 16px;background:#e3efee;border-radius:8px}dt{font-size:14px;color:#41595b}dd{margin:0 0 8px;font-weight:bold}"
        + ".choices a{display:inline-block;margin:0 6px 8px 0;padding:11px 18px;border:2px solid #0b4f54;border-radius:8px;text-decoration:none}"
        + ".choices a:first-child{background:#0b4f54;color:#fff}"
        + "@media (prefers-color-scheme:dark){body{background:#101a1b;color:#eef3f2}.letter{background:#182526;border-color:#8fd3d0}a{color:#8fd3d0}"
        + "dl{background:#1e3436}dt{color:#b4c3c3}.choices a{border-color:#8fd3d0}.choices a:first-child{background:#8fd3d0;color:#08292b}}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder plain = new();
    private readonly StringBuilder html = new();

    public LetterBody Say(params string[] sentences)
    {
        var text = string.Join(' ', sentences.Where(s => s.Length > 0).Select(SafeText.OneLine));
        if (text.Length == 0) return this;
        plain.Append(text).Append("\n\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(text)}</p>\n");
        return this;
    }

    /// <summary>Labels and values: when, where. What has no value is left out.</summary>
    public LetterBody Tell(params (string Label, string Value)[] facts)
    {
        html.Append("<dl>\n");
        foreach (var (label, value) in facts.Where(f => SafeText.OneLine(f.Value).Length > 0))
        {
            plain.Append(CultureInfo.InvariantCulture, $"{label}: {SafeText.OneLine(value)}\n");
            html.Append(CultureInfo.InvariantCulture, $"<dt>{Encode(label)}</dt>\n<dd>{Encode(SafeText.OneLine(value))}</dd>\n");
        }

        plain.Append('\n');
        html.Append("</dl>\n");
        return this;
    }

    public LetterBody List(string heading, IEnumerable<string> items)
    {
        var lines = items.Select(SafeText.OneLine).Where(i => i.Length > 0).ToList();
        if (lines.Count > 0)
        {
            plain.Append(CultureInfo.InvariantCulture, $"{heading}:\n{string.Concat(lines.Select(i => $"- {i}\n"))}\n");
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(heading)}</h2>\n<ul>\n{string.Concat(lines.Select(i => $"<li>{Encode(i)}</li>\n"))}</ul>\n");
        }

        return this;
    }

    /// <summary>One link a line, with the whole address in the plain text.</summary>
    public LetterBody Link(params (string Label, Uri To)[] links)
    {
        foreach (var (label, to) in links)
        {
            plain.Append(CultureInfo.InvariantCulture, $"{label}: {Address(to)}\n");
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Encode(Address(to))}\">{Encode(label)}</a></p>\n");
        }

        plain.Append('\n');
        return this;
    }

    /// <summary>A question and the answers to it: one link a line in the plain text, side by side in the other.</summary>
    public LetterBody Choose(string question, params (string Label, Uri To)[] choices)
    {
        plain.Append(CultureInfo.InvariantCulture, $"{SafeText.OneLine(question)}\n");
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(question)}</h2>\n<p class=\"choices\">");
        foreach (var (label, to) in choices)
        {
            plain.Append(CultureInfo.InvariantCulture, $"- {label}: {Address(to)}\n");
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(Address(to))}\">{Encode(label)}</a> ");
        }

        plain.Append('\n');
        html.Append("</p>\n");
        return this;
    }

    /// <summary>Whom to call.</summary>
    public LetterBody Questions(string phoneNumber) => Say(new Text($"Frågor? Ring {phoneNumber}.", $"Questions? Call {phoneNumber}.").In(language));

    /// <summary>From whom the letter is: its last line.</summary>
    public LetterBody Sign(string municipality) => Say(new Text($"Vänliga hälsningar, {municipality}", $"Kind regards, {municipality}").In(language));

    public Letter Finish(string subject, InvitationFacts? invitation = null, InvitationMethod method = InvitationMethod.Publish)
    {
        var page = $"""
            <!DOCTYPE html>
            <html lang="{(language == "en" ? "en" : "sv")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{Encode(SafeText.OneLine(subject))}</title><style>{Look}</style></head>
            <body><div class="letter">
            {html.ToString().TrimEnd()}
            </div></body>
            </html>

            """;
        return new(SafeText.OneLine(subject), plain.ToString().TrimEnd() + "\n", page.ReplaceLineEndings("\n"), invitation, method);
    }

    // Links are made by us. Anything but a web address is a bug, and a javascript: link would be worse than one.
    private static string Address(Uri to) => to is { IsAbsoluteUri: true, Scheme: "https" or "http" }
        ? to.AbsoluteUri
        : throw new ArgumentException("A link in a letter must be a whole web address.", nameof(to));

    private static string Encode(string text) => Encoder.Encode(text);
}
