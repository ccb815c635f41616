using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Text;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>Reads a letter, in whatever dialect it is written. Pure: nothing is decided here.</summary>
internal static class LetterReading
{
    /// <summary>So much of a letter's text is kept for somebody to read.</summary>
    private const int MostText = 8_000;

    private const long MostCalendar = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="letter">As it came.</param>
    /// <param name="trusted">The mail server whose Authentication-Results are believed; null: nobody's.</param>
    public static IncomingLetter Read(MimeMessage letter, string? trusted)
    {
        var from = letter.From.Mailboxes.ToList();
        var isReport = letter.Body is MultipartReport { ReportType: { } kind } && kind.Equals("delivery-status", StringComparison.OrdinalIgnoreCase);
        return new(
            IdentityOf(letter), from.Count == 1 ? from[0].Address.Trim().ToLowerInvariant() : "", from.Count == 1 ? from[0].Name ?? "" : "",
            Short(SafeText.OneLine(letter.Subject), 200), TextOf(letter), letter.Date == DateTimeOffset.MinValue ? null : letter.Date,
            isReport ? [] : AnswersIn(letter), isReport ? BounceIn((MultipartReport)letter.Body!, letter) : null,
            [.. new[] { letter.InReplyTo }.Concat(letter.References).OfType<string>().Take(20)],
            IsAutomatic(letter, isReport), IsForged(letter, trusted));
    }

    /// <summary>
    /// Message-ID and content: two copies of a letter are one, whatever way they came, and nobody can make a letter go unread by writing
    /// another with its Message-ID.
    /// </summary>
    private static Guid IdentityOf(MimeMessage letter)
    {
        using var body = new MemoryStream();
        letter.Body?.WriteTo(FormatOptions.Default, body, contentOnly: true);
        var hash = Convert.ToHexString(SHA256.HashData(body.ToArray()));
        var id = letter.Headers[HeaderId.MessageId] ?? $"{letter.From}/{letter.Headers[HeaderId.Date]}";
        return Notice.Name($"letter/{id.Trim()}/{hash}");
    }

    private static IReadOnlyList<CalendarAnswer> AnswersIn(MimeMessage letter)
    {
        List<CalendarAnswer> answers = [];
        foreach (var part in letter.BodyParts.OfType<MimePart>().Where(IsCalendar).Take(10))
        {
            foreach (var answer in CalendarAnswer.In(TextIn(part), part.ContentType.Parameters["method"]).Take(20))
            {
                if (!answers.Exists(a => a.SaysTheSameAs(answer))) answers.Add(answer);
            }
        }
        return answers;
    }

    private static bool IsCalendar(MimePart part) =>
        part.ContentType.IsMimeType("text", "calendar") || part.ContentType.IsMimeType("application", "ics") || part.ContentType.IsMimeType("text", "x-vcalendar")
        || part.FileName?.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What the bytes say, when the header says something else: valid UTF-8 is UTF-8, and anything else is what it says it is, or Latin-1.</summary>
    private static string TextIn(MimePart part)
    {
        if (part.Content is null) return "";
        using var decoded = new MemoryStream();
        part.Content.DecodeTo(decoded);
        if (decoded.Length > MostCalendar) return "";
        var bytes = decoded.ToArray();
        var charset = part.ContentType.Charset;
        if (charset?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true) return Encoding.Unicode.GetString(bytes).TrimStart('\uFEFF');
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Named(charset).GetString(bytes);
        }
    }

    private static Encoding Named(string? charset)
    {
        try
        {
            return charset is null || charset.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    private static Bounce? BounceIn(MultipartReport report, MimeMessage letter)
    {
        var groups = report.OfType<MessageDeliveryStatus>().SelectMany(s => s.StatusGroups).ToList();
        var original = report.OfType<MessagePart>().Select(p => p.Message?.MessageId).FirstOrDefault(id => !string.IsNullOrEmpty(id))
            ?? letter.InReplyTo ?? letter.References.LastOrDefault();
        if (original is null) return null;
        var failed = groups.FirstOrDefault(g => string.Equals(g["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        return new(original, StatusOf(failed?["Status"]), failed is not null);
    }

    /// <summary>The three figures, without the words that some servers put after them: those may hold an address.</summary>
    private static string StatusOf(string? written) =>
        string.Concat((written ?? "").Trim().TakeWhile(c => char.IsAsciiDigit(c) || c == '.')) is { Length: > 0 and < 12 } status ? status : "";

    /// <summary>RFC 3834, and what is written instead of it.</summary>
    private static bool IsAutomatic(MimeMessage letter, bool isReport)
    {
        string Header(string name) => letter.Headers[name]?.Trim() ?? "";
        var submitted = Header("Auto-Submitted");
        var sender = letter.From.Mailboxes.FirstOrDefault()?.Address ?? "";
        return isReport
            || (submitted.Length > 0 && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase))
            || Header("Precedence").ToLowerInvariant() is "bulk" or "list" or "junk" or "auto_reply"
            || Header("List-Id").Length > 0 || Header("List-Unsubscribe").Length > 0
            || Header("X-Autoreply").Length > 0 || Header("X-Autorespond").Length > 0 || Header("X-Auto-Response-Suppress").Length > 0
            || Header("Return-Path") is "<>"
            || sender.Split('@')[0].ToLowerInvariant() is "mailer-daemon" or "postmaster" or "noreply" or "no-reply" or "";
    }

    /// <summary>Only the first word of the trusted server counts: it stands above what came with the letter.</summary>
    private static bool IsForged(MimeMessage letter, string? trusted)
    {
        if (string.IsNullOrWhiteSpace(trusted)) return false;
        foreach (var header in letter.Headers.Where(h => h.Id == HeaderId.AuthenticationResults))
        {
            if (!AuthenticationResults.TryParse(header.RawValue, out var results)
                || !string.Equals(results.AuthenticationServiceIdentifier, trusted.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            string Of(string method) => results.Results.FirstOrDefault(r => r.Method.Equals(method, StringComparison.OrdinalIgnoreCase))?.Result.ToLowerInvariant() ?? "";
            return Of("dmarc") switch
            {
                "pass" or "bestguesspass" => false,
                "fail" or "permerror" => true,
                _ => Of("dkim") is "fail" or "permerror" || (Of("spf") is "fail" or "softfail" && Of("dkim") is not "pass"),
            };
        }
        return false;
    }

    private static string TextOf(MimeMessage letter) => Short(SafeText.Lines(letter.TextBody ?? Plain(letter.HtmlBody)), MostText);

    private static string Plain(string? html)
    {
        if (html is null) return "";
        var (text, hidden) = (new StringBuilder(), 0);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (text.Length < MostText && tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title) hidden = tag.IsEndTag ? 0 : 1;
                if (tag.Id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI) text.Append('\n');
            }
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } data && hidden == 0) text.Append(data.Data);
        }
        return text.ToString();
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + " …";
}
