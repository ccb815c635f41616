using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Bad input, each with its clear answer; nothing is lost, nothing leaks.</summary>
[Collection(StoryHost.Collection)]
public sealed class What_is_refused(StoryHost house)
{
    [Theory]
    [InlineData("organisationNumber", "556036-0794", "Organisationsnumret stämmer inte")]
    [InlineData("mobile", "011-15 00 00", "fast nummer")]
    [InlineData("mobile", "hej", "går inte att läsa")]
    [InlineData("email", "asa@", "E-postadressen går inte att läsa")]
    [InlineData("company", "", "Skriv företagets namn")]
    public async Task A_field_that_is_wrong_is_told_how_to_be_mended(string field, string value, string says)
    {
        var company = await Company.Asks(house.Client());
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 8)));
        var details = new Dictionary<string, string> { ["company"] = "Kiosken AB", ["name"] = "Åsa", ["email"] = "asa@kiosken.example", [field] = value };

        var response = await company.Send(HttpMethod.Put, "booking", details);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(says, problem.GetProperty("errors").GetProperty(field).GetString(), StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task An_unknown_case_type_is_named()
    {
        var response = await house.Client().PostAsJsonAsync("/api/v1/meetings", new { caseTypes = new[] { "flygplats" } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("flygplats", await Read(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_in_the_past_is_refused()
    {
        var company = await Company.Asks(house.Client());

        var response = await company.Send(HttpMethod.Put, "hold", new { start = house.Clock.GetUtcNow().AddDays(-1) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("time-has-passed", await Read(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_nobody_offered_is_refused_with_others()
    {
        var company = await Company.Asks(house.Client());
        var sunday = SwedishTime.At(new DateOnly(2027, 3, 14), new TimeOnly(3, 0));

        var response = await company.Send(HttpMethod.Put, "hold", new { start = sunday });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("alternatives", await Read(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", null, false)]
    [InlineData("null", null, false)]
    [InlineData("null", "cross-site", false)]
    [InlineData(null, "same-site", false)]
    [InlineData("null", "same-origin", true)]
    [InlineData(null, "none", true)]
    [InlineData(null, null, true)]
    public async Task A_change_asked_for_by_another_site_is_refused(string? origin, string? site, bool goesThrough)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/meetings") { Content = JsonContent.Create(new { situation = "kiosk-shop" }) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);

        var response = await house.Client().SendAsync(request);

        Assert.Equal(goesThrough ? HttpStatusCode.Created : HttpStatusCode.Forbidden, response.StatusCode);
        if (!goesThrough) Assert.Contains("foreign-origin", await Read(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-key")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_the_right_key_a_meeting_does_not_exist(string key)
    {
        var company = await Company.Asks(house.Client());
        var stranger = new Company(house.Client(), key, company.Id);
        var nobody = new Company(house.Client(), key, Guid.NewGuid());

        var (foreign, missing) = (await stranger.Send(HttpMethod.Get, ""), await nobody.Send(HttpMethod.Get, ""));

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(Without(await Read(missing)), Without(await Read(foreign)));
    }

    [Fact]
    public async Task A_key_to_one_meeting_does_not_open_another()
    {
        var mine = await Company.Asks(house.Client());
        var theirs = await Company.Asks(house.Client());

        Assert.Equal(HttpStatusCode.NotFound, (await new Company(house.Client(), mine.Key, theirs.Id).Send(HttpMethod.Put, "cancellation")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/v1/coordination")]
    [InlineData("GET", "/api/v1/officials/me/seats")]
    [InlineData("GET", "/api/v1/officials")]
    [InlineData("POST", "/api/v1/officials")]
    [InlineData("POST", "/api/v1/rooms")]
    public async Task Staff_doors_ask_who_you_are(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST") request.Content = JsonContent.Create(new { });

        var response = await house.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_official_is_not_a_coordinator()
    {
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));

        Assert.Equal(HttpStatusCode.Forbidden, (await official.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task An_official_can_not_answer_for_somebody_elses_seat()
    {
        var company = await Company.Asks(house.Client());
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));

        var response = await official.PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/answer", new { accepts = true, start = house.Clock.GetUtcNow() });

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_text_of_a_hundred_thousand_characters_is_measured_and_answered()
    {
        var company = await Company.Asks(house.Client());
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 9)));

        var response = await company.Send(HttpMethod.Put, "booking", new { company = "A", name = "B", email = "a@b.example", errand = new string('å', 100_000) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("100000 tecken", await Read(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_too_large()
    {
        var company = await Company.Asks(house.Client());
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/meetings/{company.Id}/booking")
        {
            Content = new StringContent($"{{\"errand\":\"{new string('x', 10_000_000)}\"}}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", company.Key);

        // The way clients with much to send ask first; the others find the connection closed.
        request.Headers.ExpectContinue = true;

        var response = await house.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"form\":\"onTheMoon\"}")]
    [InlineData("null")]
    [InlineData("{\"guests\":1e99}")]
    public async Task What_can_not_be_read_is_said_to_be_so(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await house.Client().PostAsync("/api/v1/meetings", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await Read(response);
        Assert.Contains("urn:handslaget-booking:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Räksmörgås 🦐 AB")]
    [InlineData("‮gnirts desrever")]
    [InlineData("مطعم النور")]
    [InlineData("Evil\r\nBcc: all@example.com")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Nul\0byte")]
    [InlineData("half \ud83d surrogate")]
    public async Task Names_of_all_kinds_are_taken_and_do_no_harm(string name)
    {
        var company = await Company.Asks(house.Client());
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 10)));
        var json = JsonSerializer.Serialize(new { company = name, name, email = "a@b.example", errand = name, site = name });
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/meetings/{company.Id}/booking") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", company.Key);

        var response = await house.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await (await house.Client().GetAsync($"/bord/{company.Key}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_meeting()
    {
        var key = Guid.NewGuid().ToString();
        var first = await Ask(key, new { situation = "kiosk-shop" });
        var second = await Ask(key, new { situation = "kiosk-shop" });
        var other = await Ask(key, new { situation = "kiosk-shop", guests = 3 });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await Read(first), await Read(second));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask("1", new { situation = "kiosk-shop" })).StatusCode);
    }

    [Fact]
    public async Task Every_answer_keeps_to_itself()
    {
        var response = await house.Client().GetAsync("/");

        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    private async Task<HttpResponseMessage> Ask(string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/meetings") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await house.Client().SendAsync(request);
    }

    private static async Task<string> Read(HttpResponseMessage response) => await response.Content.ReadAsStringAsync();

    private static string Without(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "");
}
