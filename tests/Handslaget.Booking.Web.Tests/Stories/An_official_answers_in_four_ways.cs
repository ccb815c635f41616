using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Kan, Kan inte, Föreslå kollega, På distans: by the mail's link, signed in, and by the API. Forms without script.</summary>
[Collection(StoryHost.Collection)]
public sealed class An_official_answers_in_four_ways(StoryHost house)
{
    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Fact]
    public async Task By_link_the_company_sees_it_and_the_coordinator_is_asked_for_a_link()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 8));
        var (food, browser) = (await Holder(company, "food-control"), house.Client());
        var link = Link(company, food);

        var page = await Get(browser, $"{link}?svar=distans");
        Assert.Matches("value=\"distans\" checked", page);
        Assert.True(page.IndexOf("value=\"distans\"", StringComparison.Ordinal) < page.IndexOf("value=\"kan\"", StringComparison.Ordinal));
        Assert.False((await Meeting(company)).PlaceOf(food)!.Remote);
        var answered = await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "distans"));

        Assert.Contains("Tack! Du är med på distans.", answered, StringComparison.Ordinal);
        var meeting = await Meeting(company);
        Assert.Equal([food], meeting.Places.Where(p => p.Remote).Select(p => p.OfficialId));
        Assert.Equal((0, start), (meeting.Sequence, meeting.Slot!.Value.Start));
        var seat = (await company.Get()).GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("competence").GetString() == "food-control");
        Assert.True(seat.GetProperty("byLink").GetBoolean());
        await StoryHost.Until("the coordinator is told", async () => (await Notices(company)).Any(n => n is { Kind: NoticeKind.LinkNeeded, State: NoticeState.Sent }));
        Assert.Equal(await Holder(company, "coordination"), (await Notices(company)).Single(n => n.Kind == NoticeKind.LinkNeeded).OfficialId);

        // And comes after all.
        await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan"));
        Assert.False((await Meeting(company)).PlaceOf(food)!.Remote);
    }

    [Fact]
    public async Task The_coordinator_at_the_table_can_not_leave_the_company_alone_in_the_room()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 9));
        var lots = await Holder(company, "coordination");

        Assert.DoesNotContain("value=\"distans\"", await Get(house.Client(), Link(company, lots)), StringComparison.Ordinal);
        var response = await (await house.SignedIn(lots)).PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/answer", new { accepts = true, start, byLink = true });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("must-be-there", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_who_is_suggested_is_asked_first()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 10));
        var (food, browser) = (await Holder(company, "food-control"), house.Client());
        var colleague = Other("food-control", food);
        var link = Link(company, food);
        Assert.Contains($"value=\"{colleague}\"", await Get(browser, $"{link}?svar=kollega"), StringComparison.Ordinal);

        var second = await Post(browser, link, HttpStatusCode.BadRequest, ("start", $"{start:O}"), ("svar", "kollega"));
        Assert.Contains("Välj vilken kollega du föreslår.", second, StringComparison.Ordinal);
        Assert.Matches("value=\"kollega\" checked", second);
        var stranger = await Post(browser, link, HttpStatusCode.Conflict, ("start", $"{start:O}"), ("svar", "kollega"), ("kollega", $"{SmallTown.Official("tobacco-retail", 1)}"));
        Assert.Contains("Kollegan kan inte ta platsen", stranger, StringComparison.Ordinal);
        Assert.NotNull((await Meeting(company)).PlaceOf(food));
        var thanks = await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kollega"), ("kollega", $"{colleague}"));

        Assert.Contains($"Vi frågar food-control {(colleague == SmallTown.Official("food-control", 1) ? 1 : 2)} först.", thanks, StringComparison.Ordinal);
        await StoryHost.Until("the colleague is seated", async () => (await Meeting(company)).PlaceOf(colleague) is not null);
        Assert.Contains("Du har svarat nej", await Get(browser, link), StringComparison.Ordinal);
        var fact = await Log.First<SeatDeclined>(company.Id, default);
        Assert.Equal((colleague, (DeclineReason?)null), (fact!.Suggested, fact.Reason));
    }

    [Fact]
    public async Task A_deputy_who_is_named_with_an_absence_is_asked_first()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 12));
        var food = await Holder(company, "food-control");
        var (deputy, browser) = (Other("food-control", food), await house.SignedIn(food));
        var day = $"{SwedishTime.Date(start):yyyy-MM-dd}";

        var wrong = await Post(browser, "/personal/tid/franvaro", HttpStatusCode.BadRequest, ("fran", day), ("till", day), ("ersattare", $"{SmallTown.Official("tobacco-retail", 1)}"));
        Assert.Contains("Ersättaren ska ha någon av kompetenserna.", wrong, StringComparison.Ordinal);
        Assert.Contains($"value=\"{day}\"", wrong, StringComparison.Ordinal);
        await Post(browser, "/personal/tid/franvaro", HttpStatusCode.Redirect, ("fran", day), ("till", day), ("ersattare", $"{deputy}"));

        // A double click is one absence.
        await Post(browser, "/personal/tid/franvaro", HttpStatusCode.Redirect, ("fran", day), ("till", day), ("ersattare", $"{deputy}"));

        await StoryHost.Until("the deputy is seated", async () => (await Meeting(company)).PlaceOf(deputy) is not null);
        var fact = await Log.First<SeatDeclined>(company.Id, default);
        Assert.Equal((deputy, DeclineReason.Away), (fact!.Suggested, fact.Reason));
        var page = await Get(browser, "/personal/tid");
        Assert.Contains($"Ersättare: food-control {(deputy == SmallTown.Official("food-control", 1) ? 1 : 2)}", page, StringComparison.Ordinal);
        var absence = Regex.Match(page, "/personal/tid/franvaro/([0-9a-f-]+)/bort").Groups[1].Value;
        await Post(browser, $"/personal/tid/franvaro/{absence}/bort", HttpStatusCode.Redirect);
        Assert.Contains("Ingen inlagd.", await Get(browser, "/personal/tid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_mind_after_a_yes_is_a_no_with_a_reason()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 15));
        var (food, browser) = (await Holder(company, "food-control"), house.Client());
        var link = Link(company, food);
        await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan"));
        var yes = await Get(browser, link);
        Assert.Contains("Du har sagt ja", yes, StringComparison.Ordinal);
        Assert.Contains("Jag har fått förhinder", yes, StringComparison.Ordinal);
        Assert.Contains("Du har redan svarat så.", await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan")), StringComparison.Ordinal);
        Assert.Contains("Mötet har flyttats", await Post(browser, link, HttpStatusCode.Conflict, ("start", $"{start.AddHours(1):O}"), ("svar", "kan")), StringComparison.Ordinal);

        var no = await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan-inte"), ("skal", "Disqualified"));

        Assert.Contains("Vi frågar en kollega.", no, StringComparison.Ordinal);
        Assert.Equal(DeclineReason.Disqualified, (await Log.First<SeatDeclined>(company.Id, default))!.Reason);
    }

    [Fact]
    public async Task What_a_company_writes_is_text_on_every_page_an_official_opens()
    {
        const string Hostile = "<script>alert(1)</script> & \"Ölkiosken\"";
        var company = await Company.Asks(house.Client());
        var start = await company.FirstTime(new DateOnly(2027, 3, 17));
        await company.Holds(start);
        (await company.Send(HttpMethod.Put, "booking", new { company = Hostile, name = Hostile, mobile = "070-174 06 05", errand = Hostile, site = Hostile })).EnsureSuccessStatusCode();
        var food = await Holder(company, "food-control");
        var browser = await house.SignedIn(food);

        foreach (var path in new[] { Link(company, food), $"/personal/bord/{company.Id}", "/personal" })
        {
            var raw = await browser.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", raw, StringComparison.OrdinalIgnoreCase);
            if (path != "/personal") Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ölkiosken&quot;", raw, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(Other("food-control", food))).GetAsync($"/personal/bord/{company.Id}")).StatusCode);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        Assert.Contains("Mötet är inställt.", await Get(browser, Link(company, food)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_asks_four_things_and_has_nothing_remote_in_it()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 18));
        var food = await Holder(company, "food-control");
        var link = Link(company, food);
        MimeMessage? letter = null;
        await StoryHost.Until("the question is sent", () => Task.FromResult((letter = Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f))
            .FirstOrDefault(m => m.TextBody?.Contains(link, StringComparison.Ordinal) == true)) is not null));

        foreach (var answer in new[] { "kan", "kan-inte", "kollega", "distans" })
        {
            Assert.Contains($"{link}?svar={answer}", letter!.TextBody, StringComparison.Ordinal);
            Assert.Contains($"{link}?svar={answer}\"", letter.HtmlBody, StringComparison.Ordinal);
        }
        Assert.Contains($"/personal/bord/{company.Id}", letter!.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("<img|url\\(|src=", letter.HtmlBody);
    }

    [Fact]
    public async Task Signed_in_a_table_is_answered_and_moves_from_needs_answer_to_later()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 11));
        var food = await Holder(company, "food-control");
        var browser = await house.SignedIn(food);
        Assert.Contains("Behöver ditt svar", await Get(browser, "/personal"), StringComparison.Ordinal);

        await Post(browser, $"/personal/svar/{company.Id}", HttpStatusCode.Redirect, ("start", $"{start:O}"), ("svar", "distans"));

        var page = await Get(browser, $"/personal/bord/{company.Id}?klart=distans");
        Assert.Contains("Tack! Du är med på distans.", page, StringComparison.Ordinal);
        Assert.Contains("Längre fram", await Get(browser, "/personal"), StringComparison.Ordinal);
        var table = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/officials/me/seats/{company.Id}");
        Assert.True(table.GetProperty("byLink").GetBoolean());
        Assert.Equal([Other("food-control", food)], table.GetProperty("colleagues").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
        var no = await Post(browser, $"/personal/svar/{company.Id}", HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan-inte"));
        Assert.Contains("Vi frågar en kollega.", no, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_counted_in_the_mail_and_handed_to_those_at_the_table_only()
    {
        var company = await Company.Asks(house.Client());
        var start = await company.FirstTime(new DateOnly(2027, 3, 19));
        await company.Holds(start);
        var document = new Attachment { Id = Guid.CreateVersion7(), MeetingId = company.Id, Name = "Ritning <1>.pdf", Type = "application/pdf", Bytes = 5, At = start };
        await using (var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Store(document);
            session.Store(new AttachmentContent { Id = document.Id, Bytes = "%PDF-"u8.ToArray() });
            await session.SaveChangesAsync();
        }
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var food = await Holder(company, "food-control");
        var (link, browser) = (Link(company, food), await house.SignedIn(food));

        await StoryHost.Until("the question is sent", () => Task.FromResult(Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f))
            .Any(m => m.TextBody?.Contains(link, StringComparison.Ordinal) == true && m.TextBody.Contains("En bilaga finns på sidan.", StringComparison.Ordinal))));
        foreach (var (page, at) in new[] { (link, link), ($"/personal/bord/{company.Id}", $"/personal/bord/{company.Id}") })
        {
            Assert.Contains("Ritning <1>.pdf", await Get(browser, page), StringComparison.Ordinal);
            var file = await browser.GetAsync($"{at}/dokument/{document.Id}");
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("%PDF-", await file.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{at}/dokument/{Guid.NewGuid()}")).StatusCode);
        }
        var other = await house.SignedIn(Other("food-control", food));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/personal/bord/{company.Id}/dokument/{document.Id}")).StatusCode);
        await Post(browser, link, HttpStatusCode.OK, ("start", $"{start:O}"), ("svar", "kan-inte"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{link}/dokument/{document.Id}")).StatusCode);
    }

    private static Guid Other(string competence, Guid than) => new[] { 1, 2 }.Select(n => SmallTown.Official(competence, n)).Single(o => o != than);

    private async Task<Meeting> Meeting(Company company) => (await Log.Find(company.Id, default))!;

    private async Task<Guid> Holder(Company company, string competence) =>
        (await Meeting(company)).Places.Single(p => p.Competences.Contains(competence)).OfficialId;

    private string Link(Company company, Guid official) => $"/svar/{house.Services.GetRequiredService<Links>().Answer(company.Id, official)}";

    private async Task<IReadOnlyList<Notice>> Notices(Company company)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.MeetingId == company.Id).ToListAsync();
    }

    private static async Task<string> Get(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> Post(HttpClient browser, string path, HttpStatusCode status, params (string, string)[] fields)
    {
        var response = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{path}: {(int)response.StatusCode}\n{text}");
        return WebUtility.HtmlDecode(text);
    }
}
