using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>After a meeting that was not to be, nothing is asked for twice: what the company said comes along, and all of it can be changed.</summary>
[Collection(StoryHost.Collection)]
public sealed class When_a_company_books_again(StoryHost house)
{
    private static readonly object Contact = new
    {
        company = "Kiosken AB",
        organisationNumber = "556036-0793",
        name = "Åsa Öberg",
        mobile = "070-174 06 05",
        email = "asa@kiosken.example",
        errand = "Vi vill öppna en kiosk i parken.",
        site = "Parkgatan 3",
    };

    [Fact]
    public async Task What_it_said_of_a_cancelled_meeting_comes_along()
    {
        var (browser, question) = (house.Client(), await Question());
        var first = await Booked(new { situation = "kiosk-shop", answers = new Dictionary<string, bool> { [question] = false }, guests = 3, stepFree = true, form = "AtMunicipality" });
        await Form.Attach(browser, $"/boka/{first.Key}/bilagor", "ritning.pdf", "%PDF-1.4\n%%EOF"u8.ToArray());
        (await first.Send(HttpMethod.Put, "booking", Contact)).EnsureSuccessStatusCode();
        await StoryHost.Until("its case is open", async () => await CaseOf(first.Id) is not null);
        await Form.Send(browser, $"/bord/{first.Key}/avboka");
        var cancelled = await Read(browser, $"/bord/{first.Key}");
        Assert.Contains("Det ni har berättat följer med, och ni kan ändra allt. Dokumenten följer inte med: lägg till dem igen.", cancelled, StringComparison.Ordinal);
        Assert.Contains("What you have told us comes along", await Read(browser, $"/bord/{first.Key}?lang=en"), StringComparison.Ordinal);
        await Read(browser, $"/bord/{first.Key}?lang=sv");

        // The way goes on at who will be met: without the seat that was answered no to.
        var panel = await Form.Send(browser, $"/bord/{first.Key}/nytt-mote");
        var key = panel.Split('/')[2];
        Assert.Equal($"/boka/{key}/bordet", panel);
        Assert.NotEqual(first.Key, key);
        Assert.Contains("De här möter ni", await Read(browser, panel), StringComparison.Ordinal);
        Assert.Contains($"name=\"fraga.{question}\" value=\"nej\" checked", await Read(browser, $"/boka/{key}/fragor"), StringComparison.Ordinal);
        var where = await Read(browser, $"/boka/{key}/var");
        Assert.Contains("value=\"Parkgatan 3\"", where, StringComparison.Ordinal);
        Assert.Contains(">Vi vill öppna en kiosk i parken.</textarea>", where, StringComparison.Ordinal);
        var how = await Read(browser, $"/boka/{key}/motas");
        Assert.Contains("name=\"utansteg\" value=\"ja\" checked", how, StringComparison.Ordinal);
        Assert.Matches("name=\"antal\"[^>]*value=\"3\"", how);

        // What is changed holds, and the rest is what it was, until it is booked into the same case.
        var second = new Company(browser, key, house.Services.GetRequiredService<Links>().OpensMeeting(key)!.Value.Meeting);
        var times = await Form.Send(browser, $"/boka/{key}/motas", ("form", "AtMunicipality"), ("antal", "2"));
        var check = await Form.Send(browser, times, ("start", $"{await FirstTime(second):O}"));
        Assert.Equal($"/boka/{key}/kontrollera", check);
        var filled = await Read(browser, $"/boka/{key}/kontakt");
        Assert.All(["Kiosken AB", "5560360793", "Åsa Öberg", "asa@kiosken.example"], said => Assert.Contains($"value=\"{said}\"", filled.Replace("556036-0793", "5560360793", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("ritning.pdf", await Read(browser, check), StringComparison.Ordinal);
        await Form.Send(browser, check);
        var again = (await Log.Find(second.Id, default))!;
        Assert.Equal((2, "kiosk-shop", MeetingStatus.Booked), (again.Guests, again.Situation, again.Status));
        Assert.Equal(MeetingStatus.Cancelled, (await Log.Find(first.Id, default))!.Status);
        await StoryHost.Until("it is in the first one's case", async () => await CaseOf(second.Id) == await CaseOf(first.Id));
        var facts = JsonSerializer.Serialize((await Log.Facts(second.Id, default)).Select(f => JsonSerializer.Serialize(f, f.GetType())));
        Assert.All(["Kiosken", "Öberg", "Parkgatan", "parken"], said => Assert.DoesNotContain(said, facts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_last_changed_its_request_to_is_what_comes_along()
    {
        var (browser, question) = (house.Client(), await Question());
        var first = await Company.Asks(browser, new { situation = "kiosk-shop", answers = new Dictionary<string, bool> { [question] = false } });
        await Form.Send(browser, $"/boka/{first.Key}/fragor", ($"fraga.{question}", "ja"));
        await Form.Send(browser, $"/boka/{first.Key}/motas", ("form", "Online"), ("antal", "4"));
        await first.Holds(await FirstTime(first));
        (await first.Send(HttpMethod.Put, "booking", Contact)).EnsureSuccessStatusCode();
        await Log.Decide(first.Id, "coordinator:test", m => m.Cancel("coordinator", house.Clock.GetUtcNow()), default);

        var key = (await Form.Send(browser, $"/bord/{first.Key}/nytt-mote")).Split('/')[2];

        Assert.Contains($"name=\"fraga.{question}\" value=\"ja\" checked", await Read(browser, $"/boka/{key}/fragor"), StringComparison.Ordinal);
        Assert.Contains("value=\"Online\" checked", await Read(browser, $"/boka/{key}/motas"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_has_been_forgotten_nothing_is_left_to_begin_with()
    {
        var first = await Booked(new { situation = "kiosk-shop" });
        (await first.Send(HttpMethod.Put, "booking", Contact)).EnsureSuccessStatusCode();
        await Form.Send(house.Client(), $"/bord/{first.Key}/avboka");
        await Form.Send(await house.SignedIn(SmallTown.Coordinator), $"/lots/bord/{first.Id}/glom");

        using var nothing = new FormUrlEncodedContent([]);
        var asked = await house.Client().PostAsync($"/bord/{first.Key}/nytt-mote", nothing);

        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        var like = await house.Services.GetRequiredService<Requesting.Drafts>().Like((await Log.Find(first.Id, default))!, default);
        Assert.Equal(("", "", "", "", "", ""), (like.Company, like.Name, like.Mobile, like.Email, like.Errand, like.Site));
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private async Task<Company> Booked(object request)
    {
        var company = await Company.Asks(house.Client(), request);
        await company.Holds(await FirstTime(company));
        return company;
    }

    private Task<DateTimeOffset> FirstTime(Company company)
    {
        var today = SwedishTime.Date(house.Clock.GetUtcNow());
        return company.FirstTime(WorkingDays.Add(today, 8), WorkingDays.Add(today, 25));
    }

    /// <summary>The first question that the errand raises.</summary>
    private async Task<string> Question()
    {
        var preview = await (await house.Client().PostAsJsonAsync("/api/v1/panels", new { situation = "kiosk-shop" })).Content.ReadFromJsonAsync<JsonElement>();
        return preview.GetProperty("questions")[0].GetProperty("competence").GetString()!;
    }

    private async Task<Guid?> CaseOf(Guid meeting)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<CaseOfMeeting>(meeting))?.CaseId;
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} says {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
