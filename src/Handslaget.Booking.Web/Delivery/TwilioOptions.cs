using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>The settings under "Twilio". Without an account, SMS are put in a folder.</summary>
public sealed class TwilioOptions
{
    public Uri BaseAddress { get; set; } = new("https://api.twilio.com");

    public string? AccountSid { get; set; }

    /// <summary>Also what callbacks are signed with, so it is needed for <see cref="StatusCallback"/> even when an API key sends.</summary>
    public string? AuthToken { get; set; }

    public string? ApiKey { get; set; }

    public string? ApiSecret { get; set; }

    /// <summary>A number in E.164, or a name of at most eleven letters and digits, which nobody can reply to.</summary>
    public string? From { get; set; }

    public string? MessagingServiceSid { get; set; }

    /// <summary>The public address Twilio tells a message's fate to.</summary>
    public Uri? StatusCallback { get; set; }

    /// <summary>
    /// Asks Twilio to discard text and number after sending (not every account may). The price: a lost answer can then no longer be
    /// looked up, so that once in a while somebody gets the same SMS twice.
    /// </summary>
    public bool ForgetAfterSending { get; set; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(AccountSid);

    /// <summary>Texts leave from a number, not from a name, and what comes back can be known to be Twilio's.</summary>
    internal bool HearsReplies => IsConfigured && !string.IsNullOrEmpty(AuthToken) && (MessagingServiceSid is not null || From?.StartsWith('+') == true);

    internal string User => ApiKey ?? AccountSid!;

    internal string Password => ApiKey is null ? AuthToken! : ApiSecret!;
}

/// <summary>Says which key is wrong and how it is mended, before anything is sent.</summary>
internal sealed partial class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(TwilioOptions o)
    {
        if (!o.IsConfigured)
        {
            if (o.AuthToken is not null || o.ApiKey is not null)
            {
                yield return "Twilio:AuthToken or Twilio:ApiKey is set but Twilio:AccountSid is not. Set it to the SID (AC…) in Twilio's console.";
            }

            yield break;
        }

        if (!AccountSid().IsMatch(o.AccountSid!))
        {
            yield return "Twilio:AccountSid is not an account SID. Copy it from Twilio's console: AC and 32 hexadecimal digits.";
        }

        if (o.ApiKey is null ? string.IsNullOrEmpty(o.AuthToken) : string.IsNullOrEmpty(o.ApiSecret))
        {
            yield return o.ApiKey is null
                ? "Twilio:AuthToken is missing. Set it, or set Twilio:ApiKey and Twilio:ApiSecret."
                : "Twilio:ApiSecret is missing. Set the secret that was shown when Twilio:ApiKey was made.";
        }

        if (o.From is null == o.MessagingServiceSid is null)
        {
            yield return "Set exactly one of Twilio:From and Twilio:MessagingServiceSid.";
        }

        if (o.From is { } from && !Sender().IsMatch(from))
        {
            yield return "Twilio:From is neither a number like +46701740605 nor a name of at most eleven letters (a–z), digits and spaces with a letter in it.";
        }

        if (!o.BaseAddress.IsAbsoluteUri || (o.BaseAddress.Scheme != Uri.UriSchemeHttps && !o.BaseAddress.IsLoopback))
        {
            yield return "Twilio:BaseAddress must begin with https://, since the account's secret is sent to it.";
        }

        if (o.StatusCallback is { } callback && (!callback.IsAbsoluteUri || callback.Scheme != Uri.UriSchemeHttps || string.IsNullOrEmpty(o.AuthToken)))
        {
            yield return "Twilio:StatusCallback must be a public https:// address, and needs Twilio:AuthToken, which callbacks are signed with.";
        }
    }

    [GeneratedRegex(@"^AC[0-9a-fA-F]{32}\z")]
    private static partial Regex AccountSid();

    [GeneratedRegex(@"^(\+[1-9][0-9]{6,14}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})\z")]
    private static partial Regex Sender();
}
