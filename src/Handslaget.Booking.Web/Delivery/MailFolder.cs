using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>Letters as .eml files, which any mail program opens.</summary>
public sealed class MailFolder(OutboxFolder folder) : ISendMail
{
    public Task SendAsync(MimeMessage letter, CancellationToken ct)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;

        // A Message-ID may hold characters that no file name may; its hash can hold none.
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.MessageId ?? "")))[..24];
        return folder.PutAsync("mail", identity, "eml", file => letter.WriteToAsync(format, file, ct));
    }
}
