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
        var questions = await Page(browser, "/boka?situation=kiosk-shop");
        var times = await Post(browser, "/boka", ("nyckel", Value(questions, "nyckel")), ("situation", "kiosk-shop"), ("form", "AtMunicipality"), ("antal", "2"));
        var list = await Page(browser, times);
        Assert.Contains("De här möter ni", list, StringComparison.Ordinal);
        var base_ = times[..times.LastIndexOf('/')];

        var details = await Post(browser, $"{base_}/hall", ("start", WebUtility.HtmlDecode(Value(list, "start"))));
        Assert.Contains("Tiden är er till kl.", await Page(browser, details), StringComparison.Ordinal);
        var wrong = await PostPage(browser, details, HttpStatusCode.BadRequest, ("company", "Kiosken & Co <b>"), ("name", "Åsa"), ("mobile", "011-15 00 00"));
        Assert.Contains("fast nummer", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"Kiosken & Co <b>\"", wrong, StringComparison.Ordinal);
        var followed = await Post(browser, details, ("company", "Kiosken & Co"), ("name", "Åsa"), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"));

        var follow = await Page(browser, followed);
        Assert.Contains("Tiden är bokad. Vi väntar på svar från alla vid bordet.", follow, StringComparison.Ordinal);
        Assert.Contains("food-control", follow, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await Page(browser, $"{base_}/kalender.ics"), StringComparison.Ordinal);
        var cancelled = await Post(browser, $"{base_}/avboka");
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

        Assert.Contains("href=\"?situation=kiosk-shop&lang=en\"", await Page(browser, "/boka?situation=kiosk-shop&lang=sv"), StringComparison.Ordinal);
        var refused = await PostPage(browser, "/boka", HttpStatusCode.BadRequest, ("situation", "kiosk-shop"), ("antal", "0"));
        Assert.Contains("href=\"/boka?situation=kiosk-shop&lang=en\"", refused, StringComparison.Ordinal);
        var times = await PostPage(browser, $"/bord/{company.Key}/tider", HttpStatusCode.OK, ("company", "Kiosken"));
        Assert.Contains($"href=\"/bord/{company.Key}/tider?lang=en\"", times, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_lapses_while_the_form_is_filled_in_is_taken_again_and_booked()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        var start = await company.FirstTime(new DateOnly(2027, 3, 24));
        await company.Holds(start);
        var form = await Page(browser, $"/bord/{company.Key}/uppgifter");
        await Lapse(company);

        var booked = await Post(browser, $"/bord/{company.Key}/uppgifter", [("start", Value(form, "start")), .. Filled]);

        Assert.EndsWith("?klart=bokat", booked, StringComparison.Ordinal);
        Assert.Equal(start, (await company.Get()).GetProperty("start").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_written_survives_that_somebody_else_has_the_time_by_now()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        var start = await company.FirstTime(new DateOnly(2027, 3, 25));
        await company.Holds(start);
        await Lapse(company);
        foreach (var _ in new[] { 1, 2 }) await (await Company.Asks(house.Client())).Holds(start);

        var times = await PostPage(browser, $"/bord/{company.Key}/uppgifter", HttpStatusCode.OK, [("start", $"{start:O}"), .. Filled]);

        Assert.Contains("kanske hann någon före", times, StringComparison.Ordinal);
        Assert.Contains("Visa alla tider", times, StringComparison.Ordinal);
        Assert.All(Filled, f => Assert.Equal(f.Item2, Value(times, f.Item1)));
        var form = await PostPage(browser, $"/bord/{company.Key}/hall", HttpStatusCode.OK, [("start", Value(times, "start")), .. Filled]);
        Assert.Contains("Tiden är er till kl.", form, StringComparison.Ordinal);
        Assert.All(Filled.Where(f => f.Item1 != "errand"), f => Assert.Contains($"value=\"{f.Item2}\"", form, StringComparison.Ordinal));
        Assert.Contains(">Två rader\nom kiosken</textarea>", form, StringComparison.Ordinal);
        var booked = await Post(browser, $"/bord/{company.Key}/uppgifter", [("start", Value(form, "start")), .. Filled]);
        Assert.EndsWith("?klart=bokat", booked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_time_and_another_time_can_be_asked_for_without_losing_what_is_written()
    {
        var (browser, company) = (house.Client(), await Company.Asks(house.Client()));
        var start = await company.FirstTime(new DateOnly(2027, 3, 19));
        await company.Holds(start);

        var longer = await PostPage(browser, $"/bord/{company.Key}/forlang", HttpStatusCode.OK, [("start", $"{start:O}"), .. Filled]);
        Assert.Contains("value=\"Kiosken & Co\"", longer, StringComparison.Ordinal);
        Assert.DoesNotContain("tio minuter till", longer, StringComparison.Ordinal);
        var times = await PostPage(browser, $"/bord/{company.Key}/tider", HttpStatusCode.OK, [("start", $"{start:O}"), .. Filled]);
        Assert.Equal("Kiosken & Co", Value(times, "company"));
        await company.Send(HttpMethod.Delete, "hold");
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
        Assert.Contains($"/bord/{another.Key}/latta", await Page(browser, $"/bord/{another.Key}/tider"), StringComparison.Ordinal);
        var wrong = await PostPage(browser, $"/bord/{another.Key}/ring", HttpStatusCode.BadRequest, ("company", "Kiosken & Co"), ("name", "Åsa"));
        Assert.Contains("href=\"#phone\"", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#mobile\"", wrong, StringComparison.Ordinal);
        Assert.Contains("id=\"company\" name=\"company\" type=\"text\" value=\"Kiosken & Co\"", wrong, StringComparison.Ordinal);
        await Post(browser, $"/bord/{another.Key}/ring", ("company", "Kiosken & Co"), ("name", "Åsa"), ("phone", "011-15 00 00"));
        var waiting = await Page(browser, $"/bord/{another.Key}/tider");
        Assert.Contains("Ni har bett oss ringa", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("/ring\"", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Special_needs_stay_ticked_when_something_else_is_wrong()
    {
        var page = await PostPage(
            house.Client(), "/boka", HttpStatusCode.BadRequest, ("situation", "kiosk-shop"), ("antal", "9"), ("utansteg", "ja"), ("slinga", "ja"));

        Assert.Matches("name=\"utansteg\" value=\"ja\" checked", page);
        Assert.Matches("name=\"slinga\" value=\"ja\" checked", page);
    }

    [Fact]
    public async Task A_meeting_at_the_company_asks_for_the_address_and_every_meeting_for_a_way_to_reach_somebody()
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", form = "atCompany" });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 18)));

        var form = await Page(house.Client(), $"/bord/{company.Key}/uppgifter");

        Assert.Contains("Adressen där vi ses.", form, StringComparison.Ordinal);
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

        Assert.Matches("Det finns inga senare tider|class=\"time\"", await Page(house.Client(), $"/bord/{company.Key}/tider?efter={Uri.EscapeDataString(after)}"));
    }

    [Theory]
    [InlineData("/bord/å/avboka")]
    [InlineData("/bord/nonsens/avboka")]
    [InlineData("/bord/å/uppgifter")]
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
        ("company", "Kiosken & Co"), ("name", "Åsa"), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"), ("errand", "Två rader\nom kiosken"),
        ("site", "Kvarngatan 1"),
    ];

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
