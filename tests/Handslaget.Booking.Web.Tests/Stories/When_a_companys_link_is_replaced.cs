using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Tests.Guarding;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>A link that has come to somebody else opens nothing any more, and the company has another. Each story has a house of its own, since all write to the same company.</summary>
public sealed partial class When_a_companys_link_is_replaced : IAsyncLifetime
{
    private readonly StoryHost house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_old_one_opens_no_door_and_the_new_one_comes_by_the_companys_own_ways()
    {
        // Given a company with a table, whose link somebody else has
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 9));
        Assert.Equal(HttpStatusCode.OK, (await house.Client().GetAsync($"/bord/{company.Key}")).StatusCode);
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Contains("Ja, byt länken", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        // when the coordinator replaces it, by a button that is pressed twice,
        Assert.EndsWith("klart=lank", await Form.Send(lots, $"/lots/bord/{company.Id}/lank", ("nummer", "0")), StringComparison.Ordinal);
        using var again = await lots.PostAsync($"/lots/bord/{company.Id}/lank", new FormUrlEncodedContent([new("nummer", "0")]));
        Assert.Contains("Det var redan så.", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Företagets länk byttes, och den gamla slutade att gälla.", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        // then the old one is, at every door, as one to something that has never been, and the page says how to get another.
        await OpensNothing(company);
        Assert.Contains("href=\"/boka/hitta\"", await (await house.Client().GetAsync($"/bord/{company.Key}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The new one is in the company's mail and opens the same page, and the text has no link in it.
        var letter = await Letters("asa@kiosken.example", "Ny länk till din sida");
        var key = Key().Match(letter.Single().TextBody!).Groups[1].Value;
        Assert.NotEqual(company.Key, key);
        Assert.Contains("Vi bytte länken hit.", await Read(house.Client(), $"/bord/{key}"), StringComparison.Ordinal);
        Assert.Equal("booked", await new Company(house.Client(), key, company.Id).Status());
        var text = await Text("Länken till din sida är bytt.");
        Assert.DoesNotContain("/bord/", text, StringComparison.Ordinal);
        Assert.Contains("skriv NK-", text, StringComparison.Ordinal);

        // It can be replaced once more, and only the last opens anything.
        await Form.Send(lots, $"/lots/bord/{company.Id}/lank", ("nummer", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync($"/bord/{key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync($"/bord/{company.Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await house.Client().GetAsync($"/bord/{Links.Follow((await Log.Find(company.Id, default))!)}")).StatusCode);
    }

    [Fact]
    public async Task Its_page_shows_the_way_to_the_other_meetings_of_the_case_so_their_links_are_replaced_too()
    {
        // Given two meetings of one case, and one of somebody else's
        var (first, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 10));
        await StoryHost.Until("the case is open", async () => await Cases.Find(first.Id, default) is not null);
        var key = (await Form.Send(house.Client(), $"/bord/{first.Key}/nytt-mote")).Split('/')[2];
        var second = new Company(house.Client(), key, Links.OpensMeeting(key)!.Value.Meeting);
        await Form.Send(second.Client, $"/boka/{key}/motas", ("form", "AtMunicipality"), ("antal", "2"));
        await second.Holds(await second.FirstTime(new DateOnly(2027, 2, 12)));
        (await second.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        await StoryHost.Until("the meeting has joined", async () => (await Cases.Find(first.Id, default))!.Meetings.Contains(second.Id));
        var (other, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 11));

        await Form.Send(await house.SignedIn(SmallTown.Coordinator), $"/lots/bord/{first.Id}/lank", ("nummer", "0"));

        foreach (var (company, status) in new[] { (first, HttpStatusCode.NotFound), (second, HttpStatusCode.NotFound), (other, HttpStatusCode.OK) })
            Assert.Equal(status, (await house.Client().GetAsync($"/bord/{company.Key}")).StatusCode);
        Assert.Equal(2, (await Letters("asa@kiosken.example", "Ny länk till din sida", atLeast: 2)).Count(m => new[] { first, second }.Any(c => m.TextBody!.Contains(Links.Follow(c.Id, 1), StringComparison.Ordinal))));
    }

    /// <summary>Every door that takes a company's key, from the program's own list: it says to this one what it says to one that was never anybody's.</summary>
    private async Task OpensNothing(Company company)
    {
        var tried = 0;
        foreach (var door in Door.All(house.Services).Where(d => d.Parameters.Contains("key") || d.Pattern.StartsWith("/api/v1/meetings/{", StringComparison.Ordinal)))
        {
            var (old, never) = (await Said(door, company.Key, company.Id), await Said(door, Links.Follow(Guid.NewGuid(), 0), Guid.NewGuid()));
            Assert.True(old == never, $"{door} says {old} to a link that was replaced, and {never} to one that has never been");
            tried++;
        }
        Assert.True(tried > 40, $"only {tried} doors were tried");
    }

    private async Task<HttpStatusCode> Said(Door door, string key, Guid meeting)
    {
        var path = door.At(name => name switch { "key" => key, "id" => meeting.ToString(), "competence" => "food-control", _ => Guid.NewGuid().ToString() });
        using var answer = await door.Knock(house.Client(), path, request => request.Headers.Authorization = new("Bearer", key));
        return answer.StatusCode;
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private Links Links => house.Services.GetRequiredService<Links>();

    private CompanyCases Cases => house.Services.GetRequiredService<CompanyCases>();

    private async Task<IReadOnlyList<MimeMessage>> Letters(string to, string subject, int atLeast = 1)
    {
        IReadOnlyList<MimeMessage> found = [];
        await StoryHost.Until($"\"{subject}\" is sent", () =>
        {
            found = [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.Subject == subject && m.To.Mailboxes.Any(a => a.Address == to))];
            return Task.FromResult(found.Count >= atLeast);
        });
        return found;
    }

    private async Task<string> Text(string words)
    {
        string? found = null;
        await StoryHost.Until("a text is sent", () => Task.FromResult((found = Directory.GetFiles(house.Outbox, "*.txt").Select(File.ReadAllText).FirstOrDefault(t => t.Contains(words, StringComparison.Ordinal))) is not null));
        return found!;
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("/bord/([A-Za-z0-9_-]{40,})")]
    private static partial Regex Key();
}
