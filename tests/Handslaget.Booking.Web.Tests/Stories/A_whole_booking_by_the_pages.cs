using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The company's journey as a browser without JavaScript makes it: links, forms, redirects.</summary>
[Collection(StoryHost.Collection)]
public sealed partial class A_whole_booking_by_the_pages(StoryHost house)
{
    [Fact]
    public async Task From_the_start_page_to_the_follow_page()
    {
        var browser = house.Client();
        Assert.Contains("Ett möte med alla som ert ärende rör", await Page(browser, "/"), StringComparison.Ordinal);
        Assert.Contains("Butik, kiosk", await PostPage(browser, "/boka", HttpStatusCode.OK, ("errand", "vi vill öppna en kiosk"), ("atgard", "foresla")), StringComparison.Ordinal);
        var where = await Post(browser, "/boka", ("errand", "Vi vill öppna en kiosk"), ("situation", "kiosk-shop"));
        var draft = where[..where.LastIndexOf('/')];
        Assert.Contains(">Vi vill öppna en kiosk</textarea>", await Page(browser, where), StringComparison.Ordinal);
        var questions = await Post(browser, where, ("site", "Kvarngatan 1"), ("errand", "Vi vill öppna en kiosk"));
        var panel = questions.EndsWith("/fragor", StringComparison.Ordinal) ? await Post(browser, questions) : questions;
        Assert.Contains("De här möter ni", await Page(browser, panel), StringComparison.Ordinal);
        var times = await Post(browser, $"{draft}/motas", ("form", "AtMunicipality"), ("antal", "2"), ("tolk", "swl"));
        var contact = await Post(browser, times, ("start", Value(await Page(browser, times), "start")));
        Assert.Contains("Tiden är er till kl.", await Page(browser, contact), StringComparison.Ordinal);
        var mend = await Post(browser, contact, ("company", "Kiosken & Co <b>"), ("name", "Åsa"), ("mobile", "011-15 00 00"));
        var wrong = await Page(browser, mend);
        Assert.Contains("fast nummer", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"Kiosken & Co <b>\"", wrong, StringComparison.Ordinal);
        var documents = await Post(browser, contact, ("company", "Kiosken & Co"), ("name", "Åsa"), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"));
        Assert.Contains("högst 10 MB", await Page(browser, documents), StringComparison.Ordinal);
        Assert.DoesNotContain("fast nummer", await Page(browser, mend), StringComparison.Ordinal); // the way back passes by what was mended
        var check = await Page(browser, $"{draft}/kontrollera");
        Assert.All(new[] { "Kiosken & Co", "Kvarngatan 1", "tolk: svenskt teckenspråk", "asa@kiosken.example" }, said => Assert.Contains(said, check, StringComparison.Ordinal));
        var followed = await Post(browser, $"{draft}/kontrollera");

        var follow = await Page(browser, followed);
        var table = followed[..followed.IndexOf('?', StringComparison.Ordinal)];
        Assert.Contains("Tiden är bokad. Vi väntar på svar från alla vid bordet.", follow, StringComparison.Ordinal);
        Assert.Contains("coordination", follow, StringComparison.Ordinal); // who sits there, by name
        Assert.Contains("Ni bokade mötet.", follow, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await Page(browser, $"{table}/kalender.ics"), StringComparison.Ordinal);
        var cancelled = await Post(browser, $"{table}/avboka");
        Assert.Contains("Mötet är avbokat av er.", await Page(browser, cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_official_answers_from_the_mail_and_nothing_changes_by_opening_the_link()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 22));
        var links = (Doors.Links)house.Services.GetService(typeof(Doors.Links))!;
        var log = (Store.MeetingLog)house.Services.GetService(typeof(Store.MeetingLog))!;
        var official = (await log.Find(company.Id, default))!.Places[0].OfficialId;
        var link = $"/svar/{links.Answer(company.Id, official)}";
        var browser = house.Client();

        for (var scan = 0; scan < 10; scan++) await Page(browser, $"{link}?svar=kan-inte");
        Assert.Empty((await log.Find(company.Id, default))!.Declined);

        var page = await Page(browser, link);
        var answered = await PostPage(browser, link, HttpStatusCode.OK, ("start", WebUtility.HtmlDecode(Value(page, "start"))), ("svar", "kan"));

        Assert.Contains("Tack! Vi räknar med dig.", answered, StringComparison.Ordinal);
        Assert.Contains(official, (await log.Find(company.Id, default))!.Accepted);
    }

    [Fact]
    public async Task English_is_chosen_by_a_link_and_kept()
    {
        var browser = house.Client();

        Assert.Contains("One meeting with everybody", await Page(browser, "/?lang=en"), StringComparison.Ordinal);
        Assert.Contains("One meeting with everybody", await Page(browser, "/"), StringComparison.Ordinal);
        Assert.Contains("lang=\"sv\"", await Page(browser, "/?lang=sv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_link_keeps_the_page()
    {
        var browser = house.Client();
        var company = await Company.Asks(house.Client());

        Assert.Contains("href=\"?del=fm&lang=en\"", await Page(browser, $"/boka/{company.Key}/tider?del=fm&lang=sv"), StringComparison.Ordinal);
        var refused = await PostPage(browser, $"/boka/{company.Key}/motas", HttpStatusCode.BadRequest, ("antal", "0"));
        Assert.Contains($"href=\"/boka/{company.Key}/motas?lang=en\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_lapses_while_the_rest_is_filled_in_is_taken_again_and_booked()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        var start = await company.FirstTime(new DateOnly(2027, 3, 24));
        await Fill(browser, company, start);
        await Lapse(company);

        Assert.Contains("har gått ut", await Page(browser, $"/boka/{company.Key}/kontrollera"), StringComparison.Ordinal);
        var booked = await Post(browser, $"/boka/{company.Key}/kontrollera");

        Assert.EndsWith("?klart=bokat", booked, StringComparison.Ordinal);
        Assert.Equal(start, (await company.Get()).GetProperty("start").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_written_survives_that_somebody_else_has_the_time_by_now()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        var start = await company.FirstTime(new DateOnly(2027, 3, 25));
        await Fill(browser, company, start);
        await Lapse(company);
        foreach (var _ in new[] { 1, 2 }) await (await Company.Asks(house.Client())).Holds(start);

        var times = await PostPage(browser, $"/boka/{company.Key}/kontrollera", HttpStatusCode.Conflict);

        Assert.Contains("kanske hann någon före", times, StringComparison.Ordinal);
        Assert.Contains("Visa alla tider", times, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(times, "class=\"time\""));
        var next = await Post(browser, $"/boka/{company.Key}/tider", ("start", Value(times, "start")));
        Assert.EndsWith("/kontrollera", next, StringComparison.Ordinal);
        var check = await Page(browser, next);
        Assert.All(new[] { "Kiosken & Co", "Åsa", "070-174 06 05", "Två rader\nom kiosken", "Kvarngatan 1" }, said => Assert.Contains(said, check, StringComparison.Ordinal));
        Assert.EndsWith("?klart=bokat", await Post(browser, next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_time_and_another_time_can_be_asked_for_without_losing_what_is_written()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        await Fill(browser, company, await company.FirstTime(new DateOnly(2027, 3, 19)));

        var back = await Post(browser, $"/boka/{company.Key}/forlang?fran=kontakt", ("name", "Åsa Ö"));
        var longer = await Page(browser, back);
        Assert.All(new[] { "Kiosken & Co", "Åsa Ö" }, said => Assert.Contains($"value=\"{said}\"", longer, StringComparison.Ordinal));
        Assert.DoesNotContain("tio minuter till", longer, StringComparison.Ordinal);
        var times = await Post(browser, $"/boka/{company.Key}/kontakt", ("company", "Halvskrivet"), ("mobile", "fel"), ("vidare", "tider"));
        Assert.Contains("Behåll den tiden", await Page(browser, times), StringComparison.Ordinal);
        Assert.Contains("value=\"Halvskrivet\"", await Page(browser, $"/boka/{company.Key}/kontakt"), StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task Who_goes_back_and_wants_something_else_keeps_the_link_and_meets_others()
    {
        var browser = house.Client();
        var company = await Company.Asks(house.Client());
        await Fill(browser, company, await company.FirstTime(new DateOnly(2027, 3, 19)));

        await Post(browser, $"/boka/{company.Key}/vad", ("situation", ""), ("arende", "nicotine-notification"));
        await Post(browser, $"/boka/{company.Key}/motas", ("form", "Online"), ("antal", "1"));

        var meeting = await company.Get();
        Assert.Equal("requested", meeting.GetProperty("status").GetString());
        Assert.Equal("online", meeting.GetProperty("form").GetString());
        Assert.Equal("nicotine-notification", Assert.Single(meeting.GetProperty("caseTypes").EnumerateArray()).GetString());
        Assert.Contains("value=\"Kiosken & Co\"", await Page(browser, $"/boka/{company.Key}/kontakt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_judged_by_what_they_hold_and_seen_only_by_those_at_the_table()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        await Fill(browser, company, await company.FirstTime(new DateOnly(2027, 3, 23)));

        var drawing = "%PDF-1.7 ritning"u8.ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await Upload(browser, company, ("..\\..\\ritning <b>.pdf", drawing))).StatusCode);
        var refused = await Upload(browser, company, ("virus.pdf", "MZ program"u8.ToArray()), ("stor.pdf", [.. drawing, .. new byte[Requesting.Documents.Largest]]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("virus.pdf är varken PDF, PNG eller JPEG", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await Post(browser, $"/boka/{company.Key}/kontrollera");

        var follow = await Page(browser, $"/bord/{company.Key}");
        var link = Regex.Match(follow, $"/bord/{company.Key}/dokument/[0-9a-f-]+").Value;
        Assert.Contains("ritning <b>.pdf", follow, StringComparison.Ordinal);
        var file = await browser.GetAsync(link);
        Assert.Equal(drawing, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        var other = await Company.Asks(house.Client());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link.Replace(company.Key, other.Key, StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task A_draft_that_nobody_touches_for_a_month_is_forgotten()
    {
        var browser = house.Client();
        var where = await Post(browser, "/boka", ("situation", "kiosk-shop"));
        await Page(browser, where);
        var drafts = house.Services.GetRequiredService<Requesting.Drafts>();
        var key = where.Split('/')[2];
        var old = (await drafts.Open(key, default))!.Value.Draft;
        await using (var session = house.Services.GetRequiredService<Marten.IDocumentStore>().LightweightSession())
        {
            session.Store(old with { ChangedAt = house.Clock.GetUtcNow() - Requesting.Drafts.KeptFor - TimeSpan.FromMinutes(1) });
            await session.SaveChangesAsync();
        }

        await Post(browser, "/boka", ("situation", "kiosk-shop"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(where)).StatusCode);
    }

    [Fact]
    public async Task A_booked_meeting_without_other_times_is_told_whom_to_call_and_gets_no_button_that_does_nothing()
    {
        var buyer = await TheOnlyBuyer();
        var (browser, company) = (house.Client(), await Company.Asks(house.Client(), new { caseTypes = new[] { "procurement-supplier", "nicotine-notification" } }));
        var start = await company.FirstTime(new DateOnly(2027, 3, 11));
        await company.Holds(start);
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var official = await house.SignedIn(buyer);
        var away = new { start = house.Clock.GetUtcNow().AddHours(1), end = house.Clock.GetUtcNow().AddDays(300) };
        (await official.PostAsJsonAsync("/api/v1/officials/me/absences", away)).EnsureSuccessStatusCode();

        var page = "";
        await StoryHost.Until("there are no times", async () =>
            (page = await Page(browser, $"/bord/{company.Key}/tider")).Contains("Det finns ingen", StringComparison.Ordinal));

        Assert.DoesNotContain("/latta", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/ring\"", page, StringComparison.Ordinal);
        Assert.Contains("Ring lotsen", page, StringComparison.Ordinal);
        Assert.Contains("svara skriftligt", page, StringComparison.Ordinal);

        var another = await Company.Asks(house.Client(), new { caseTypes = new[] { "procurement-supplier", "nicotine-notification" } });
        Assert.Contains($"/boka/{another.Key}/latta", await Page(browser, $"/boka/{another.Key}/tider"), StringComparison.Ordinal);
        var wrong = await PostPage(browser, $"/boka/{another.Key}/ring", HttpStatusCode.BadRequest, ("company", "Kiosken & Co"), ("name", "Åsa"));
        Assert.Contains("href=\"#phone\"", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#mobile\"", wrong, StringComparison.Ordinal);
        Assert.Contains("id=\"company\" name=\"company\" type=\"text\" value=\"Kiosken & Co\"", wrong, StringComparison.Ordinal);
        await Post(browser, $"/boka/{another.Key}/ring", ("company", "Kiosken & Co"), ("name", "Åsa"), ("phone", "011-15 00 00"));
        var waiting = await Page(browser, $"/boka/{another.Key}/tider");
        Assert.Contains("Ni har bett oss ringa", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("/ring\"", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Special_needs_stay_ticked_when_something_else_is_wrong()
    {
        var browser = house.Client();
        var where = await Post(browser, "/boka", ("situation", "kiosk-shop"));
        var how = where.Replace("/var", "/motas", StringComparison.Ordinal);

        var page = await PostPage(browser, how, HttpStatusCode.BadRequest, ("antal", "9"), ("utansteg", "ja"), ("slinga", "ja"));

        Assert.Matches("name=\"utansteg\" value=\"ja\" checked", page);
        Assert.Matches("name=\"slinga\" value=\"ja\" checked", page);
    }

    [Fact]
    public async Task A_meeting_at_the_company_asks_for_the_address_and_every_meeting_for_a_way_to_reach_somebody()
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", form = "atCompany" });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 18)));

        var form = await Page(house.Client(), $"/boka/{company.Key}/kontakt");

        Assert.Contains("Adressen där vi ses", form, StringComparison.Ordinal);
        Assert.Matches("<input id=\"site\"[^>]* required", form);
        Assert.Contains("Fyll i minst ett av mobilnummer och e-post.", form, StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task An_online_meeting_promises_no_link_that_does_not_exist()
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", form = "online" });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 18)));

        Assert.Contains("Lotsen skickar länken före mötet.", await Page(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task An_official_whose_answer_is_refused_is_told_why()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 16));
        var log = house.Services.GetRequiredService<MeetingLog>();
        var official = await house.SignedIn((await log.Find(company.Id, default))!.Places[0].OfficialId);

        var page = await PostPage(
            official, $"/personal/svar/{company.Id}", HttpStatusCode.Conflict, ("start", $"{start.AddHours(1):O}"), ("svar", "kan"));

        Assert.Contains("Mötet har flyttats sedan du fick frågan.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/personal?lang=en\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-31T23:59:59.9999999-14:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("snart")]
    public async Task Times_after_any_moment_can_be_asked_for(string after)
    {
        var company = await Company.Asks(house.Client());

        Assert.Matches("Inga tider där|class=\"time\"", await Page(house.Client(), $"/boka/{company.Key}/tider?efter={Uri.EscapeDataString(after)}"));
    }

    [Theory]
    [InlineData("/bord/å/avboka")]
    [InlineData("/bord/nonsens/avboka")]
    [InlineData("/boka/å/kontakt")]
    [InlineData("/bord/nonsens")]
    [InlineData("/bord/nonsens/tider")]
    [InlineData("/svar/nonsens")]
    public async Task A_broken_link_says_so_kindly(string path)
    {
        var response = await house.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Vi hittar inte mötet", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static readonly (string, string)[] Filled =
    [
        ("company", "Kiosken & Co"), ("name", "Åsa"), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"),
    ];

    /// <summary>Holds a time and fills in the rest, all but the last button.</summary>
    private static async Task Fill(HttpClient browser, Company company, DateTimeOffset start)
    {
        await Post(browser, $"/boka/{company.Key}/var", ("site", "Kvarngatan 1"), ("errand", "Två rader\nom kiosken"));
        await Post(browser, $"/boka/{company.Key}/tider", ("start", $"{start:O}"));
        await Post(browser, $"/boka/{company.Key}/kontakt", Filled);
    }

    private static Task<HttpResponseMessage> Upload(HttpClient browser, Company company, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "dokument", name);
        return browser.PostAsync($"/boka/{company.Key}/bilagor", form);
    }

    /// <summary>The hold's time passes and its timer has run: the meeting no longer knows which time it had.</summary>
    private async Task Lapse(Company company)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.Deliver(new ExpireHold(company.Id));
        Assert.Equal("requested", await company.Status());
    }

    /// <summary>A competence with a single holder, whom a story of its own can send away.</summary>
    private async Task<Guid> TheOnlyBuyer()
    {
        var id = SmallTown.Official("procurement", 1);
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        object[] facts =
        [
            new OfficialRegistered(id, "tuk-naringsliv"), new CompetenceGranted("procurement", null), new CapacitySet(20),
            new WorkingHoursSet([.. week.Select(day => new WorkingHours(day, new TimeOnly(8, 0), new TimeOnly(17, 0)))]),
        ];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
            id, facts, "test", default, session => session.Store(new Person { Id = id, Name = "Inköparen", Email = "buyer@test.example" }));
        return id;
    }

    private static async Task<string> Page(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return WebUtility.HtmlDecode(text).Replace(" ", " ", StringComparison.Ordinal);
    }

    /// <summary>Posts a form and answers where it leads.</summary>
    private static async Task<string> Post(HttpClient browser, string path, params (string, string)[] fields)
    {
        var response = await browser.PostAsync(path, Form(fields));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path}: {(int)response.StatusCode}");
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<string> PostPage(HttpClient browser, string path, HttpStatusCode status, params (string, string)[] fields)
    {
        var response = await browser.PostAsync(path, Form(fields));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{path}: {(int)response.StatusCode}\n{text}");
        return WebUtility.HtmlDecode(text);
    }

    private static FormUrlEncodedContent Form((string, string)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static string Value(string page, string name) => FieldValue().Matches(page).First(m => m.Groups[1].Value == name).Groups[2].Value;

    [GeneratedRegex("name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex FieldValue();
}
