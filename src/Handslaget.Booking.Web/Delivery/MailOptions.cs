using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>How the conversation with the mail server is kept secret.</summary>
public enum MailTls
{
    /// <summary>STARTTLS, or no letter at all.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually on port 465.</summary>
    Tls,

    /// <summary>In the open. For a mail server on the same machine.</summary>
    None,
}

/// <summary>The settings under "Mail". Without a host, letters are put in a folder.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Who the letters are from: "Norrköpings kommun &lt;moten@kommun.example&gt;" or only the address.</summary>
    public string From { get; set; } = "Norrköpings kommun <moten@localhost>";

    /// <summary>How long each step of the conversation may take.</summary>
    public TimeSpan AnswersWithin { get; set; } = TimeSpan.FromSeconds(10);

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    internal SecureSocketOptions Security => Tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>The sender, read from <see cref="From"/>.</summary>
    public Mailbox Sender => MailboxAddress.TryParse(From, out var address)
        ? new(address.Name ?? "", address.Address)
        : throw new InvalidOperationException("Mail:From is not a mail address.");
}

/// <summary>Says which key is wrong and how it is mended, before anything is sent.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(MailOptions o)
    {
        if (!MailboxAddress.TryParse(o.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
        {
            yield return "Mail:From is not a mail address. Write it as \"Norrköpings kommun <moten@kommun.example>\".";
        }

        if (!o.IsConfigured)
        {
            if (o.User is not null || o.Password is not null)
            {
                yield return "Mail:User or Mail:Password is set but Mail:Host is not. Set Mail:Host to the mail server's name, or remove them.";
            }

            yield break;
        }

        if (from?.Domain is "localhost")
        {
            yield return "Mail:From is still the example. Set it to an address your mail server may send from.";
        }

        if (o.Port is < 1 or > 65535)
        {
            yield return $"Mail:Port is {o.Port}. Set it to 587 (STARTTLS), 465 (Mail:Tls=Tls) or what your mail server uses.";
        }

        if (o.User is null != o.Password is null)
        {
            yield return "Only one of Mail:User and Mail:Password is set. Set both, or neither if the server asks for none.";
        }

        if (o is { Tls: MailTls.None, Password: not null } && !IsThisMachine(o.Host!))
        {
            yield return "Mail:Tls is None, so Mail:Password would be sent in the open. Set Mail:Tls to StartTls or Tls.";
        }

        if (o.AnswersWithin < TimeSpan.FromMilliseconds(100) || o.AnswersWithin > TimeSpan.FromMinutes(5))
        {
            yield return "Mail:AnswersWithin must be between 0.1 seconds and 5 minutes. Write ten seconds as 00:00:10.";
        }
    }

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
