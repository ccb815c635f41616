using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>The settings under "Delivery": what every message has in common.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Where letters and SMS are put when no mail server or SMS provider is configured. Relative to the application's folder.</summary>
    public string Folder { get; set; } = "utkorg";

    /// <summary>The second half of every Message-ID and calendar UID. It is stored in people's calendars: do not change it later.</summary>
    public string Domain { get; set; } = "handslaget.local";

    public string Municipality { get; set; } = "Norrköpings kommun";

    /// <summary>A number people can call instead (förvaltningslagen 7 §).</summary>
    public string PhoneNumber { get; set; } = "011-15 00 00";

    /// <summary>Countries (ISO 3166) whose mobiles may get SMS; "*" is every country. None set: Sweden.</summary>
    public IList<string> SmsCountries { get; } = [];

    public IReadOnlyList<string> Countries => SmsCountries.Count == 0 ? MobileNumber.SwedenOnly : [.. SmsCountries];
}

/// <summary>Says which key is wrong and how it is mended, before anything is sent.</summary>
internal sealed class DeliveryOptionsCheck : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(DeliveryOptions o)
    {
        if (string.IsNullOrWhiteSpace(o.Folder))
        {
            yield return "Delivery:Folder is empty. Set it to a folder the service may write in, for example \"utkorg\".";
        }

        if (Uri.CheckHostName(o.Domain) != UriHostNameType.Dns)
        {
            yield return "Delivery:Domain is not a domain name. Set it to the service's own, for example \"boka.kommun.example\".";
        }

        if (string.IsNullOrWhiteSpace(o.Municipality))
        {
            yield return "Delivery:Municipality is empty. Set it to the name messages begin with, for example \"Norrköpings kommun\".";
        }

        if (MobileNumber.Read(o.PhoneNumber).E164 is null)
        {
            yield return "Delivery:PhoneNumber is not a telephone number. Set it to the contact centre's, for example \"011-15 00 00\".";
        }

        if (o.SmsCountries.Any(c => c != "*" && (c.Length != 2 || !c.All(char.IsAsciiLetterUpper))))
        {
            yield return "Delivery:SmsCountries holds something that is not a country code. Write two capital letters each, like SE and NO, or *.";
        }
    }
}
