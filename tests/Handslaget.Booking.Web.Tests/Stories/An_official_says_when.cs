using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>An official's own time, by plain forms and by the API: hours, tables a week, languages, load and the calendar's health.</summary>
[Collection(StoryHost.Collection)]
public sealed class An_official_says_when(StoryHost house)
{
    [Fact]
    public async Task Hours_are_said_by_the_form_and_what_can_not_be_right_is_shown_again()
    {
        var me = await Newcomer(1);
        var browser = await house.SignedIn(me);
        Assert.Contains("Du har lovat 36 timmar i veckan och högst 4 bord i veckan.", await Get(browser, "/personal/tid"), StringComparison.Ordinal);

        var wrong = await Post(browser, "/personal/tid/arbetstid", HttpStatusCode.BadRequest, ("start-1-0", "09:00"), ("slut-1-0", "08:00"));
        Assert.Contains("Inget har sparats.", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"09:00\"", wrong, StringComparison.Ordinal);
        await Post(browser, "/personal/tid/arbetstid", HttpStatusCode.BadRequest, ("start-1-0", "09:00"), ("slut-1-0", "12:00"), ("start-1-1", "11:00"), ("slut-1-1", "15:00"));
        await Post(browser, "/personal/tid/arbetstid", HttpStatusCode.BadRequest, ("start-1-0", "09:00"), ("slut-1-0", ""));
        Assert.Equal(4, (await Official(me)).Hours.Count);
        await Post(
            browser, "/personal/tid/arbetstid", HttpStatusCode.Redirect,
            ("start-1-0", "08:00"), ("slut-1-0", "12:00"), ("start-1-1", "13:00"), ("slut-1-1", "16:30"), ("start-2-0", "9.00"), ("slut-2-0", "15:00"), ("lank-2-0", "ja"), ("start-3-0", ""), ("slut-3-0", ""));

        Assert.Equal(
            [
                new WorkingHours(DayOfWeek.Monday, new(8, 0), new(12, 0)), new(DayOfWeek.Monday, new(13, 0), new(16, 30)),
                new(DayOfWeek.Tuesday, new(9, 0), new(15, 0), Remote: true),
            ],
            (await Official(me)).Hours);
        var page = await Get(browser, "/personal/tid?sparat=arbetstid");
        Assert.Contains("Arbetstiden är sparad.", page, StringComparison.Ordinal);
        Assert.Contains("Du har lovat 13,5 timmar", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_and_languages_are_said_too()
    {
        var me = await Newcomer(2);
        var browser = await house.SignedIn(me);

        await Post(browser, "/personal/tid/bord", HttpStatusCode.BadRequest, ("antal", "41"));
        await Post(browser, "/personal/tid/bord", HttpStatusCode.BadRequest, ("antal", "många"));
        await Post(browser, "/personal/tid/bord", HttpStatusCode.Redirect, ("antal", "2"));
        await Post(browser, "/personal/tid/sprak", HttpStatusCode.BadRequest);
        await Post(browser, "/personal/tid/sprak", HttpStatusCode.BadRequest, ("sprak", "<b>"));
        await Post(browser, "/personal/tid/sprak", HttpStatusCode.Redirect, ("sprak", "sv"), ("sprak", "fi"));
        await Post(browser, "/personal/tid/franvaro", HttpStatusCode.BadRequest, ("fran", "i morgon"), ("till", "2027-03-01"));
        await Post(browser, "/personal/tid/franvaro", HttpStatusCode.BadRequest, ("fran", "2026-03-01"), ("till", "2026-03-02"));

        var official = await Official(me);
        Assert.Equal(2, official.TablesPerWeek);
        Assert.Equal(["sv", "fi"], official.Languages);
        Assert.Empty(official.Absences);
    }

    [Fact]
    public async Task The_same_is_said_through_the_api()
    {
        var me = await Newcomer(3);
        var client = await house.SignedIn(me);

        (await client.PutAsJsonAsync("/api/v1/officials/me/hours", new { hours = new[] { new { day = "friday", start = "08:00:00", end = "12:00:00", remote = false } } })).EnsureSuccessStatusCode();
        (await client.PutAsJsonAsync("/api/v1/officials/me/capacity", new { tablesPerWeek = 7 })).EnsureSuccessStatusCode();
        (await client.PutAsJsonAsync("/api/v1/officials/me/languages", new { languages = new[] { "en" } })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync("/api/v1/officials/me/languages", new { languages = Array.Empty<string>() })).StatusCode);

        var mine = await client.GetFromJsonAsync<JsonElement>("/api/v1/officials/me");
        Assert.Equal((7, "friday", "en"), (
            mine.GetProperty("tablesPerWeek").GetInt32(), mine.GetProperty("hours")[0].GetProperty("day").GetString(), mine.GetProperty("languages")[0].GetString()));
        Assert.Equal("grid-capacity", mine.GetProperty("load")[0].GetProperty("competence").GetString());
    }

    [Fact]
    public async Task A_calendar_that_can_not_be_read_is_said_on_the_first_page()
    {
        var me = await Newcomer(4);
        var browser = await house.SignedIn(me);
        Assert.Contains("Ingen kalender är kopplad till dig.", await Get(browser, "/personal"), StringComparison.Ordinal);

        await Store(new CalendarReading { Id = me, ReadAt = StoryHost.Morning });
        Assert.Contains("Senast läst måndag 1 februari kl. 10.00.", await Get(browser, "/personal"), StringComparison.Ordinal);
        await Store(new CalendarReading { Id = me, ReadAt = StoryHost.Morning, UnreadableSince = StoryHost.Morning });
        Assert.Contains("Din kalender har inte gått att läsa sedan måndag 1 februari kl. 10.00.", await Get(browser, "/personal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_is_told_beside_the_median_and_names_nobody()
    {
        var (me, second) = (await Newcomer(5), await Newcomer(6));
        var page = await Get(await house.SignedIn(me), "/personal/tid");

        Assert.Contains("Du har suttit vid 0 bord och har 0 bord framför dig.", page, StringComparison.Ordinal);
        Assert.Contains("Medianen bland", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nykomling 6.", page, StringComparison.Ordinal);
        Assert.NotEqual(me, second);
    }

    [Theory]
    [InlineData("/personal")]
    [InlineData("/personal/tid")]
    public async Task Only_for_those_who_are_signed_in(string path)
    {
        var response = await house.Client().GetAsync(path);

        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect, $"{(int)response.StatusCode}");
        Assert.DoesNotContain("Mina bord", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Officials of their own, with a competence that no other story asks for.</summary>
    private async Task<Guid> Newcomer(int n)
    {
        var id = SmallTown.Official("grid-capacity", n);
        DayOfWeek[] days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
            id,
            [
                new OfficialRegistered(id, "tuk-naringsliv"), new CompetenceGranted("grid-capacity", null),
                new WorkingHoursSet([.. days.Select(d => new WorkingHours(d, new(8, 0), new(17, 0)))]),
            ],
            "test", default, session => session.Store(new Person { Id = id, Name = $"Nykomling {n}", Email = $"ny{n}@test.example" }));
        if (n == 5) await Newcomer(7);
        return id;
    }

    private async Task<Official> Official(Guid id)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Official>(id))!;
    }

    private async Task Store(CalendarReading reading)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Store(reading);
        await session.SaveChangesAsync();
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
