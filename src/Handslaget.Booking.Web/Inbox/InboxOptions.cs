using Handslaget.Booking.Web.Delivery;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>The settings under "Inbox": where replies come in. Nothing set: nothing is read.</summary>
public sealed class InboxOptions
{
    /// <summary>A folder of .eml files that are read as letters, for trying and for mail servers that deliver into folders. Relative to the application's folder.</summary>
    public string? Folder { get; set; }

    public ImapOptions Imap { get; set; } = new();

    /// <summary>The name (authserv-id) of the mail server whose Authentication-Results are believed: what it calls forged is not carried out.</summary>
    public string? TrustedAuthServer { get; set; }

    /// <summary>How long a letter that a coordinator has read is kept.</summary>
    public int DaysAfterReading { get; set; } = 30;

    /// <summary>How long it is remembered that a letter or text has been seen to. It holds no names.</summary>
    public int DaysRemembered { get; set; } = 400;
}

/// <summary>The settings under "Inbox:Imap". Without a host, no mailbox is read.</summary>
public sealed class ImapOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 993;

    public string? User { get; set; }

    public string? Password { get; set; }

    public MailTls Tls { get; set; } = MailTls.Tls;

    /// <summary>The mailbox's folder that is emptied.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Where letters are moved when they have been seen to. It is made if it is not there.</summary>
    public string MoveTo { get; set; } = "Hanterade";

    /// <summary>How often a server that can not say when something comes is asked.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a server that can is listened to before it is asked all the same.</summary>
    public TimeSpan ListenFor { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>How long each step of the conversation may take.</summary>
    public TimeSpan AnswersWithin { get; set; } = TimeSpan.FromSeconds(15);

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    internal SecureSocketOptions Security => Tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}

/// <summary>Says which key is wrong and how it is mended, before anything is read.</summary>
internal sealed class InboxOptionsCheck : IValidateOptions<InboxOptions>
{
    public ValidateOptionsResult Validate(string? name, InboxOptions options)
    {
        var problems = Problems(options).Concat(Problems(options.Imap)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(InboxOptions o)
    {
        if (o.Folder is { } folder && string.IsNullOrWhiteSpace(folder)) yield return "Inbox:Folder is empty. Set it to a folder the service may read and write in, or remove it.";
        if (o.DaysAfterReading is < 1 or > 3650) yield return "Inbox:DaysAfterReading must be 1–3650.";
        if (o.DaysRemembered is < 60 or > 3650) yield return "Inbox:DaysRemembered must be 60–3650: a letter that comes again within that time is known.";
    }

    private static IEnumerable<string> Problems(ImapOptions o)
    {
        if (!o.IsConfigured)
        {
            if (o.User is not null || o.Password is not null)
                yield return "Inbox:Imap:User or Inbox:Imap:Password is set but Inbox:Imap:Host is not. Set it to the mail server's name, or remove them.";
            yield break;
        }
        if (o.User is null || o.Password is null) yield return "Inbox:Imap:User and Inbox:Imap:Password must both be set: a mailbox is always somebody's.";
        if (o.Port is < 1 or > 65535) yield return $"Inbox:Imap:Port is {o.Port}. Set it to 993 (TLS), 143 (Inbox:Imap:Tls=StartTls) or what your mail server uses.";
        if (o is { Tls: MailTls.None } && o.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return "Inbox:Imap:Tls is None, so Inbox:Imap:Password would be sent in the open. Set Inbox:Imap:Tls to Tls or StartTls.";
        if (string.IsNullOrWhiteSpace(o.Folder)) yield return "Inbox:Imap:Folder is empty. Set it to the folder letters come to, usually INBOX.";
        if (string.IsNullOrWhiteSpace(o.MoveTo) || string.Equals(o.MoveTo, o.Folder, StringComparison.OrdinalIgnoreCase))
            yield return "Inbox:Imap:MoveTo must name another folder than Inbox:Imap:Folder. Letters are moved there when they have been seen to.";
        if (o.PollEvery < TimeSpan.FromSeconds(1) || o.PollEvery > TimeSpan.FromHours(1)) yield return "Inbox:Imap:PollEvery must be between a second and an hour. Write a minute as 00:01:00.";
        if (o.ListenFor < TimeSpan.FromSeconds(1) || o.ListenFor > TimeSpan.FromMinutes(28)) yield return "Inbox:Imap:ListenFor must be between a second and 28 minutes: servers hang up after 29.";
        if (o.AnswersWithin < TimeSpan.FromSeconds(1) || o.AnswersWithin > TimeSpan.FromMinutes(5)) yield return "Inbox:Imap:AnswersWithin must be between a second and 5 minutes.";
    }
}
