using System.Net;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What has been is told as what has been, to everybody who was there. The story moves the clock, so it has a house of its own.</summary>
public sealed class When_a_meeting_has_been(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task Nobody_is_told_that_it_is_to_come()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 8));
        var places = (await Log.Find(company.Id, default))!.Places;
        foreach (var official in places.Skip(1).Select(p => p.OfficialId))
            await Log.Decide(company.Id, $"official:{official}", m => m.Answer(official, accepts: true, start, house.Clock.GetUtcNow()), default);
        var (silent, came) = (places[0].OfficialId, places[1].OfficialId);
        await StoryHost.Until("the case is open", async () => (await house.Client().GetAsync($"/bord/{company.Key}/arende")).IsSuccessStatusCode);
        Assert.Contains("Vi ses.", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
        Assert.Contains("Du kommer", await Read(await house.SignedIn(came), $"/personal/bord/{company.Id}"), StringComparison.Ordinal);

        house.Clock.SetUtcNow(start.AddHours(1));

        string[] present = ["Vi ses.", "Vi påminner er", "kommer<", "tillfrågad<", "har inte svarat", "Svara senast", "svarar senast", "Senast då", "Ta gärna med", "Varför går inte en viss tid?", "Alla har inte svarat"];
        var follow = await Read(house.Client(), $"/bord/{company.Key}");
        Assert.Contains("<h1 class=\"status booked\">Mötet har varit.</h1>", follow, StringComparison.Ordinal);
        Assert.Contains("tackade ja", follow, StringComparison.Ordinal);
        var mine = await Read(await house.SignedIn(came), $"/personal/bord/{company.Id}");
        Assert.Contains("Du tackade ja", mine, StringComparison.Ordinal);
        Assert.Contains("Mötet har varit.", mine, StringComparison.Ordinal);
        var owed = await Read(await house.SignedIn(silent), $"/personal/bord/{company.Id}");
        Assert.Contains("Du svarade inte", owed, StringComparison.Ordinal);
        var desk = await Read(await house.SignedIn(SmallTown.Coordinator), $"/lots/bord/{company.Id}");
        Assert.Contains("Mötet har varit.", desk, StringComparison.Ordinal);
        Assert.All([follow, mine, owed, desk], page => Assert.All(present, said => Assert.DoesNotContain(said, page, StringComparison.Ordinal)));
        Assert.Contains("The meeting has been held.", await Read(house.Client(), $"/bord/{company.Key}?lang=en"), StringComparison.Ordinal);
        Assert.Contains("De som satt vid bordet skriver sina svar.", await Read(house.Client(), $"/bord/{company.Key}/arende"), StringComparison.Ordinal);

        // Who did not come is not told that answers are being written.
        await Log.Decide(company.Id, "coordinator:test", m => m.SayHowItWent(false, house.Clock.GetUtcNow()), default);
        Assert.Contains("Ni kom inte till mötet.", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
        Assert.Contains("Inget väntar på er.", await Read(house.Client(), $"/bord/{company.Key}/arende"), StringComparison.Ordinal);
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} says {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
