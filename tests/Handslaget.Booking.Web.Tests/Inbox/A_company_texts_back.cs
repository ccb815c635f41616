using System.Net;
using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>A house that Twilio brings texts to, and where its own go to Twilio's double.</summary>
public sealed class TextingHouse : IAsyncLifetime
{
    internal const string Token = "twelve-and-a-half-doves";

    internal const string Account = "AC0123456789abcdef0123456789abcdef";

    internal TwilioDouble Twilio { get; private set; } = null!;

    internal InboxHost House { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Twilio = await TwilioDouble.StartAsync();
        House = await InboxHost.Start(
            ("Twilio:BaseAddress", Twilio.Address.AbsoluteUri), ("Twilio:AccountSid", Account), ("Twilio:AuthToken", Token), ("Twilio:From", "+46701740699"),
            ("Booking:PublicAddress", "https://boka.kommun.example"));
    }

    public async Task DisposeAsync()
    {
        await House.DisposeAsync();
        await Twilio.DisposeAsync();
    }
}

/// <summary>Each story has a number of its own (PTS's numbers for fiction).</summary>
public sealed class A_company_texts_back(TextingHouse texting) : IClassFixture<TextingHouse>
{
    private const string Path = "/hooks/twilio/sms";

    private InboxHost House => texting.House;

    [Fact]
    public async Task Yes_is_noted_and_thanked_for_once_however_often_the_text_comes()
    {
        var company = await Booked("070-174 06 31", new(2027, 2, 16));
        var sid = Sid();

        var answer = await Texts("+46701740631", "Ja tack!", sid);
        Assert.Equal(answer, await Texts("+46701740631", "Ja tack!", sid));
        await Texts("+46701740631", "JA", Sid());

        Assert.Matches("^<Response><Message>Norrköpings kommun: Tack, vi har antecknat att ni kommer tis 16 feb kl [^<]+</Message></Response>$", answer);
        Assert.Equal(CompanyReply.Comes, (await House.Meeting(company)).CompanySays);
        Assert.Single((await House.Meetings.Facts(company.Id, default)).OfType<CompanyReplied>());
        Assert.DoesNotContain(await House.Notices(company), n => n.Kind == NoticeKind.WaysToChange);
    }

