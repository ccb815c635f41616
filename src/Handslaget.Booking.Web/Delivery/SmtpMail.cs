using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Mail by SMTP (RFC 5321), one conversation a letter. A 4yz answer or a lost connection means try again, a 5yz means do not. When the
/// connection is lost after the text was handed over the letter may have been taken: the same Message-ID then tells the copies are one.
/// </summary>
public sealed class SmtpMail(IOptions<MailOptions> options, ILogger<SmtpMail> log) : ISendMail
{
    private readonly MailOptions settings = options.Value;

    public async Task SendAsync(MimeMessage letter, CancellationToken ct)
    {
        using var client = new SmtpClient();
        await Step(connected => client.ConnectAsync(settings.Host!, settings.Port, settings.Security, connected), sending: false, ct);
        if (settings.User is { } user)
        {
            await Step(known => client.AuthenticateAsync(user, settings.Password ?? "", known), sending: false, ct);
        }

        await Step(taken => client.SendAsync(letter, taken), sending: true, ct);
        await GoodbyeAsync(client, ct);
    }

    private async Task Step(Func<CancellationToken, Task> step, bool sending, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.AnswersWithin);
        try
        {
            await step(limit.Token);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && Failure(problem, sending) is { } failure)
        {
            log.LogWarning("The mail server did not take a letter: {Failure}", failure.Message);
            throw failure;
        }
    }

    // The letter is the server's since it said 250. What happens to the goodbye does not matter to anybody.
    private async Task GoodbyeAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await Step(quit => client.DisconnectAsync(true, quit), sending: false, ct);
        }
        catch (Exception problem) when (problem is DeliveryFailure or OperationCanceledException)
        {
            log.LogDebug("The mail server did not say goodbye");
        }
    }

    // The server's own words often repeat the address, so neither they nor the exception that holds them are passed on.
    private static DeliveryFailure? Failure(Exception problem, bool sending) => problem switch
    {
        SmtpCommandException refused => Refusal(refused),
        AuthenticationException => new DeliveryFailure.Final("smtp-authentication", FinalReason.Configuration),
        SslHandshakeException => new DeliveryFailure.Retry("smtp-tls"),
        NotSupportedException when sending => new DeliveryFailure.Final("smtp-no-utf8", FinalReason.BadAddress),
        NotSupportedException => new DeliveryFailure.Final("smtp-no-starttls", FinalReason.Configuration),
        OperationCanceledException or TimeoutException => new DeliveryFailure.Retry("smtp-no-answer", mayHaveBeenSent: sending),
        ProtocolException or IOException or SocketException or ServiceNotConnectedException
            => new DeliveryFailure.Retry("smtp-connection", mayHaveBeenSent: sending),
        _ => null,
    };

    private static DeliveryFailure Refusal(SmtpCommandException refused)
    {
        var code = ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture);
        return (int)refused.StatusCode < 500
            ? new DeliveryFailure.Retry(code)
            : new DeliveryFailure.Final(code, refused.ErrorCode switch
            {
                SmtpErrorCode.RecipientNotAccepted => FinalReason.BadAddress,
                SmtpErrorCode.MessageNotAccepted => FinalReason.Blocked,
                _ => FinalReason.Configuration,
            });
    }
}
