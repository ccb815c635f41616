using System.Net;
using System.Text.Json;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What the register says is told in the reader's own language: the company's English, and the officials' Swedish.</summary>
[Collection(StoryHost.Collection)]
public sealed class A_café_is_asked_for_in_english(StoryHost house)
{
    [Fact]
    public async Task And_what_to_bring_is_told_in_english_while_the_officials_read_swedish()
    {
        var client = house.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var company = await Company.Asks(client, new { situation = "cafe-bakery", language = "en" });
        await company.Holds(await company.FirstTime(new(2027, 3, 1), new(2027, 3, 31)));
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();

        string[] papers = ["Address and present use", "Floor plan", "Largest number of people", "Picture of the façade, with measurements"];
        var bring = (await company.Get()).GetProperty("bring").EnumerateArray().Select(b => b.GetString()!).ToList();
        Assert.Equal(papers, bring.Take(4));
        Assert.Single(bring, "Floor plan");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/bord/{company.Key}"));
        Assert.All(bring, paper => Assert.Contains($"<li>{paper}</li>", page, StringComparison.Ordinal));
        Assert.Contains("<li>Planritning</li>", WebUtility.HtmlDecode(await house.Client().GetStringAsync($"/bord/{company.Key}?lang=sv")), StringComparison.Ordinal);

        Assert.InRange(bring.Count, 9, 30);
        var told = await Letter("asa@kiosken.example", company.Key);
        Assert.Contains("What it is about:\n- Café or bakery\n", told, StringComparison.Ordinal);
        Assert.Contains($"Please bring:\n- {string.Join("\n- ", bring)}\n\n", told, StringComparison.Ordinal);
        var asked = await Letter("food-control", company.Id.ToString());
        Assert.Contains("Ärendet:\n- Kafé eller bageri\n", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_the_register_answers_in_english()
    {
        var client = house.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var types = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/v1/case-types"));
        var map = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/v1/decision-maps/food-registration"));

        Assert.Equal(["Floor plan", "Menu", "Organisation number"], Said(types.EnumerateArray().Single(t => t.GetProperty("id").GetString() == "food-registration").GetProperty("bring")));
        Assert.Equal(["Floor plan", "Menu", "Organisation number"], Said(map.GetProperty("papers")));
        Assert.Contains("<li>Organisation number</li>", await client.GetStringAsync("/beslutsvagar/food-registration"), StringComparison.Ordinal);
        Assert.Contains("<li>Organisationsnummer</li>", await house.Client().GetStringAsync("/beslutsvagar/food-registration"), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Said(JsonElement texts) => texts.EnumerateArray().Select(t => t.GetString());

    /// <summary>The letter whose receiver's address begins so, and which says this somewhere.</summary>
    private async Task<string> Letter(string to, string says)
    {
        MimeMessage? found = null;
        await StoryHost.Until($"a letter to {to}", () => Task.FromResult(
            (found = Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m =>
                m.To.Mailboxes.Any(b => b.Address.StartsWith(to, StringComparison.Ordinal))
                && m.BodyParts.OfType<TextPart>().Any(p => p.Text.Contains(says, StringComparison.Ordinal)))) is not null));
        return found!.TextBody!.ReplaceLineEndings("\n");
    }
}
