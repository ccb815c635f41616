using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// Who is needed for what, changed by forms without JavaScript, in a town of their own: another panel for a kiosk here is not another
/// story's. Each story changes a rule that no other story here does.
/// </summary>
public sealed partial class When_a_coordinator_changes_who_is_needed(StoryHost house) : IClassFixture<StoryHost>
{
    private const string Kiosk = "/lots/arenden/situation/kiosk-shop";

    private const string Reason = "Livsmedelsinspektören behövs eftersom kiosker säljer mat.";

    [Theory]
    [InlineData("/lots/arenden/situation/kiosk-shop")]
    [InlineData("/lots/arenden/arendetyp/food-registration")]
    public async Task Only_coordinators_have_the_page(string path)
    {
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(official, path, ("do", "save"), ("seat.food-control", "required"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(official, $"{path}/aterstall")).StatusCode);
        Assert.Contains("Platser:", await Read(await house.SignedIn(SmallTown.Coordinator), path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lots/arenden/situation/finns-inte")]
    [InlineData("/lots/arenden/arendetyp/kiosk-shop")]
    public async Task What_the_register_does_not_have_can_not_be_changed(string path)
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await lots.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(lots, path, ("seat.food-control", "required"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(lots, $"{path}/aterstall")).StatusCode);
    }

    [Fact]
    public async Task What_is_saved_is_previewed_first_reaches_new_requests_and_drafts_and_leaves_those_that_are_made()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var made = await Company.Asks(house.Client());
        var draft = await Begun();
        var before = await Seats(made);
        Assert.Equal(["coordination", "food-control", "tobacco-retail"], Required(before));

        // Fire safety is needed too, the food inspector with a sentence of its own, and tobacco no longer.
        var form = Form(await Read(lots, Kiosk), ("seat.tobacco-retail", "no"), ("seat.fire-safety", "required"),
            ("reason.food-control.sv", Reason), ("reason.food-control.en", "The food inspector is needed because kiosks sell food."));
        var preview = await Page(lots, Kiosk, HttpStatusCode.OK, [.. form, ("do", "preview")]);
        Assert.Contains("Tobak, nikotin och folköl är inte med, behövdes förut.", preview, StringComparison.Ordinal);
        Assert.Contains("Brandskydd behövs, önskades förut.", preview, StringComparison.Ordinal);
        Assert.Contains("Ingen kan svara för Brandskydd i dag.", preview, StringComparison.Ordinal);
        Assert.Matches("(?s)Så är bordet nu.*Tobakshandläggaren behövs.*Så blir bordet.*kiosker säljer mat", preview);
        Assert.DoesNotContain("Tobakshandläggaren", preview[preview.IndexOf("Så blir bordet", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(preview, "<span class=\"tag\">(reserver finns|ingen reserv)"));
        Assert.Equal(before, await Seats(await Company.Asks(house.Client())));
        Assert.Empty(await Facts("situation:kiosk-shop"));

        var saved = await Send(lots, Kiosk, [.. Form(preview), ("do", "save")]);
        Assert.Equal($"{Kiosk}?sparat=ja", saved.Headers.Location?.OriginalString);

        var asked = await Seats(await Company.Asks(house.Client()));
        Assert.Equal(["coordination", "food-control", "fire-safety"], Required(asked));
        Assert.Contains(asked, s => s.Reason == Reason);
        Assert.Equal(before, await Seats(made));
        var panel = await Read(house.Client(), $"{draft}/bordet");
        Assert.Contains(Reason, panel, StringComparison.Ordinal);
        Assert.DoesNotContain("Tobakshandläggaren", panel, StringComparison.Ordinal);

        // The company whose request is made goes on to a time and books it with the seats it was given.
        var start = await made.FirstTime(new DateOnly(2027, 2, 16));
        await made.Holds(start);
        (await made.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        Assert.Equal(Required(before), Required(await Seats(made)));

        var page = await Read(lots, Kiosk);
        Assert.Matches("Ändrat av coordination 1 [^<]*kl\\.", page);
        Assert.Contains("ändrad av lots", await Read(lots, "/lots/arenden"), StringComparison.Ordinal);
        Assert.Equal($"coordinator:{SmallTown.Coordinator}", (await Facts("situation:kiosk-shop")).Single().UserName);

        var restored = await Send(lots, $"{Kiosk}/aterstall", ("changes", "1"));
        Assert.Equal($"{Kiosk}?sparat=aterstallt", restored.Headers.Location?.OriginalString);
        Assert.Equal(before, await Seats(await Company.Asks(house.Client())));
        Assert.Contains(": återställt.", await Read(lots, Kiosk), StringComparison.Ordinal);
        Assert.DoesNotContain("Återställ till registrets egna", await Read(lots, Kiosk), StringComparison.Ordinal);
        Assert.Equal(["seat_rule_changed", "seat_rule_restored"], (await Facts("situation:kiosk-shop")).Select(f => f.EventTypeName));
    }

    [Fact]
    public async Task Answers_in_the_preview_show_the_seats_that_a_yes_adds()
    {
        const string Path = "/lots/arenden/situation/food-truck";
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var form = Form(await Read(lots, Path), ("seat.traffic", "optional"), ("seat.waste", "no"), ("seat.events", "optional"));

        var preview = await Page(lots, Path, HttpStatusCode.OK, [.. form, ("fraga.traffic", "ja"), ("do", "preview")]);

        Assert.Matches("name=\"fraga.traffic\" value=\"ja\" checked form=\"platser\"", preview);
        Assert.Matches("(?s)Så blir bordet.*svarade ja på ”Påverkas trafiken", preview);
        Assert.Contains("Ingen fråga ställs om Evenemang, kultur och idrott", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Ingen fråga ställs om Trafik", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_previewed_is_not_saved_and_one_press_too_many_changes_nothing()
    {
        const string Path = "/lots/arenden/arendetyp/sign", Rule = "case-type:sign";
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var preview = await Page(lots, Path, HttpStatusCode.OK, [.. Form(await Read(lots, Path), ("seat.traffic", "required")), ("do", "preview")]);

        var later = await Page(lots, Path, HttpStatusCode.OK, [.. Form(preview, ("seat.traffic", "no")), ("do", "save")]);
        Assert.Contains("Du har ändrat sedan förhandsgranskningen", later, StringComparison.Ordinal);
        Assert.Contains("Trafik och framkomlighet är inte med, önskades förut.", later, StringComparison.Ordinal);
        Assert.Empty(await Facts(Rule));

        foreach (var press in new[] { 1, 2 })
            Assert.Equal($"{Path}?sparat=ja", (await Send(lots, Path, [.. Form(later), ("do", "save")])).Headers.Location?.OriginalString);
        Assert.Single(await Facts(Rule));

        var same = await Page(lots, Path, HttpStatusCode.OK, [.. Form(await Read(lots, Path)), ("do", "preview")]);
        Assert.Contains("Ingen skillnad mot hur det är nu.", same, StringComparison.Ordinal);
        Assert.DoesNotContain("Spara ändringen", same, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_is_said_beside_the_field_and_keeps_what_was_written()
    {
        const string Path = "/lots/arenden/arendetyp/market-trading";
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var form = Form(await Read(lots, Path), ("seat.food-control", "no"), ("seat.public-space", "optional"),
            ("reason.fire-safety.sv", "Bara på \"svenska\"."), ("reason.waste.sv", new string('x', 200)), ("reason.waste.en", "In English."));

        var page = await Page(lots, Path, HttpStatusCode.BadRequest, [.. form, ("do", "save")]);

        Assert.Matches("id=\"reason.fire-safety.en-fault\">Brandskydd: skriv meningen på engelska också.", page);
        Assert.Matches("id=\"reason.waste.sv-fault\">Texten är 200 tecken lång", page);
        Assert.Contains("href=\"#seats\">Minst en plats utöver lotsens ska behövas", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\">Minst en plats utöver lotsens ska behövas", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Bara på &quot;svenska&quot;.\"", page, StringComparison.Ordinal);
        Assert.Matches("name=\"seat.public-space\" value=\"optional\" checked", page);
        Assert.Empty(await Facts("case-type:market-trading"));
    }

    [Fact]
    public async Task Of_two_who_change_at_once_the_later_is_told_and_loses_nothing()
    {
        const string Path = "/lots/arenden/arendetyp/low-alcohol-beer", Rule = "case-type:low-alcohol-beer";
        var (first, second) = (await house.SignedIn(SmallTown.Coordinator), await house.SignedIn(SmallTown.Official("coordination", 2)));
        var mine = await Page(first, Path, HttpStatusCode.OK, [.. Form(await Read(first, Path), ("seat.fire-safety", "required")), ("do", "preview")]);
        var theirs = await Page(second, Path, HttpStatusCode.OK,
            [.. Form(await Read(second, Path), ("seat.food-control", "no"), ("reason.tobacco-retail.sv", "Min mening."), ("reason.tobacco-retail.en", "My sentence.")), ("do", "preview")]);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(first, Path, [.. Form(mine), ("do", "save")])).StatusCode);

        var told = await Page(second, Path, HttpStatusCode.Conflict, [.. Form(theirs), ("do", "save")]);
        Assert.Contains("Någon annan har ändrat platserna medan du skrev", told, StringComparison.Ordinal);
        Assert.Contains("Ändrat av coordination 1", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Min mening.\"", told, StringComparison.Ordinal);
        Assert.Contains("Brandskydd är inte med, behövdes förut.", told, StringComparison.Ordinal);
        Assert.Single(await Facts(Rule));
        Assert.Equal(HttpStatusCode.Conflict, (await Send(second, $"{Path}/aterstall", ("changes", "0"))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(second, Path, [.. Form(told), ("do", "save")])).StatusCode);
        Assert.Equal(
            [new NeededSeat("tobacco-retail", true, new("Min mening.", "My sentence.")), new NeededSeat("alcohol-licensing", false)],
            ((SeatRuleChanged)(await Facts(Rule))[^1].Data).Seats);
    }

    [Fact]
    public async Task Twenty_at_once_change_once()
    {
        const string Door = "/api/v1/case-types/nicotine-notification/seats";
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => lots.PutAsJsonAsync(
            Door, new { changes = 0, seats = new object[] { new { competence = "tobacco-retail", required = true, reasonSv = $"Nummer {n}.", reasonEn = $"Number {n}." } } })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await Facts("case-type:nicotine-notification"));
    }

    [Fact]
    public async Task Programs_read_change_and_restore_by_the_same_rules()
    {
        const string Door = "/api/v1/situations/car-workshop/seats";
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var before = await lots.GetFromJsonAsync<JsonElement>(Door);
        Assert.True(before.GetProperty("asInFile").GetBoolean());

        var wrong = await lots.PutAsJsonAsync(Door, new { changes = 0, seats = new object[] { new { competence = "magic", required = false }, new { competence = "coordination", required = false } } });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["seat.coordination", "seat.magic", "seats"], (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        foreach (var seats in new[] { """null""", """[null]""", """[{"competence":null,"required":true}]""" })
            Assert.Equal(HttpStatusCode.BadRequest, (await lots.PutAsync(Door, new StringContent($$"""{"seats":{{seats}}}""", null, "application/json"))).StatusCode);

        var body = new { changes = 0, seats = new object[] { new { competence = "coordination", required = true }, new { competence = "fire-safety", required = true } } };
        foreach (var time in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await lots.PutAsJsonAsync(Door, body)).StatusCode);
        var after = await lots.GetFromJsonAsync<JsonElement>(Door);
        Assert.Equal(1, after.GetProperty("changes").GetInt32());
        Assert.Equal("fire-safety", Assert.Single(after.GetProperty("seats").EnumerateArray()).GetProperty("competence").GetString());
        Assert.Equal("coordination 1", after.GetProperty("history")[0].GetProperty("by").GetString());

        Assert.Equal(HttpStatusCode.Conflict, (await lots.DeleteAsync($"{Door}?changes=0")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await lots.DeleteAsync($"{Door}?changes=1")).StatusCode);
        Assert.Equal(before.GetProperty("seats").GetRawText(), (await lots.GetFromJsonAsync<JsonElement>(Door)).GetProperty("seats").GetRawText());
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.NotFound, (await lots.SendAsync(new(method, "/api/v1/situations/finns-inte/seats?changes=0"))).StatusCode);
    }

    [Fact]
    public async Task Another_process_and_one_that_starts_later_have_the_change_too()
    {
        await using var second = Process();
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var change = new { changes = 0, seats = new object[] { new { competence = "tobacco-retail", required = true }, new { competence = "food-control", required = true } } };
        var there = Client(second);
        Assert.Equal(["coordination", "tobacco-retail"], await Previewed(there));

        (await lots.PutAsJsonAsync("/api/v1/case-types/otc-medicines/seats", change)).EnsureSuccessStatusCode();

        Assert.Equal(["coordination", "food-control", "tobacco-retail"], await Previewed(house.Client()));
        await StoryHost.Until("the other process has the new seats", async () => (await Previewed(there)).Contains("food-control"));
        await using var third = Process();
        Assert.Equal(["coordination", "food-control", "tobacco-retail"], await Previewed(Client(third)));
    }

    [Fact]
    public async Task A_change_that_the_file_no_longer_bears_is_left_out_and_told_of()
    {
        const string Path = "/lots/arenden/arendetyp/traffic-exemption", Rule = "case-type:traffic-exemption";
        var register = house.Services.GetRequiredService<RegisterLog>();
        await register.ChangeAsSeen<SeatRule>(
            CatalogueMemory.LogOf(Rule), 0, [new SeatRuleChanged(Rule, [new("magic", true)])], $"coordinator:{Guid.NewGuid()}", default);

        var page = await Read(await house.SignedIn(SmallTown.Coordinator), Path);

        Assert.Contains("passar inte registrets fil längre", page, StringComparison.Ordinal);
        Assert.Contains("Ändrat av en person som inte längre finns i registret", page, StringComparison.Ordinal);
        Assert.Matches("name=\"seat.traffic\" value=\"required\" checked", page);
        Assert.Equal(["traffic"], house.Services.GetRequiredService<CatalogueMemory>().Now.CaseTypes.Single(c => c.Id == "traffic-exemption").Required);
    }

    [Fact]
    public void A_reading_that_took_longer_never_overwrites_a_newer_one()
    {
        const string Rule = "case-type:tobacco-licence";
        var file = house.Services.GetRequiredService<CatalogueMemory>().File;
        var memory = new CatalogueMemory(file, house.Services.GetRequiredService<IDocumentStore>(), NullLogger<CatalogueMemory>.Instance);
        NeededSeat[] older = [new("tobacco-retail", false), new("food-control", true)], newer = [new("tobacco-retail", true)];

        memory.Show(2, [new SeatRule { Rule = Rule, Seats = newer }]);
        memory.Show(1, [new SeatRule { Rule = Rule, Seats = older }]);
        Assert.Equal(newer, memory.Now.Ruled(Rule)!.Seats);

        memory.Show(3, []);
        Assert.Equal(file.Ruled(Rule)!.Seats, memory.Now.Ruled(Rule)!.Seats);
    }

    private WebApplicationFactory<Program> Process()
    {
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", house.ConnectionString);
            host.UseSetting("Delivery:Folder", house.Outbox);
            host.UseSetting("environment", "Development");
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(house.Clock));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return factory;
    }

    private static HttpClient Client(WebApplicationFactory<Program> factory) => new() { BaseAddress = factory.ClientOptions.BaseAddress };

    private static async Task<IEnumerable<string>> Previewed(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/panels", new { caseTypes = new[] { "otc-medicines" } });
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("competence").GetString()!)];
    }

    private async Task<string> Begun()
    {
        var begun = await Send(house.Client(), "/boka", ("situation", "kiosk-shop"));
        var where = begun.Headers.Location!.OriginalString;
        return where[..where.LastIndexOf('/')];
    }

    private sealed record SeatSeen(string Competence, bool Required, string Reason);

    private static async Task<IReadOnlyList<SeatSeen>> Seats(Company company) =>
        [.. (await company.Get()).GetProperty("seats").EnumerateArray().Select(s => new SeatSeen(
            s.GetProperty("competence").GetString()!, s.GetProperty("required").GetBoolean(), s.GetProperty("reason").GetString()!))];

    private static IEnumerable<string> Required(IReadOnlyList<SeatSeen> seats) => seats.Where(s => s.Required).Select(s => s.Competence);

    private async Task<IReadOnlyList<JasperFx.Events.IEvent>> Facts(string rule)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Events.FetchStreamAsync(CatalogueMemory.LogOf(rule));
    }

    /// <summary>The form as a browser would send it, with some fields written over.</summary>
    private static IEnumerable<(string, string)> Form(string page, params (string Field, string Value)[] written) =>
    [
        .. from input in Inputs().Matches(page).Select(m => m.Value)
           let name = Attribute(input, "name")
           where (name.StartsWith("seat.", StringComparison.Ordinal) || name.StartsWith("reason.", StringComparison.Ordinal) || name.StartsWith("fraga.", StringComparison.Ordinal) || name is "changes" or "seen")
               && (!input.Contains("type=\"radio\"", StringComparison.Ordinal) || input.Contains(" checked", StringComparison.Ordinal))
               && written.All(w => w.Field != name)
           group input by name into field
           select (field.Key, Attribute(field.First(), "value")),
        .. written,
    ];

    private static string Attribute(string input, string name) => WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    private static async Task<HttpResponseMessage> Send(HttpClient client, string path, params (string, string)[] form) =>
        await client.PostAsync(path, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    private static async Task<string> Page(HttpClient client, string path, HttpStatusCode status, params (string, string)[] form)
    {
        var answer = await Send(client, path, form);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}
