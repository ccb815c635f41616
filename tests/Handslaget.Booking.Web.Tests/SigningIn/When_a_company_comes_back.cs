using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>A lost link: the reference and the mobile give a code, and the code opens the meeting once.</summary>
[Collection(SignInHost.Collection)]
public sealed partial class When_a_company_comes_back(SignInHost house)
{
    private const string Mobile = "070-174 06 05";

    [Fact]
    public async Task The_code_opens_the_meeting_in_another_process_and_only_once()
    {
        var (_, reference) = await Booked();
        var attempt = await Ask(house.Browser(), $"  {reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} ", "+46 70 174 06 05");
        var code = await Code(attempt);

        var opened = await Guess(house.Browser(1), attempt, code);
        var again = await Guess(house.Browser(), attempt, code);

        Assert.StartsWith("/bord/", opened.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task The_sixth_guess_is_one_too_many_even_if_it_is_right()
    {
        var (_, reference) = await Booked();
        var attempt = await Ask(house.Browser(), reference, Mobile);
        var code = await Code(attempt);
        var wrong = code == "000000" ? "111111" : "000000";

        // Five at once, at both processes: none is counted as less than one.
        var guesses = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Guess(house.Browser(n % 2), attempt, wrong)));

        Assert.All(guesses, g => Assert.Equal(HttpStatusCode.BadRequest, g.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, (await Guess(house.Browser(), attempt, code)).StatusCode);
    }

    [Fact]
    public async Task A_code_is_over_after_ten_minutes_and_three_are_given_an_hour()
    {
        var (_, reference) = await Booked();
        var attempt = await Ask(house.Browser(), reference, Mobile);
        var code = await Code(attempt);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.BadRequest, (await Guess(house.Browser(), attempt, code)).StatusCode);

        await Ask(house.Browser(), reference, Mobile);
        await Ask(house.Browser(1), reference, Mobile);
        var fourth = await Ask(house.Browser(), reference, Mobile);

        Assert.False(await Exists(fourth));
        house.Clock.Advance(TimeSpan.FromMinutes(51));
        Assert.True(await Exists(await Ask(house.Browser(), reference, Mobile)));
    }

