using Handslaget.Booking.Web.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>A wrong setting stops the service at start with the key's name and the way to mend it; none at all is a folder.</summary>
public class When_configuring_delivery
{
    private const string Account = "AC00000000000000000000000000000001";

    [Fact]
    public void nothing_configured_is_a_folder()
    {
        using var services = With();
        Assert.IsType<MailFolder>(services.GetRequiredService<ISendMail>());
        Assert.IsType<SmsFolder>(services.GetRequiredService<ISendSms>());
        Assert.True(Path.IsPathFullyQualified(services.GetRequiredService<OutboxFolder>().Path));
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void what_is_configured_is_used()
    {
        using var services = With(
            ("Mail:Host", "mail.example"), ("Mail:From", "Norrköpings kommun <moten@norrkoping.example>"),
            ("Twilio:AccountSid", Account), ("Twilio:AuthToken", "x"), ("Twilio:From", "Norrkoping"), ("Twilio:StatusCallback", "https://boka.example/hooks"),
            ("Delivery:SmsCountries:0", "SE"), ("Delivery:SmsCountries:1", "NO"));
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType<SmtpMail>(services.GetRequiredService<ISendMail>());
        Assert.IsType<TwilioSms>(services.GetRequiredService<ISendSms>());
        Assert.Equal(new Mailbox("Norrköpings kommun", "moten@norrkoping.example"), services.GetRequiredService<IOptions<MailOptions>>().Value.Sender);
        Assert.Equal(["SE", "NO"], services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Countries);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "Mail:Host=mail.example", "Mail:From is still the example" },
        { "Mail:From=hej", "Mail:From is not a mail address" },
        { "Mail:Password=x", "Mail:Host is not" },
        { "Mail:Host=m;Mail:From=a@b.example;Mail:User=x", "Only one of Mail:User and Mail:Password" },
        { "Mail:Host=m;Mail:From=a@b.example;Mail:User=x;Mail:Password=y;Mail:Tls=None", "Mail:Tls is None" },
        { "Mail:Host=m;Mail:From=a@b.example;Mail:Port=99999", "Mail:Port is 99999" },
        { "Mail:Host=m;Mail:From=a@b.example;Mail:AnswersWithin=00:00:00", "Mail:AnswersWithin" },
        { "Mail:Tls=Kanske", "Mail:Tls" },
        { "Mail:Hots=m", "Hots" },
        { "Twilio:AuthToken=x", "Twilio:AccountSid is not" },
        { "Twilio:AccountSid=hej;Twilio:AuthToken=x;Twilio:From=A", "Twilio:AccountSid is not an account SID" },
        { $"Twilio:AccountSid={Account};Twilio:From=A", "Twilio:AuthToken is missing" },
        { $"Twilio:AccountSid={Account};Twilio:ApiKey=SK;Twilio:From=A", "Twilio:ApiSecret is missing" },
        { $"Twilio:AccountSid={Account};Twilio:AuthToken=x", "exactly one of Twilio:From and Twilio:MessagingServiceSid" },
        { $"Twilio:AccountSid={Account};Twilio:AuthToken=x;Twilio:From=Norrköping", "Twilio:From is neither" },
        { $"Twilio:AccountSid={Account};Twilio:AuthToken=x;Twilio:From=12345", "Twilio:From is neither" },
        { $"Twilio:AccountSid={Account};Twilio:AuthToken=x;Twilio:From=A;Twilio:BaseAddress=http://api.twilio.com", "Twilio:BaseAddress must begin with https" },
        { $"Twilio:AccountSid={Account};Twilio:AuthToken=x;Twilio:From=A;Twilio:StatusCallback=http://x.example", "Twilio:StatusCallback" },
        { "Delivery:Folder= ", "Delivery:Folder is empty" },
        { "Delivery:Domain=a b", "Delivery:Domain is not a domain name" },
        { "Delivery:PhoneNumber=ring oss", "Delivery:PhoneNumber is not" },
        { "Delivery:SmsCountries:0=Sverige", "Delivery:SmsCountries" },
        { "Delivery:Municipality=", "Delivery:Municipality is empty" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void a_wrong_setting_names_itself_at_start(string settings, string said)
    {
        using var services = With([.. settings.Split(';').Select(s => (s.Split('=')[0], s.Split('=')[1]))]);
        var problem = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(said, problem.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider With(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddDelivery(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build())
        .BuildServiceProvider();
}
