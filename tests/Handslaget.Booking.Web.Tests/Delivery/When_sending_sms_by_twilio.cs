using System.Text;
using Handslaget.Booking.Web.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>RELIABILITY A10–A11: what leaves, what does not, and what is never sent twice.</summary>
public class When_sending_sms_by_twilio
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Number = "+46701740605";
    private const string Body = "Norrköpings kommun: Vi ses i dag kl 13.00. Förhinder? Ring 011-15 00 00.";

    private static readonly SmsMessage Message = new(Guid.Parse("11111111-2222-3333-4444-555555555555"), Number, Body);

    [Fact]
    public async Task it_leaves_with_everything_twilio_needs()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        var receipt = await Sms(twilio, o => o.StatusCallback = new("https://boka.example.se/hooks/twilio/status")).SendAsync(Message, default);

        Assert.Equal(new("SM00000000000000000000000000000001", SmsStatus.Queued), receipt);
        var form = Assert.Single(twilio.Messages).Form;
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["To"] = Number,
                ["From"] = "Norrkoping",
                ["Body"] = Body,
                ["StatusCallback"] = "https://boka.example.se/hooks/twilio/status?key=11111111-2222-3333-4444-555555555555",
            },
            form);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:token")), Assert.Single(twilio.Calls).Authorization);
    }

    [Fact]
    public async Task an_api_key_a_service_and_discretion_are_used_when_they_are_set()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await Sms(twilio, o => (o.ApiKey, o.ApiSecret, o.From, o.MessagingServiceSid, o.ForgetAfterSending) = ("SK1", "hush", null, "MG1", true)).SendAsync(Message, default);
        var form = Assert.Single(twilio.Messages).Form;
        Assert.Equal(("MG1", "discard", "obfuscate"), (form["MessagingServiceSid"], form["ContentRetention"], form["AddressRetention"]));
        Assert.False(form.ContainsKey("From"));
        Assert.Equal("Basic " + Convert.ToBase64String("SK1:hush"u8), Assert.Single(twilio.Calls).Authorization);
    }

    [Theory]
    [InlineData("20003", FinalReason.Configuration)]
    [InlineData("21211", FinalReason.BadNumber)]
    [InlineData("21212", FinalReason.Configuration)]
    [InlineData("21408", FinalReason.Configuration)]
    [InlineData("21602", FinalReason.Bug)]
    [InlineData("21606", FinalReason.Configuration)]
    [InlineData("21608", FinalReason.Configuration)]
    [InlineData("21610", FinalReason.OptedOut)]
    [InlineData("21612", FinalReason.Blocked)]
    [InlineData("21614", FinalReason.Landline)]
    [InlineData("21617", FinalReason.Bug)]
    [InlineData("21635", FinalReason.Landline)]
    [InlineData("21657", FinalReason.Configuration)]
    [InlineData("30004", FinalReason.Blocked)]
    [InlineData("30005", FinalReason.BadNumber)]
    [InlineData("30006", FinalReason.Landline)]
    [InlineData("30007", FinalReason.Blocked)]
    [InlineData("30042", FinalReason.Configuration)]
    [InlineData("29999", FinalReason.Bug)]
    public async Task a_refusal_is_final_and_tried_once(string code, FinalReason reason)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = code;
        var failure = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => Sms(twilio).SendAsync(Message, default));
        Assert.Equal((code, reason), (failure.Code, failure.Reason));
        Assert.Single(twilio.Calls);
    }

    [Theory]
    [InlineData(21611, false)]
    [InlineData(30001, false)]
    [InlineData(30003, true)]
    [InlineData(30008, true)]
    public void some_codes_are_worth_another_try_and_some_of_those_only_one(int code, bool once) =>
        Assert.Equal(once, Assert.IsType<DeliveryFailure.Retry>(TwilioErrors.OfCode(code)).Once);

    [Fact]
    public async Task too_many_requests_is_waited_out_and_nobody_knocks_meanwhile()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = "429";
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var sms = Sms(twilio, clock: clock);
        var first = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => sms.SendAsync(Message, default));
        Assert.Equal((TimeSpan.FromSeconds(2), false), (first.After, first.MayHaveBeenSent));

        clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(() => sms.SendAsync(Message, default))));
        Assert.All(waiting, w => Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<DeliveryFailure.Retry>(w).After));
        Assert.Equal(1, twilio.Posts);

        // When the time is up one message tries; while it does, the others wait.
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(() => sms.SendAsync(Message, default))));
        Assert.Equal(2, twilio.Posts);

        twilio.Mode = "ok";
        clock.Advance(TimeSpan.FromSeconds(2));
        await sms.SendAsync(Message, default);
        await sms.SendAsync(Message with { Key = Guid.NewGuid() }, default);
        Assert.Equal(2, twilio.Messages.Count);
    }

    [Fact]
    public async Task after_five_failures_in_a_row_twilio_is_left_alone_for_a_while()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = "500";
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var sms = Sms(twilio, clock: clock);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => sms.SendAsync(Message, default));
        }

        Assert.True(twilio.Calls.Count <= 10, $"{twilio.Calls.Count} calls");
        twilio.Mode = "ok";
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False((await sms.SendAsync(Message, default)).FoundAfterwards);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("cut")]
    [InlineData("500-taken")]
    public async Task a_lost_answer_is_looked_up_at_once_and_not_sent_again(string mode)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = mode;
        var receipt = await Sms(twilio, timeOut: TimeSpan.FromSeconds(3)).SendAsync(Message, default);
        Assert.Equal(new("SM00000000000000000000000000000001", SmsStatus.Queued, FoundAfterwards: true), receipt);
        Assert.Equal(1, twilio.Posts);
        Assert.Equal(1, twilio.Calls.Count(c => c.Call.StartsWith("GET ?To=%2B46701740605&DateSent%3E=20", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("reset", "connection-lost")]
    [InlineData("500", "20500")]
    [InlineData("html", "502")]
    public async Task an_answer_that_is_lost_for_good_is_a_retry_that_may_have_been_sent(string mode, string code)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        var sms = Sms(twilio);
        await sms.SendAsync(Message with { Key = Guid.NewGuid(), Body = "Något annat" }, default);
        twilio.Mode = mode;
        var failure = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => sms.SendAsync(Message, default));
        Assert.Equal((code, true), (failure.Code, failure.MayHaveBeenSent));

        // One for the other text and one for this: .NET did not send it again by itself.
        Assert.Equal(2, twilio.Posts);
    }

    [Fact]
    public async Task a_later_try_asks_first_and_finds_what_the_first_one_left()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        var triedAt = DateTimeOffset.UtcNow;
        await Sms(twilio).SendAsync(Message, default);
        var receipt = await Sms(twilio).SendAsync(Message with { FirstTriedAt = triedAt }, default);
        Assert.True(receipt.FoundAfterwards);
        Assert.Equal(1, twilio.Posts);
    }

    [Fact]
    public async Task a_later_try_is_not_fooled_by_another_text_another_number_or_an_older_message()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        var sms = Sms(twilio);
        await sms.SendAsync(Message with { Body = "Något annat" }, default);
        await sms.SendAsync(Message with { To = "+46701740606" }, default);
        await sms.SendAsync(Message, default);
        var receipt = await sms.SendAsync(Message with { FirstTriedAt = DateTimeOffset.UtcNow.AddHours(1) }, default);
        Assert.False(receipt.FoundAfterwards);
        Assert.Equal(4, twilio.Posts);
    }

    [Fact]
    public async Task when_twilio_can_not_be_asked_nothing_is_sent()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = "500";
        await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => Sms(twilio).SendAsync(Message with { FirstTriedAt = DateTimeOffset.UtcNow }, default));
        Assert.Equal(0, twilio.Posts);
    }

    [Fact]
    public async Task nobody_listening_is_a_retry_that_surely_sent_nothing()
    {
        var sms = new TwilioSms(new() { BaseAddress = new("http://127.0.0.1:1") }, Options.Create(Settings()), new(), TimeProvider.System, NullLogger<TwilioSms>.Instance);
        var failure = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => sms.SendAsync(Message, default));
        Assert.Equal(("no-connection", false), (failure.Code, failure.MayHaveBeenSent));
    }

    [Fact]
    public async Task the_number_that_is_asked_about_is_not_in_what_is_thrown()
    {
        var failure = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() =>
            Sms(new Uri("http://127.0.0.1:1")).SendAsync(Message with { FirstTriedAt = DateTimeOffset.UtcNow }, default));
        Assert.DoesNotContain("701740605", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task stopping_the_service_is_not_a_failure_of_twilio()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = "hang";
        using var stopping = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sms(twilio).SendAsync(Message, stopping.Token));
    }

    [Theory]
    [InlineData("070-174 06 05")]
    [InlineData("+46701740605\r\nX: y")]
    [InlineData("")]
    public async Task what_is_not_a_number_never_leaves(string to)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await Assert.ThrowsAsync<DeliveryFailure.Final>(() => Sms(twilio).SendAsync(Message with { To = to }, default));
        Assert.Empty(twilio.Calls);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("21211")]
    [InlineData("500")]
    [InlineData("reset")]
    public async Task neither_number_text_nor_secret_is_in_any_log_or_exception(string mode)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Mode = mode;
        using var log = new CapturedLog();
        await using var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddSingleton(TimeProvider.System)
            .AddDelivery(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Twilio:AccountSid"] = Account,
                ["Twilio:AuthToken"] = "hemlig-token",
                ["Twilio:From"] = "Norrkoping",
                ["Twilio:BaseAddress"] = twilio.Address.AbsoluteUri,
            }).Build())
            .BuildServiceProvider();
        var failure = await Record.ExceptionAsync(() => services.GetRequiredService<ISendSms>().SendAsync(Message with { FirstTriedAt = DateTimeOffset.UtcNow }, default));
        var told = $"{log.Text} {failure} {Message}";
        Assert.DoesNotContain("701740605", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Vi ses", told, StringComparison.Ordinal);
        Assert.DoesNotContain("hemlig-token", told, StringComparison.Ordinal);
        Assert.NotEmpty(log.Text);
    }

    [Fact]
    public async Task without_an_account_an_sms_is_one_file_a_person_can_read()
    {
        var folder = Directory.CreateTempSubdirectory("handslaget-utkorg-");
        var sms = new SmsFolder(new OutboxFolder(folder.FullName, new FakeTimeProvider(Examples.Table.WrittenAt)));
        await sms.SendAsync(Message, default);
        await sms.SendAsync(Message, default);
        var file = Assert.Single(folder.GetFiles());
        Assert.Equal("20261201T080000Z-sms-11111111-2222-3333-4444-555555555555.txt", file.Name);
        Assert.Equal($"Till: {Number}\nDelar: 1\n\n{Body}\n", await File.ReadAllTextAsync(file.FullName));
        folder.Delete(recursive: true);
    }

    internal static TwilioSms Sms(TwilioDouble twilio, Action<TwilioOptions>? set = null, TimeSpan? timeOut = null, TimeProvider? clock = null) =>
        Sms(twilio.Address, set, timeOut, clock);

    internal static TwilioSms Sms(Uri address, Action<TwilioOptions>? set = null, TimeSpan? timeOut = null, TimeProvider? clock = null)
    {
        var settings = Settings();
        set?.Invoke(settings);
        var http = new HttpClient { BaseAddress = address, Timeout = timeOut ?? TwilioSms.AnswersWithin };
        return new(http, Options.Create(settings), new ProviderGate(), clock ?? TimeProvider.System, NullLogger<TwilioSms>.Instance);
    }

    private static TwilioOptions Settings() => new() { AccountSid = Account, AuthToken = "token", From = "Norrkoping" };
}
