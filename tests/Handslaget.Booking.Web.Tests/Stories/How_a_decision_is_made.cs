using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Wayfinding;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The way to a decision, read by anybody and reviewed by a coordinator. In a town of its own, where nobody else reviews.</summary>
public sealed class How_a_decision_is_made(StoryHost house) : IClassFixture<StoryHost>
{
    private const string Red = "class=\"fault\"";

    [Fact]
    public async Task Is_read_without_signing_in_list_first_and_picture_second()
    {
        var page = await Read("/beslutsvagar/building-permit");

        Assert.Matches("(?s)<ol class=\"decision\">.*Beslut om lov.*</ol>.*<svg", page);
        Assert.Matches("(?s)<svg [^>]*role=\"img\" aria-labelledby=\"bild-namn bild-text\"[^>]*><title id=\"bild-namn\">[^<]+</title><desc id=\"bild-text\">1\\. Kommunen: ", page);
        Assert.Contains("Beslut ska fattas inom 10 veckor.", page, StringComparison.Ordinal);
        Assert.Matches("class=\"tag verify\">kontrolleras<", page);
        Assert.Contains("Plan- och bygglagen (2010:900) 9 kap. 27 §", page, StringComparison.Ordinal);
        Assert.Contains("inte juridisk rådgivning", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ni är här", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Contains("The law&#x27;s time begins here.", await Read("/beslutsvagar/building-permit?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_tells_a_promise_as_law()
    {
        var page = await Read("/beslutsvagar/alcohol-permanent-public");

        var law = Regex.Match(page, "(?s)<section class=\"law\">.*?</section>").Value;
        var own = Regex.Match(page, "(?s)<section class=\"own\">.*?</section>").Value;
        Assert.Contains("inom 4 månader", law, StringComparison.Ordinal);
        Assert.DoesNotContain("8 veckor", law, StringComparison.Ordinal);
        Assert.Contains("Längst 8 veckor", own, StringComparison.Ordinal);
        Assert.Contains("ett löfte från kommunen och ingen lag", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_48_have_a_page_in_both_languages_and_are_found_by_search_without_script()
    {
        var index = await Read("/beslutsvagar");
        var catalogue = house.Services.GetRequiredService<CatalogueMemory>().Now;
        foreach (var type in catalogue.CaseTypes)
        {
            Assert.Contains($"href=\"/beslutsvagar/{type.Id}\"", index, StringComparison.Ordinal);
            foreach (var language in new[] { "sv", "en" })
            {
                var page = await Read($"/beslutsvagar/{type.Id}?lang={language}");
                Assert.Contains($"<h1>{type.Name.In(language)}</h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            }
        }
        var found = await Read("/beslutsvagar?sok=tobak");
        Assert.Contains("/beslutsvagar/tobacco-licence", found, StringComparison.Ordinal);
        Assert.DoesNotContain("/beslutsvagar/detailed-plan", found, StringComparison.Ordinal);
        Assert.Contains("Vi hittade inget", await Read("/beslutsvagar?sok=qwxz"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync("/beslutsvagar/finns-inte")).StatusCode);
    }

    [Fact]
    public async Task Leads_into_a_booking_with_the_errand_chosen()
    {
        Assert.Contains("href=\"/boka?arende=sign\"", await Read("/beslutsvagar/sign"), StringComparison.Ordinal);
        var what = await Read("/boka?arende=sign");
        Assert.Matches("(?s)Det här har ni valt.*name=\"arende\" value=\"sign\" checked", what);
        Assert.Single(Regex.Matches(what, "value=\"sign\""));

        var begun = await house.Client().PostAsync("/boka", new FormUrlEncodedContent([new("arende", "sign"), new("atgard", "fortsatt")]));

        Assert.Matches("^/boka/[^/]+/var$", begun.Headers.Location!.OriginalString);
        Assert.DoesNotContain("Det här har ni valt", await Read("/boka?arende=finns-inte"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_red_until_a_coordinator_has_reviewed_it()
    {
        const string Public = "/beslutsvagar/sign";
        Assert.Contains("Ingen på kommunen har granskat beslutsvägen än", await Read(Public), StringComparison.Ordinal);
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Matches("48 av 48 är röda|47 av 48 är röda", await Read("/lots/beslutsvagar", lots));

        var form = await Read("/lots/beslutsvagar/sign", lots);
        var version = Regex.Match(form, "name=\"version\" value=\"([0-9a-f]{8})\"").Groups[1].Value;
        var old = await Post(lots, "/lots/beslutsvagar/sign", "00000000");
        Assert.Equal(HttpStatusCode.Conflict, old.StatusCode);
        Assert.Contains(Red, await Read(Public), StringComparison.Ordinal);

        foreach (var _ in new[] { 1, 2 })
        {
            var done = await Post(lots, "/lots/beslutsvagar/sign", version);
            Assert.Equal("/lots/beslutsvagar?granskad=sign", done.Headers.Location?.OriginalString);
        }

        var reviewed = await Read(Public);
        Assert.DoesNotContain(Red, reviewed, StringComparison.Ordinal);
        Assert.Contains($"Version {version}. Granskad ", reviewed, StringComparison.Ordinal);
        Assert.Contains("av en lots på Tillväxt- och utvecklingskontoret", reviewed, StringComparison.Ordinal);
        Assert.DoesNotContain("coordination 1", reviewed, StringComparison.Ordinal);
        var list = await Read("/lots/beslutsvagar?granskad=sign", lots);
        Assert.Contains("är granskad i dag.", list, StringComparison.Ordinal);
        Assert.Contains("coordination 1.", list, StringComparison.Ordinal);
        Assert.Matches("(?s)aldrig granskad.*<span class=\"tag accepted\">granskad</span>", list);

        // Twice the same day is one fact, and the fact names nobody.
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var fact = Assert.Single(await session.Events.FetchStreamAsync(DecisionMaps.LogOf("sign")));
        Assert.Equal("decision_map_reviewed", fact.EventTypeName);
        Assert.Equal(new DecisionMapReviewed("sign", version, SmallTown.Coordinator, "tuk-naringsliv", house.Clock.GetUtcNow()), fact.Data);

        var view = await Api("/api/v1/decision-maps/sign", "en");
        Assert.Equal("reviewed", view.GetProperty("review").GetProperty("standing").GetString());
    }

    [Theory]
    [InlineData("/lots/beslutsvagar")]
    [InlineData("/lots/beslutsvagar/sign")]
    public async Task The_reviews_are_the_coordinators(string path)
    {
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(official, "/lots/beslutsvagar/sign", "x")).StatusCode);
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(lots, "/lots/beslutsvagar/finns-inte", "x")).StatusCode);
    }

    [Fact]
    public async Task A_company_sees_where_it_is_and_what_the_service_does_not_know()
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop" });
        Assert.Contains("har ingen tid än", await Read(Mine(company, "food-registration")), StringComparison.Ordinal);

        await company.Holds(await company.FirstTime(new DateOnly(2027, 2, 18)));
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();

        Assert.Contains($"href=\"{Mine(company, "food-registration")}\"", await Read($"/bord/{company.Key}"), StringComparison.Ordinal);
        var page = await Read(Mine(company, "food-registration"));
        Assert.Contains("Ni är här: rådgivning. Mötet är torsdag 18 februari", page, StringComparison.Ordinal);
        Assert.Matches("(?s)<li class=\"here\" aria-current=\"step\">\\s*<strong>Råd om lokal", page);
        Assert.Single(Regex.Matches(page, "aria-current=\"step\""));
        Assert.Matches("<text class=\"name mark-here\"[^>]*>Ni är här</text>", page);

        // No step of the tobacco licence is advice: the table comes before them all.
        var tobacco = await Read(Mine(company, "tobacco-licence"));
        Assert.DoesNotContain("aria-current=\"step\"", tobacco, StringComparison.Ordinal);
        Assert.Matches("(?s)<p class=\"here\"><b class=\"marker\">Ni är här</b>", tobacco);

        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync(Mine(company, "building-permit"))).StatusCode);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        Assert.Contains("Mötet blev inte av", await Read(Mine(company, "food-registration")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_says_the_same_in_the_askers_language()
    {
        var all = await Api("/api/v1/decision-maps", "en");
        Assert.Equal(48, all.GetArrayLength());

        var event_ = await Api("/api/v1/decision-maps/public-event", "en");
        Assert.Equal("submitBefore", event_.GetProperty("statutoryLimit").GetProperty("kind").GetString());
        Assert.Equal("Apply at least one week before.", event_.GetProperty("statutoryLimit").GetProperty("words").GetString());
        var alcohol = await Api("/api/v1/decision-maps/alcohol-permanent-public", "sv");
        Assert.Equal("Längst 8 veckor från komplett ansökan.", alcohol.GetProperty("promise").GetProperty("words").GetString());
        Assert.Equal("Beslut ska fattas inom 4 månader.", alcohol.GetProperty("statutoryLimit").GetProperty("words").GetString());
        Assert.True(alcohol.GetProperty("statutoryLimit").GetProperty("verify").GetBoolean());

        var none = await house.Client().GetAsync("/api/v1/decision-maps/finns-inte");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal("urn:handslaget-booking:no-such-decision-map", (await none.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    private static string Mine(Company company, string map) => $"/bord/{company.Key}/beslutsvagar/{map}";

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, string version) =>
        client.PostAsync(path, new FormUrlEncodedContent([new("version", version)]));

    private async Task<string> Read(string path, HttpClient? client = null)
    {
        var answer = await (client ?? house.Client()).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<JsonElement> Api(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        var answer = await house.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

/// <summary>How long companies have waited for their tables, in a town where the clock is moved past them, and a year on.</summary>
public sealed class How_long_others_have_waited(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task Is_told_when_five_tables_have_been_held_and_forgotten_after_a_year()
    {
        var asked = SwedishTime.Date(house.Clock.GetUtcNow());
        List<Company> companies = [];
        foreach (var day in new[] { 8, 9, 10, 11, 12 }) companies.Add((await Company.WithATable(house.Client(), new DateOnly(2027, 2, day))).Company);
        var (lapsed, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 15));
        (await lapsed.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        Assert.Contains("för få möten än", await Read(), StringComparison.Ordinal);

        // The fourth table has been held and the fifth not yet; then all five, when the figures kept for an hour are counted anew.
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 11), new TimeOnly(20, 0)));
        Assert.Contains("för få möten än", await Read(), StringComparison.Ordinal);
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 12), new TimeOnly(20, 0)));

        var told = await Read();
        Assert.Equal(new DateOnly(2027, 2, 1), asked);
        Assert.Contains("Hälften har väntat högst 9 dagar på sitt bord, och nio av tio högst 11 dagar. Det bygger på 5 möten", told, StringComparison.Ordinal);
        Assert.Contains("De säger inget om hur länge ett beslut dröjer.", told, StringComparison.Ordinal);

        // Reviewed now, it is red in a year and a day; and by then the tables are older than the figures go.
        var version = DecisionMapVersion.Of(house.Services.GetRequiredService<CatalogueMemory>().Now.CaseTypes.Single(c => c.Id == "food-registration"));
        Assert.Equal(
            Reviewing.Stands,
            await house.Services.GetRequiredService<DecisionMaps>().Review("food-registration", version, SmallTown.Coordinator, "test", default));
        Assert.DoesNotContain("class=\"fault\"", await Read(), StringComparison.Ordinal);
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2028, 2, 13), new TimeOnly(12, 0)));
        var later = await Read();
        Assert.Contains("mer än tolv månader sedan", later, StringComparison.Ordinal);
        Assert.Contains("för få möten än", later, StringComparison.Ordinal);
    }

    private async Task<string> Read()
    {
        var answer = await house.Client().GetAsync("/beslutsvagar/food-registration");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
