using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Procuring;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Inbox;
using Handslaget.Booking.Web.Tests.Sources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>From a published feed to a letter and back: asked for, confirmed, told once, ended and forgotten. Two processes share the house.</summary>
public sealed partial class Companies_follow_procurements : IAsyncLifetime
{
    private FaultServer server = null!;
    private InboxHost house = null!;

    public async Task InitializeAsync()
    {
        server = await FaultServer.Start();
        server.Feed = await File.ReadAllTextAsync(TestFiles.Data("Procurements/february.json"));
        house = await InboxHost.Start(Settings);
    }

    public async Task DisposeAsync()
    {
        await house.DisposeAsync();
        await server.DisposeAsync();
    }

    private (string, string)[] Settings =>
    [
        ("Procurement:Feed", server.At("/feed").ToString()), ("Procurement:ReadEvery", "01:00:00"), ("Procurement:Digest", "weekly"),
        ("Calendars:AllowHttp", "true"), ("Calendars:AllowedNetworks", "127.0.0.0/8"), ("Calendars:AllowedPorts", $"{server.Address.Port}"),
    ];

    [Fact]
    public async Task A_company_follows_is_told_once_and_is_forgotten()
    {
        // The feed is read: what is open is shown, in its own language, and what is cancelled or awarded is not.
        house.OneMore(Settings);
        await Passes(TimeSpan.FromMinutes(2), "the feed is read", async () => (await Feed()).ReadAt is not null);
        var page = await Read("/upphandlingar");
        Assert.Contains("Gång- och cykelväg längs Ågatan", page, StringComparison.Ordinal);
        Assert.Contains("Sista tid för anbud: måndag 1 mars kl. 23.59", page, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">Systems for school administration</span>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://upphandling.kommun.example/0031\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Städning av skolor", page, StringComparison.Ordinal);
        var construction = await Read("/upphandlingar?amne=45&lang=en");
        Assert.Contains("Construction work", construction, StringComparison.Ordinal);
        Assert.Contains("Last time for tenders: Monday 1 March at 23:59", construction, StringComparison.Ordinal);
        Assert.DoesNotContain("Systems for school", construction, StringComparison.Ordinal);

        // What is wrong is told and kept; what is right gives a question, and nothing but a question.
        var wrong = await house.Client().PostAsync("/upphandlingar/folj", Form(("email", "asa"), ("amne", "xx")));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var said = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        foreach (var text in new[] { "E-postadressen går inte att läsa", "Välj minst ett ämne", "value=\"asa\"" }) Assert.Contains(text, said, StringComparison.Ordinal);
        await Ask("asa@bygget.example", "45", "90");
        var question = await Letter("asa@bygget.example", "Bekräfta att du vill ha annonser");
        Assert.Contains("Anläggningsarbete", question.TextBody, StringComparison.Ordinal);
        Assert.Null(question.Headers[HeaderId.ListUnsubscribe]);
        var own = Link(question, "Bekräfta");

        // Opening the letter's link changes nothing. The button does.
        Assert.Contains("Vill ni ha annonser hit?", await Read(own), StringComparison.Ordinal);
        Assert.Contains("Vill ni ha annonser hit?", await Read(own), StringComparison.Ordinal);
        Assert.Contains("0 adresser", await ReadAsCoordinator("/lots/upphandlingar"), StringComparison.Ordinal);
        Assert.EndsWith("klart=bekraftat", await Browser.Form.Send(house.Client(), $"{own}/bekrafta"), StringComparison.Ordinal);
        Assert.Contains("En adress får annonserna", await ReadAsCoordinator("/lots/upphandlingar"), StringComparison.Ordinal);

        // New notices come: one in the topics by the feed, one by hand, one of another topic, and one that is cancelled before Monday.
        server.Feed = Package(
            Tender("0070", "Ombyggnad av Ågatans förskola", "45210000-2", "2027-03-20T12:00:00Z"), Tender("0071", "Skolmat", "15000000-8", "2027-03-20T12:00:00Z"),
            Tender("0072", "Sophämtning som avbryts", "90500000-2", "2027-03-20T12:00:00Z"));
        await Passes(TimeSpan.FromHours(1), "the new notices stand", async () => (await Read("/upphandlingar")).Contains("Sophämtning", StringComparison.Ordinal));
        server.Feed = Package(
            Tender("0070", "Ombyggnad av Ågatans förskola", "45210000-2", "2027-03-20T12:00:00Z"),
            """{"ocid":"ocds-5wlv6p-0072","id":"0072-02","date":"2027-02-01T12:00:00Z","tag":["tenderCancellation"],"tender":{"status":"cancelled"}}""");
        await Passes(TimeSpan.FromHours(1), "the cancelled one is gone", async () => !(await Read("/upphandlingar")).Contains("Sophämtning", StringComparison.Ordinal));

        // What the feed does not tell of any more stands until it is over.
        Assert.Contains("Skolmat", await Read("/upphandlingar"), StringComparison.Ordinal);
        var byHand = Guid.NewGuid();
        var lots = await SignedIn();
        Assert.Contains("Den tiden har passerat", await Posts(lots, $"/lots/upphandlingar/{byHand}", [.. ByHand("Snöröjning", "2027-01-31")]), StringComparison.Ordinal);
        await Browser.Form.Send(lots, $"/lots/upphandlingar/{byHand}", [.. ByHand("Snöröjning", "2027-03-15")]);
        await Browser.Form.Send(lots, $"/lots/upphandlingar/{byHand}", [.. ByHand("Snöröjning av torg", "2027-03-16")]);

        // Monday at eight, whichever process looks, there is one letter with both, and no more of it.
        house.Clock.AdjustTime(SwedishTime.At(new DateOnly(2027, 2, 8), new TimeOnly(8, 0)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.Services.GetRequiredService<Digests>().Look(default)));
        Assert.Equal(2, Assert.Single(await Digests()).Procurements.Count);
        var digest = await Letter("asa@bygget.example", "2 nya upphandlingar");
        foreach (var text in new[] { "Ombyggnad av Ågatans förskola: https://upphandling.kommun.example/0070", "Snöröjning av torg", "Exempelkommun. Anläggningsarbete. Sista tid för anbud: lördag 20 mars kl. 13.00." })
            Assert.Contains(text, digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Skolmat", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Gång- och cykelväg", digest.TextBody, StringComparison.Ordinal);
        for (var minutes = 0; minutes < 3; minutes++) await Passes(TimeSpan.FromMinutes(1), "another look", () => Task.FromResult(true));
        await house.Services.GetRequiredService<Digests>().Look(default);
        Assert.Single(await Digests(), d => d.Procurements.Count == 2);

        // The mail program's own button: a POST to the address in the header, from nowhere (RFC 8058). Opening it only shows a page.
        Assert.Equal("List-Unsubscribe=One-Click", digest.Headers["List-Unsubscribe-Post"]);
        var stop = new Uri(digest.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).AbsolutePath;
        Assert.Contains("Sluta få annonser?", await Read(stop), StringComparison.Ordinal);
        Assert.Contains("Era annonser", await Read(own), StringComparison.Ordinal);
        for (var presses = 0; presses < 2; presses++)
        {
            using var pressed = await house.Client().PostAsync(stop, Form(("List-Unsubscribe", "One-Click")));
            Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync(own)).StatusCode);
        Assert.Equal([], await Addresses());
    }

    [Fact]
    public async Task An_address_that_never_says_yes_is_forgotten_and_nobody_learns_who_follows()
    {
        await Ask("bo@stadet.example", "90");
        await Letter("bo@stadet.example", "Bekräfta");
        await Ask("cia@stadet.example", "90");
        var own = Link(await Letter("cia@stadet.example", "Bekräfta"), "Bekräfta");
        await Browser.Form.Send(house.Client(), $"{own}/bekrafta");

        house.Clock.Advance(TimeSpan.FromMinutes(1));

        // Somebody else asks for her address, in English and about something else: the same answer, nothing changed, and only she hears.
        using (var same = await house.Client().PostAsync("/upphandlingar/folj?lang=en", Form(("email", "CIA@stadet.example"), ("amne", "45"))))
            Assert.Equal((HttpStatusCode.Redirect, "/upphandlingar/folj?klart=fragat"), (same.StatusCode, same.Headers.Location!.OriginalString));
        var told = await Letter("cia@stadet.example", "Du får redan annonser");
        Assert.NotNull(told.Headers[HeaderId.ListUnsubscribe]);
        Assert.Matches("value=\"90\" checked", await Read(own));
        Assert.DoesNotMatch("value=\"45\" checked", await Read(own));

        // Topics are changed by the link.
        Assert.Contains("Välj minst ett ämne", await Posts(house.Client(), $"{own}/amnen"), StringComparison.Ordinal);
        await Browser.Form.Send(house.Client(), $"{own}/amnen", ("amne", "45"), ("amne", "71"));
        Assert.Matches("value=\"71\" checked", await Read(own));

        await Passes(Follower.Waits + TimeSpan.FromMinutes(1), "the address that said nothing is forgotten", async () => (await Addresses()).Count == 1);
        Assert.Equal(["cia@stadet.example"], await Addresses());

        // The facts name nobody.
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var facts = await session.Events.QueryAllRawEvents().ToListAsync();
        Assert.DoesNotContain("stadet.example", string.Concat(facts.Select(e => JsonSerializer.Serialize(e.Data, e.EventType))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_can_not_be_read_takes_nothing_away_and_says_why()
    {
        await Passes(TimeSpan.FromMinutes(2), "the feed is read", async () => (await Feed()).ReadAt is not null);
        var before = Notices(await Read("/upphandlingar"));
        Assert.Equal(2, before);
        foreach (var (feed, status, why) in new[] { ("<html>Logga in</html>", 0, "det är inte JSON"), ("{}", 0, "saknar listan releases"), ("", 500, "Flödets server har ett fel"), ("", 404, "Det finns inget flöde") })
        {
            (server.Feed, server.Status) = (feed, status);
            await Passes(TimeSpan.FromHours(1), why, async () => (await ReadAsCoordinator("/lots/upphandlingar")).Contains(why, StringComparison.Ordinal));
            Assert.Equal(before, Notices(await Read("/upphandlingar")));
        }

        // It comes back, and is then asked only for what is new.
        (server.Feed, server.Status) = (await File.ReadAllTextAsync(TestFiles.Data("Procurements/february.json")), 0);
        await Passes(TimeSpan.FromHours(1), "it is well again", async () => (await Feed()).Why is null);
        var facts = await Published();
        await Passes(TimeSpan.FromHours(1), "it is asked whether something is new", () => Task.FromResult(server.NotModified > 0));
        Assert.Equal(facts, await Published());
        Assert.Contains("4 annonser", await ReadAsCoordinator("/lots/upphandlingar"), StringComparison.Ordinal);

        // What a coordinator takes away stays away, though the feed still tells of it.
        var lots = await SignedIn();
        await Browser.Form.Send(lots, $"/lots/upphandlingar/{Procurement.IdOf("ocds-5wlv6p-2027-0031")}/bort");
        server.Feed += " ";
        await Passes(TimeSpan.FromHours(1), "it is read again", async () => (await Feed()).ReadAt > SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(16, 0)));
        Assert.Equal(1, Notices(await Read("/upphandlingar")));
        lots = await SignedIn();
        Assert.Equal(HttpStatusCode.NotFound, (await lots.GetAsync($"/lots/upphandlingar/{Procurement.IdOf("ocds-5wlv6p-2027-0040")}")).StatusCode);
    }

    /// <summary>The clock moves on a minute more at a time, so that the house's own watch comes to look, until it has happened.</summary>
    private async Task Passes(TimeSpan time, string what, Func<Task<bool>> happened)
    {
        house.Clock.Advance(time);
        await StoryHost.Until(what, async () =>
        {
            if (await happened()) return true;
            house.Clock.Advance(TimeSpan.FromSeconds(20));
            return false;
        });
    }

    private async Task Ask(string email, params string[] topics) => Assert.Equal(
        "/upphandlingar/folj?klart=fragat", await Browser.Form.Send(house.Client(), "/upphandlingar/folj", [("email", email), .. topics.Select(t => ("amne", t))]));

    private static IEnumerable<(string, string)> ByHand(string title, string day) =>
        [("title", title), ("buyer", "Exempelkommun"), ("division", "90"), ("day", day), ("time", "12:00"), ("link", "https://upphandling.kommun.example/0090"), ("language", "sv")];

    private static string Package(params string[] releases) => $$"""{"version":"1.1","publishedDate":"2027-02-01T10:00:00Z","releases":[{{string.Join(',', releases)}}]}""";

    private static string Tender(string id, string title, string cpv, string closes) => $$$"""
        {"ocid":"ocds-5wlv6p-{{{id}}}","id":"{{{id}}}-01","date":"2027-02-01T09:00:00Z","tag":["tender"],"language":"sv","buyer":{"name":"Exempelkommun"},"tender":{"title":"{{{title}}}","status":"active",
        "items":[{"classification":{"scheme":"CPV","id":"{{{cpv}}}"}}],"tenderPeriod":{"endDate":"{{{closes}}}"},"documents":[{"documentType":"tenderNotice","url":"https://upphandling.kommun.example/{{{id}}}"}]} }
        """;

    private static int Notices(string page) => Heading().Count(page);

    private async Task<HttpClient> SignedIn()
    {
        var client = house.Client();
        (await client.PostAsync($"/demo/sign-in/{SmallTown.Coordinator}", null)).EnsureSuccessStatusCode();
        return client;
    }

    private async Task<string> ReadAsCoordinator(string path) => await Read(path, await SignedIn());

    private async Task<string> Read(string path, HttpClient? client = null)
    {
        using var answer = await (client ?? house.Client()).GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Posts(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PostAsync(path, Form(fields));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private async Task<MimeMessage> Letter(string to, string subject)
    {
        await StoryHost.Until($"\"{subject}\" is sent to {to}", async () => (await Letters(to, subject)).Count > 0);
        return (await Letters(to, subject)).Single();
    }

    private Task<IReadOnlyList<MimeMessage>> Letters(string to, string subject) => Task.FromResult<IReadOnlyList<MimeMessage>>(!Directory.Exists(house.Outbox)
        ? []
        : [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.To.Mailboxes.Any(a => a.Address == to) && m.Subject?.StartsWith(subject, StringComparison.Ordinal) == true)]);

    /// <summary>The path of a link in a letter.</summary>
    private static string Link(MimeMessage letter, string label) => new Uri(letter.TextBody!.Split('\n').Single(l => l.StartsWith($"{label}: ", StringComparison.Ordinal))[(label.Length + 2)..].Trim()).AbsolutePath;

    private Task<ProcurementFeedState> Feed() => house.Services.GetRequiredService<ProcurementFeed>().State(default);

    private async Task<IReadOnlyList<string>> Addresses()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<FollowerAddress>().OrderBy(a => a.Key).Select(a => a.Key).ToListAsync();
    }

    private async Task<IReadOnlyList<DigestSent>> Digests() => [.. (await Facts()).OfType<DigestSent>()];

    private async Task<int> Published() => (await Facts()).Count(f => f is ProcurementPublished or ProcurementChanged or ProcurementWithdrawn);

    private async Task<IReadOnlyList<object>> Facts()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.QueryAllRawEvents().ToListAsync()).Select(e => e.Data)];
    }

    [GeneratedRegex("<li>\\s*<h3>")]
    private static partial Regex Heading();
}
