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
    private const string Look =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1rem}h2{font-size:1.1rem}dt{font-weight:bold}dd{margin:0 0 .5rem}a{font-weight:bold}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder plain = new();
    private readonly StringBuilder html = new();

    public LetterBody Say(params string[] sentences)
    {
        var text = string.Join(' ', sentences.Where(s => s.Length > 0).Select(SafeText.OneLine));
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

    public Letter Finish(string subject, InvitationFacts? invitation = null, InvitationMethod method = InvitationMethod.Publish)
    {
        // The subject already says which meeting; a title is only for the few who open the letter as a page.
        var title = new Text("Om mötet", "About the meeting").In(language);
        var page = $"""
            <!DOCTYPE html>
            <html lang="{(language == "en" ? "en" : "sv")}">
            <head><meta charset="utf-8"><title>{Encode(title)}</title><style>{Look}</style></head>
            <body>
            {html.ToString().TrimEnd()}
            </body>
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
