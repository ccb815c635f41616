using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The register's pages, as a browser without JavaScript uses them, in a town of their own: who is closed out here is not missed elsewhere.</summary>
public sealed partial class When_a_coordinator_keeps_the_register(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task A_service_training_that_ends_is_told_of_in_time_and_keeps_nobody_from_a_table()
    {
        // Nobody has said anything of it: nothing is asked for, and the figure is the share of all who can sit.
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = SmallTown.Official("food-control", 1);
        Assert.DoesNotContain("serviceutbildning har gått ut", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains("inget datum", await Read(lots, $"/lots/register/{id}"), StringComparison.Ordinal);
        var trained = house.Services.GetRequiredService<Publishing.PublicFigures>();
        var before = Assert.Single((await trained.Find("service-training", default))!.Points);
        Assert.Equal(0, before.Value);

        // What can not be read is told, and kept as it was written.
        var refused = await Send(lots, $"/lots/register/{id}/utbildning", ("utbildad", "nästa år"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Skriv den sista dagen", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        // Sixty days ahead it is on the board and in the register's list; the day after its last it has ended; a new date ends that.
        await Post(lots, $"/lots/register/{id}/utbildning", ("utbildad", "2027-04-02"));
        Assert.Contains("En persons serviceutbildning har gått ut, eller går ut snart", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains("går ut 2027-04-02", await Read(lots, "/lots/register"), StringComparison.Ordinal);
        var valid = Assert.Single((await trained.Find("service-training", default))!.Points);
        Assert.Equal((before.Count, 100m / before.Count), (valid.Count, valid.Value!.Value));
        await Post(lots, $"/lots/register/{id}/utbildning", ("utbildad", "2027-01-31"));
        Assert.Contains("gick ut 2027-01-31", await Read(lots, $"/lots/register/{id}"), StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single((await trained.Find("service-training", default))!.Points).Value);
        await Post(lots, $"/lots/register/{id}/utbildning", ("utbildad", "2028-01-31"));
        Assert.Contains("valid to 2028-01-31", await Read(lots, $"/lots/register/{id}?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain("serviceutbildning har gått ut", await Read(lots, "/lots?lang=sv"), StringComparison.Ordinal);
        Assert.Equal(3, (await Log.Facts(id, default)).Count(f => f is ServiceTrainingSet));
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Theory]
    [InlineData("/lots/register/ny")]
    [InlineData("/lots/rum/ny")]
    [InlineData("/lots/register")]
    public async Task Only_coordinators_have_the_pages(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(SmallTown.Official("food-control", 1))).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn(SmallTown.Coordinator)).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_newcomer_is_added_and_what_is_missing_is_said_beside_the_field_with_the_rest_kept()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var refused = await Send(lots, "/lots/register/ny", ("name", "Nora \"Ny\""), ("email", "inte en adress"), ("unit", "tuk-naringsliv"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Matches("id=\"email-fault\">[^<]*går inte att läsa", page);
        Assert.Contains("value=\"Nora &quot;Ny&quot;\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"inte en adress\"", page, StringComparison.Ordinal);

        var id = await Newcomer(lots, "Nora Ny", "nora@test.example");
        Assert.Contains("Nora Ny", await Read(lots, "/lots/register"), StringComparison.Ordinal);
        Assert.Equal([new OfficialRegistered(id, "tuk-naringsliv")], await Log.Facts(id, default));
    }

    [Fact]
    public async Task One_press_too_many_adds_nobody_twice()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        (string, string)[] form = [("nyckel", Guid.NewGuid().ToString()), ("name", "Tova Två"), ("email", "tova@test.example"), ("unit", "tuk-naringsliv")];

        var first = await Send(lots, "/lots/register/ny", form);
        var again = await Send(lots, "/lots/register/ny", form);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
    }

    [Fact]
    public async Task An_address_or_an_account_belongs_to_one_person_and_who_has_left_gives_it_up()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var first = await Newcomer(lots, "Ada Ett", "ada@test.example");
        var second = await Newcomer(lots, "Bea Två", "bea@test.example");
        await Post(lots, $"/lots/register/{first}/uppgifter", ("name", "Ada Ett"), ("email", "ada@test.example"), ("account", "oid-1"), ("unit", "tuk-naringsliv"));
        Assert.Equal("oid-1", (await Person(first)).Account);
        Assert.Equal(new OfficialCorrected("tuk-naringsliv", false), (await Log.Facts(first, default))[^1]);

        var refused = await Send(lots, $"/lots/register/{second}/uppgifter", ("name", "Bea Tre"), ("email", "bea@test.example"), ("account", "OID-1"), ("unit", "tuk-naringsliv"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Matches("id=\"account-fault\">Ada Ett har redan den", page);
        Assert.Contains("value=\"Bea Tre\"", page, StringComparison.Ordinal);
        Assert.Equal("Bea Två", (await Person(second)).Name);

        await Post(lots, $"/lots/register/{first}/slutar");
        await Post(lots, $"/lots/register/{second}/uppgifter", ("name", "Bea Två"), ("email", "ada@test.example"), ("account", "oid-1"), ("unit", "tuk-naringsliv"));
        Assert.Equal(("oid-1", null), ((await Person(second)).Account, (await Person(first)).Account));
        Assert.Equal(HttpStatusCode.NotFound, (await lots.GetAsync($"/lots/register/{first}")).StatusCode);
    }

    [Fact]
    public async Task Coordinators_neither_take_the_role_from_themselves_nor_say_that_they_have_left()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var me = await Person(SmallTown.Coordinator);

        var refused = await Send(lots, $"/lots/register/{me.Id}/uppgifter", ("name", me.Name), ("email", me.Email), ("unit", "tuk-naringsliv"));
        Assert.Contains("Du kan inte ta bort din egen roll", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(lots, $"/lots/register/{me.Id}/slutar")).StatusCode);
        Assert.True((await Person(me.Id)).IsCoordinator);
    }

    [Fact]
    public async Task Hours_tables_languages_and_competences_are_said_by_the_coordinator()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = await Newcomer(lots, "Vera Vecka", "vera@test.example");
        var at = $"/lots/register/{id}";

        await Post(lots, $"{at}/arbetstid", ("start-1-0", "08:00"), ("slut-1-0", "12.00"), ("lank-1-0", "ja"));
        await Post(lots, $"{at}/bord", ("antal", "7"));
        await Post(lots, $"{at}/sprak", ("sprak", "sv"), ("sprak", "so"));
        await Post(lots, $"{at}/kompetens", ("kompetens", "food-control"), ("galler", "2027-06-30"));

        var official = await Official(id);
        Assert.Equal([new WorkingHours(DayOfWeek.Monday, new(8, 0), new(12, 0), true)], official.Hours);
        Assert.Equal(7, official.TablesPerWeek);
        Assert.Equal(["sv", "so"], official.Languages);
        Assert.Equal([new Grant("food-control", new DateOnly(2027, 6, 30))], official.Grants);
        await Post(lots, $"{at}/bort", ("kompetens", "food-control"));
        Assert.Empty((await Official(id)).Grants);
    }

    [Theory]
    [InlineData("arbetstid", "start-1-0", "08:00", "Varje pass behöver både från och till", "value=\"08:00\"")]
    [InlineData("bord", "antal", "100", "Ange 0 till 40 bord", "value=\"100\"")]
    [InlineData("sprak", "sprak", "xx", "Välj minst ett språk", "")]
    [InlineData("kompetens", "galler", "i juni", "Dagen går inte att läsa", "value=\"i juni\"")]
    [InlineData("franvaro", "till", "2027-03-01", "Fyll i första dagen", "value=\"2027-03-01\"")]
    public async Task What_can_not_be_is_said_and_kept_and_changes_nothing(string form, string field, string value, string says, string keeps)
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = SmallTown.Official("tobacco-retail", 2);
        var before = (await Log.Facts(id, default)).Count;

        // The competence stands in the form already; the wrong day alone must not make it a right without an end.
        var refused = await Send(lots, $"/lots/register/{id}/{form}", (field, value), ("kompetens", "food-control"));

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains(keeps, page, StringComparison.Ordinal);
        Assert.Equal(before, (await Log.Facts(id, default)).Count);
    }

    [Fact]
    public async Task An_absence_told_by_the_coordinator_gives_the_seat_to_the_deputy_and_says_who_told_it()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 5));
        var sitting = (await Log.Find(company.Id, default))!.Places.Single(p => p.Competences.Contains("tobacco-retail")).OfficialId;
        var deputy = new[] { 1, 2 }.Select(n => SmallTown.Official("tobacco-retail", n)).Single(id => id != sitting);
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var day = $"{SwedishTime.Date(start):yyyy-MM-dd}";

        var wrong = await Send(lots, $"/lots/register/{sitting}/franvaro", ("fran", day), ("till", "2027-03-04"), ("ersattare", $"{deputy}"));
        Assert.Matches("id=\"till-fault\">Frånvaron ska börja före den slutar", await wrong.Content.ReadAsStringAsync());
        await Post(lots, $"/lots/register/{sitting}/franvaro", ("fran", day), ("till", day), ("ersattare", $"{deputy}"));

        await StoryHost.Until("the deputy sits there instead", async () => (await Log.Find(company.Id, default))!.Places.Any(p => p.OfficialId == deputy));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Equal($"coordinator:{SmallTown.Coordinator}", (await session.Events.FetchStreamAsync(sitting))[^1].UserName);

        var absence = (await Official(sitting)).Absences.Single(a => a.Deputy == deputy);
        await Post(lots, $"/lots/register/{sitting}/franvaro/{absence.Id}/bort");
        Assert.DoesNotContain((await Official(sitting)).Absences, a => a.Id == absence.Id);
    }

    [Fact]
    public async Task A_room_is_added_changed_closed_with_its_tables_named_and_opened_again()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var refused = await Send(lots, "/lots/rum/ny", ("name", "Skrubben"), ("address", "Gatan 1"), ("chairs", "många"), ("screen", "ja"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Matches("id=\"chairs-fault\">Ange 2 till 200 stolar", page);
        Assert.Contains("value=\"många\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Matches("name=\"screen\" value=\"ja\" checked", page);

        var added = await Post(lots, "/lots/rum/ny", ("name", "Skrubben"), ("address", "Gatan 1"), ("chairs", "2"));
        await Post(lots, added, ("name", "Salen"), ("address", "Gatan 2"), ("chairs", "9"), ("hearingLoop", "ja"));
        Assert.Contains("Salen", await Read(lots, "/lots/register"), StringComparison.Ordinal);

        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 10));
        var room = $"/lots/rum/{(await Log.Find(company.Id, default))!.RoomId}";
        var day = $"{SwedishTime.Date(start):yyyy-MM-dd}";
        var backwards = await Send(lots, $"{room}/stangt", ("fran", day), ("end", "2027-03-01"));
        Assert.Matches("id=\"end-fault\">Stängningen ska börja före", await backwards.Content.ReadAsStringAsync());
        await Post(lots, $"{room}/stangt", ("fran", day), ("end", day));

        // A double click is one closing.
        await Post(lots, $"{room}/stangt", ("fran", day), ("end", day));
        page = await Read(lots, room);
        Assert.Contains("Ett bord är redan bokat här då", page, StringComparison.Ordinal);
        Assert.Contains($"/lots/bord/{company.Id}", page, StringComparison.Ordinal);

        await Post(lots, Reopening().Match(page).Value);
        Assert.Contains("Rummet är inte stängt", await Read(lots, room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_nobody_and_no_room_nothing_can_be_said()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var nobody = Guid.NewGuid();
        foreach (var (path, field, value) in new[]
        {
            ($"/lots/register/{nobody}/bord", "antal", "3"), ($"/lots/register/{nobody}/arbetstid", "start-1-0", ""),
            ($"/lots/register/{nobody}/kompetens", "kompetens", "food-control"), ($"/lots/rum/{nobody}/stangt", "fran", "2027-03-10"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Send(lots, path, (field, value))).StatusCode);
        }
    }

    [GeneratedRegex("/lots/rum/[0-9a-f-]+/stangt/[0-9a-f-]+/oppna")]
    private static partial Regex Reopening();

    private async Task<Person> Person(Guid id)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Person>(id))!;
    }

    private async Task<Official> Official(Guid id)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Official>(id))!;
    }

    private static async Task<Guid> Newcomer(HttpClient lots, string name, string email) =>
        Guid.Parse((await Post(lots, "/lots/register/ny", ("name", name), ("email", email), ("unit", "tuk-naringsliv")))["/lots/register/".Length..]);

    private static async Task<string> Read(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Where the browser is sent when it went well, without what is said there.</summary>
    private static async Task<string> Post(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var response = await Send(browser, path, fields);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.OriginalString.Split('?')[0];
    }
}