    [Fact]
    public async Task Who_gave_no_mobile_gets_the_code_by_mail()
    {
        var (_, reference) = await Booked(mobile: null);

        var attempt = await Ask(house.Browser(), reference, "ASA@kiosken.example");
        var code = await Code(attempt);

        Assert.Equal(HttpStatusCode.OK, (await Guess(house.Browser(), attempt, code)).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_can_not_be_told_from_what_is_right()
    {
        var (_, reference) = await Booked();
        var pages = new List<(string Page, TimeSpan Took)>();
        foreach (var (written, mobile) in new[] { (reference, Mobile), (reference, "070-174 06 06"), ("NK-0000-0000", Mobile), ("nonsense", Mobile), (reference, "asa@kiosken.example") })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var response = await house.Browser().PostAsync("/boka/hitta", Form(("referens", written), ("kontakt", mobile)));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            pages.Add((AttemptPattern().Replace(await response.Content.ReadAsStringAsync(), "…"), watch.Elapsed));
        }

        Assert.Single(pages.Select(p => p.Page).Distinct());
        Assert.All(pages, p => Assert.True(p.Took >= TimeSpan.FromMilliseconds(345), $"{p.Took} tells what was found."));
    }

    [Fact]
    public async Task There_is_no_code_in_the_database_and_none_in_the_log_nor_any_key_to_a_meeting()
    {
        var (company, reference) = await Booked();
        var attempt = await Ask(house.Browser(), reference, Mobile);
        var code = await Code(attempt);
        await Guess(house.Browser(), attempt, code);
        await house.Browser().GetAsync($"/bord/{company.Key}");
        var answer = house.Services.GetRequiredService<Links>().Answer(company.Id, SmallTown.Coordinator);
        await house.Browser().GetAsync($"/svar/{answer}");

        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var rows = await session.AdvancedSql.QueryAsync<string>("select data::text from booking.mt_doc_waybackcode", default);
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain($" {code}", house.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(company.Key, house.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(answer, house.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("+46701740605", house.Log, StringComparison.Ordinal);
        Assert.Contains("AuthenticationScheme: staff was", house.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void The_text_is_one_segment_and_names_nobody(string language)
    {
        var text = SmsTexts.Write(new(SmsKind.Code, StoryHost.Morning, "Trädgårdsgatan 21", false, language, Code: "012345"));

        Assert.Contains("012345", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trädgårdsgatan", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.Equal(1, GsmText.Segments(text));
    }

    [Theory]
    [InlineData("NK-7Q4M-2XKD")]
    [InlineData("nk7q4m2xkd")]
    [InlineData(" 7q4m 2xkd ")]
    public void A_reference_is_read_however_it_is_written(string written) => Assert.Equal("NK-7Q4M-2XKD", Reference.Read(written));

    [Fact]
    public void A_reference_has_no_signs_that_look_alike()
    {
        Assert.Equal("NK-0100-1111", Reference.Read("NK-OIoO-LlIi"));
        Assert.Null(Reference.Read("NK-7Q4M-2XKU"));
        Assert.Null(Reference.Read("7Q4M-2XK"));
        Assert.Equal("NK-0000-0000", Reference.Of(new byte[5]));
        Assert.Equal("NK-ZZZZ-ZZZZ", Reference.Of([255, 255, 255, 255, 255]));
    }

    private async Task<(Company Company, string Reference)> Booked(string? mobile = Mobile)
    {
        var company = await Company.Asks(house.Browser());
        await company.Holds(await FirstTime(company));
        (await company.Send(HttpMethod.Put, "booking", new { company = "Kiosken AB", name = "Åsa Öberg", mobile, email = "asa@kiosken.example" })).EnsureSuccessStatusCode();
        return (company, (await company.Get()).GetProperty("reference").GetString()!);
    }

    private static async Task<DateTimeOffset> FirstTime(Company company) =>
        (await company.Get("slots?limit=1")).GetProperty("slots")[0].GetProperty("start").GetDateTimeOffset();

    private static async Task<Guid> Ask(HttpClient browser, string reference, string reach)
    {
        var page = await (await browser.PostAsync("/boka/hitta", Form(("referens", reference), ("kontakt", reach)))).Content.ReadAsStringAsync();
        return Guid.ParseExact(AttemptPattern().Match(page).Value, "N");
    }

    private static Task<HttpResponseMessage> Guess(HttpClient browser, Guid attempt, string code) =>
        browser.PostAsync("/boka/hitta/kod", Form(("forsok", attempt.ToString("N")), ("kod", code)));

    private async Task<bool> Exists(Guid attempt)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<WayBackCode>(attempt) is not null;
    }

    /// <summary>The code as its receiver reads it, in the text or the letter.</summary>
    private async Task<string> Code(Guid attempt)
    {
        var code = "";
        Directory.CreateDirectory(house.Outbox);
        await StoryHost.Until("the code arrives", async () =>
        {
            var messages = await Task.WhenAll(new DirectoryInfo(house.Outbox).GetFiles()
                .Where(f => f.Extension == ".eml" || f.Name.Contains(attempt.ToString(), StringComparison.Ordinal))
                .Where(f => f.Extension != ".tmp")
                .Select(async f => (f.Name, Text: await File.ReadAllTextAsync(f.FullName))));
            var mine = messages.FirstOrDefault(m => !m.Name.EndsWith(".eml", StringComparison.Ordinal) || m.Text.Contains(attempt.ToString("N"), StringComparison.Ordinal));
            code = CodePattern().Match(mine.Text ?? "").Groups[1].Value;
            return code.Length == 6;
        });
        return code;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [GeneratedRegex("(?<=name=\"forsok\" value=\")[0-9a-f]{32}")]
    private static partial Regex AttemptPattern();

    [GeneratedRegex(@"kod (?:är|=C3=A4r) (\d{6})\.")]
    private static partial Regex CodePattern();
}
