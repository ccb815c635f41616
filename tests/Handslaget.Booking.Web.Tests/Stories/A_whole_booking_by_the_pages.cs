using System.Net;
using System.Text.RegularExpressions;

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
        Assert.Contains("value=\"Kiosken &amp; Co &lt;b&gt;\"", wrong, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("/bord/nonsens")]
    [InlineData("/bord/nonsens/tider")]
    [InlineData("/svar/nonsens")]
    public async Task A_broken_link_says_so_kindly(string path)
    {
        var response = await house.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Vi hittar inte mötet", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form((string, string)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static string Value(string page, string name) => FieldValue().Matches(page).First(m => m.Groups[1].Value == name).Groups[2].Value;

    [GeneratedRegex("name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex FieldValue();
}