    [Theory]
    [InlineData("NEJ", 32, 17, CompanyReply.CanNot, "är inte avbokat än")]
    [InlineData("New time please", 33, 18, CompanyReply.OtherTime, "Välj ny tid i mejlet")]
    public async Task No_and_another_time_cancel_nothing_but_show_the_way_and_call_a_human(string text, int number, int day, CompanyReply reply, string says)
    {
        var company = await Booked($"070-174 06 {number}", new(2027, 2, day));
        var start = (await House.Meeting(company)).Slot!.Value.Start;

        Assert.Contains(says, await Texts($"+467017406{number}", text, Sid()), StringComparison.Ordinal);

        var meeting = await House.Meeting(company);
        Assert.Equal((true, start, reply), (meeting.IsBooked, meeting.Slot!.Value.Start, meeting.CompanySays));
        Assert.Single(await House.Notices(company), n => n.Kind == NoticeKind.WaysToChange);
        await StoryHost.Until("the way is mailed", () => Task.FromResult(Directory.Exists(House.Outbox) && Directory.GetFiles(House.Outbox, "*.eml").Any(f => MimeKit.MimeMessage.Load(f).TextBody?.Contains("Det är inte avbokat än. På sidan kan du välja en ny tid eller avboka.", StringComparison.Ordinal) == true)));
        Assert.Contains("företaget kan inte då", await Board(), StringComparison.Ordinal);
        var lots = await SignedIn();
        Assert.Equal(HttpStatusCode.Redirect, (await lots.PostAsync($"/lots/bord/{company.Id}/ordnat", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Null((await House.Meeting(company)).CompanySays);
    }

    [Fact]
    public async Task Ring_is_a_call_back()
    {
        var company = await Booked("070-174 06 34", new(2027, 2, 19));
        Assert.Contains("En lots ringer dig.", await Texts("+46701740634", "ring mig", Sid()), StringComparison.Ordinal);
        Assert.True((await House.Meeting(company)).CallBack);
        Assert.Contains("ring upp", await Board(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_is_quiet_and_lasting_and_start_undoes_it()
    {
        var company = await Booked("070-174 06 35", new(2027, 2, 22));
        Assert.Equal("<Response/>", await Texts("+46701740635", "Stopp.", Sid()));
        Assert.Equal("<Response/>", await Texts("+46701740635", "JA", Sid()));
        Assert.Equal(CompanyReply.Comes, (await House.Meeting(company)).CompanySays);
        Assert.Equal("<Response/>", await Texts("+46701740635", "vad gäller mötet?", Sid()));

        var before = texting.Twilio.Messages.Count(m => m.Form["To"] == "+46701740635");
        (await company.Send(HttpMethod.Put, "time", new { start = await company.FirstTime(new(2027, 2, 23)) })).EnsureSuccessStatusCode();
        await StoryHost.Until("the text is dropped", async () => (await House.Notices(company)).Any(n => n is { Kind: NoticeKind.Moved, Channel: Channel.Sms, State: NoticeState.Dropped, Error: "opted out" }));
        Assert.Equal(before, texting.Twilio.Messages.Count(m => m.Form["To"] == "+46701740635"));

        Assert.Contains("Du får sms från oss igen.", await Texts("+46701740635", "START", Sid()), StringComparison.Ordinal);
        Assert.Contains("Tack", await Texts("+46701740635", "JA", Sid()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_words_several_meetings_and_numbers_of_nobody_are_for_a_human()
    {
        var company = await Booked("070-174 06 36", new(2027, 2, 24));
        Assert.Contains("en lots läser ditt sms", await Texts("+46701740636", "Ja men vi blir <sena> & många", Sid()), StringComparison.Ordinal);
        await Booked("070-174 06 36", new(2027, 2, 25));
        Assert.Contains("en lots läser ditt sms", await Texts("+46701740636", "NEJ", Sid()), StringComparison.Ordinal);
        Assert.Equal("<Response/>", await Texts("+46701740637", "JA", Sid()));
        Assert.Equal("<Response/>", await Texts("Bank", "Klicka här", Sid()));

        Assert.DoesNotContain((await House.Meetings.Facts(company.Id, default)), f => f is CompanyReplied);
        var pile = (await House.Pile()).Where(l => l.From is "+46701740636" or "+46701740637" or "Bank").ToList();
        Assert.Equal(
            [("Ja men vi blir <sena> & många", WhyToRead.InWords, company.Id), ("NEJ", WhyToRead.NoOneMeeting, null), ("JA", WhyToRead.NoOneMeeting, null), ("Klicka här", WhyToRead.NoOneMeeting, (Guid?)null)],
            pile.Select(l => (l.Text, l.Why, l.MeetingId)));
        Assert.DoesNotContain("46701740636", House.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("vi blir", House.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_twilio_takes_for_a_stop_is_one_and_a_cancel_among_them_is_read_by_a_human_too()
    {
        await Booked("070-174 06 38", new(2027, 2, 26));
        Assert.Equal("<Response/>", await Texts("+46701740638", "CANCEL", Sid(), ("OptOutType", "STOP")));
        Assert.Single(await House.Pile(), l => l is { From: "+46701740638", Text: "CANCEL" });
        Assert.Equal("<Response/>", await Texts("+46701740638", "JA", Sid()));
    }

    [Fact]
    public async Task Twenty_at_once_of_the_same_text_are_one()
    {
        var company = await Booked("070-174 06 39", new(2027, 3, 1));
        var sid = Sid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Texts("+46701740639", "NEJ", sid)));
        Assert.Single(answers.Distinct());
        Assert.Single((await House.Meetings.Facts(company.Id, default)).OfType<CompanyReplied>());
        Assert.Single(await House.Notices(company), n => n.Kind == NoticeKind.WaysToChange);
    }

    [Fact]
    public async Task What_is_not_signed_by_twilio_is_refused()
    {
        var company = await Booked("070-174 06 40", new(2027, 3, 2));
        var form = Form("+46701740640", "NEJ", Sid());
        var sound = Signature($"https://boka.kommun.example{Path}", form);
        var random = new Random(47);
        var bytes = new byte[20];
        for (var i = 0; i < 200; i++)
        {
            random.NextBytes(bytes);
            Assert.Equal(HttpStatusCode.Forbidden, (await Post(form, Convert.ToBase64String(bytes))).StatusCode);
        }
        foreach (var (name, body, signature) in new (string, Dictionary<string, string>, string?)[]
        {
            ("none", form, null),
            ("empty", form, ""),
            ("another text", new(form) { ["Body"] = "JA" }, sound),
            ("another number", new(form) { ["From"] = "+46701740641" }, sound),
            ("a field more", new(form) { ["OptOutType"] = "STOP" }, sound),
            ("another door's", form, Signature("https://boka.kommun.example/hooks/twilio/status", form)),
            ("another house's", form, Signature($"https://evil.example{Path}", form)),
            ("another token's", form, Signature($"https://boka.kommun.example{Path}", form, "guessed")),
            ("in another case", form, sound.ToUpperInvariant()),
        })
        {
            Assert.True((await Post(body, signature)).StatusCode == HttpStatusCode.Forbidden, name);
        }
        Assert.Null((await House.Meeting(company)).CompanySays);

        Assert.Equal(HttpStatusCode.OK, (await Post(form, sound)).StatusCode);
        Assert.Equal(CompanyReply.CanNot, (await House.Meeting(company)).CompanySays);
        var withPort = Form("+46701740640", "JA", Sid());
        Assert.Equal(HttpStatusCode.OK, (await Post(withPort, Signature($"https://boka.kommun.example:443{Path}", withPort))).StatusCode);
    }

    private static string Sid() => $"SM{Guid.NewGuid():N}";

    private async Task<Company> Booked(string mobile, DateOnly day)
    {
        var company = await Company.Asks(House.Client());
        await company.Holds(await company.FirstTime(day));
        (await company.Send(HttpMethod.Put, "booking", new { company = "Kiosken AB", name = "Åsa Öberg", mobile, email = "asa@kiosken.example" })).EnsureSuccessStatusCode();
        return company;
    }

    private static Dictionary<string, string> Form(string from, string body, string sid) => new()
    {
        ["MessageSid"] = sid,
        ["AccountSid"] = TextingHouse.Account,
        ["From"] = from,
        ["To"] = "+46701740699",
        ["Body"] = body,
        ["NumMedia"] = "0",
    };

    private async Task<string> Texts(string from, string body, string sid, params (string Key, string Value)[] more)
    {
        var form = Form(from, body, sid);
        foreach (var (key, value) in more) form[key] = value;
        var answer = await Post(form, Signature($"https://boka.kommun.example{Path}", form));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType!.MediaType);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Post(Dictionary<string, string> form, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(form) };
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await House.Client().SendAsync(request);
    }

    /// <summary>As Twilio's documentation says it is made.</summary>
    private static string Signature(string address, Dictionary<string, string> form, string token = TextingHouse.Token)
    {
        var signed = address + string.Concat(form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // Twilio's scheme says SHA-1; as a keyed hash (HMAC) it is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    private async Task<HttpClient> SignedIn()
    {
        var client = House.Client();
        (await client.PostAsync($"/demo/sign-in/{SmallTown.Coordinator}", null)).EnsureSuccessStatusCode();
        return client;
    }

    private async Task<string> Board() => WebUtility.HtmlDecode(await (await SignedIn()).GetStringAsync("/lots"));
}
