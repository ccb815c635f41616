using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// Puts a letter in its envelope: plain text and HTML as alternatives of each other, the invitation as a third (RFC 6047, with its method
/// in the type too, or Outlook shows no invitation), and the same file attached for those who want it.
/// </summary>
public static class Envelope
{
    /// <param name="letter">What it says.</param>
    /// <param name="from">The sender, <see cref="MailOptions.Sender"/>.</param>
    /// <param name="to">One receiver: each letter has its own, so that nobody sees who else got one.</param>
    /// <param name="messageId">Stable for this letter however often it is sent, "key@domain".</param>
    /// <param name="writtenAt">The Date header.</param>
    public static MimeMessage Seal(Letter letter, Mailbox from, Mailbox to, string messageId, DateTimeOffset writtenAt)
    {
        var texts = new MultipartAlternative { Text(TextFormat.Plain, letter.PlainText), Text(TextFormat.Html, letter.Html) };
        var message = new MimeMessage { Subject = SafeText.Header(letter.Subject), Date = writtenAt, MessageId = messageId, Body = texts };
        message.From.Add(Address(from));
        message.To.Add(Address(to));

        // RFC 3834: written by a machine, so that no holiday answer comes back.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        // RFC 8058: the mail program shows a button of its own, and presses it without opening a page.
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (letter.Invitation is { } facts)
        {
            message.Body = WithInvitation(texts, Invitation.Write(facts, letter.Method), letter.Method);
        }

        return message;
    }

    /// <summary>The Message-ID of the letter with this key.</summary>
    public static string MessageIdOf(string key, string domain) => $"{key}@{domain}";

    private static Multipart WithInvitation(MultipartAlternative texts, string calendar, InvitationMethod method)
    {
        // What is only published asks nothing, so it is a file and not a question beside the text.
        if (method != InvitationMethod.Publish)
        {
            texts.Add(Calendar(calendar, method));
        }

        return new Multipart("mixed") { texts, Attached(calendar, method) };
    }

    private static TextPart Calendar(string calendar, InvitationMethod method)
    {
        var part = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, calendar);
        part.ContentType.Parameters.Add("method", MethodName(method));
        return part;
    }

    private static MimePart Attached(string calendar, InvitationMethod method)
    {
        var part = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "invite.ics" },
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        part.ContentType.Name = "invite.ics";
        part.ContentType.Parameters.Add("method", MethodName(method));
        return part;
    }

    private static TextPart Text(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MailboxAddress Address(Mailbox mailbox) => new(SafeText.Header(mailbox.Name), mailbox.Checked);

    private static string MethodName(InvitationMethod method) => method switch
    {
        InvitationMethod.Request => "REQUEST",
        InvitationMethod.Cancel => "CANCEL",
        _ => "PUBLISH",
    };
}
