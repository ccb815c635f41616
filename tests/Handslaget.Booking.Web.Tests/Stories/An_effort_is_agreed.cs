using System.Net;
using Handslaget.Booking.Cases;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Skills supply: an effort agreed at the table is followed until it is done, and what came of it is a number. The clock moves, so the house is its own.</summary>
public sealed class An_effort_is_agreed(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly Guid Adviser = Meetings.Notice.Name("official/skills-supply");

    [Fact]
    public async Task At_the_table_and_followed_until_positions_are_filled()
    {
        await Employ();
        var company = await Company.Asks(house.Client(), new { caseTypes = new[] { Commitment.EffortsCaseType } });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 2, 8)));
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var (kiosk, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 8));
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 9), new TimeOnly(9, 1)));

        // Only where it is about skills can the next step be an effort, and an effort is something.
        var me = await house.SignedIn(Adviser);
        var at = $"/personal/efter/{company.Id}";
        Assert.Contains("avtalad insats för kompetensförsörjning", await Read(me, at), StringComparison.Ordinal);
        var food = (await house.Services.GetRequiredService<MeetingLog>().Find(kiosk.Id, default))!.Places.Single(p => p.Competences.Contains("food-control")).OfficialId;
        Assert.DoesNotContain("avtalad insats", await Read(await house.SignedIn(food), $"/personal/efter/{kiosk.Id}"), StringComparison.Ordinal);
        Assert.Contains("Skriv vad insatsen är", await Wrong(me, at, ("svar.skills-supply", "Vi hjälper er."), ("insats.skills-supply", "ja"), ("gor", "skriv")), StringComparison.Ordinal);
        Assert.Matches("name=\"insats.skills-supply\" value=\"ja\" checked", await Read(me, at));
        await Post(
            me, at, ("svar.skills-supply", "Vi hjälper er."), ("insats.skills-supply", "ja"), ("steg.skills-supply", "Ordna en rekryteringsträff"), ("vem.skills-supply", $"{Adviser}"),
            ("nar.skills-supply", "2027-02-16"), ("gor", "skriv"));

        // The company sees what is agreed, and it is counted.
        await Post(await house.SignedIn(SmallTown.Coordinator), $"/lots/bord/{company.Id}/efter/skicka", ("last", house.Clock.GetUtcNow().ToString("O")));
        await StoryHost.Until("the effort is made", async () => await Effort(company.Id) is not null);
        var effort = (await Effort(company.Id))!;
        Assert.Equal((CommitmentKind.Effort, Adviser), (effort.Kind, effort.OfficialId));
        Assert.Contains("avtalad insats", await Read(house.Client(), $"/bord/{company.Key}/arende"), StringComparison.Ordinal);
        Assert.Contains("agreed effort", await Read(house.Client(), $"/bord/{company.Key}/arende?lang=en"), StringComparison.Ordinal);
        Assert.Equal(1, await Figure("efforts-agreed"));
        Assert.Equal(0, await Figure("efforts-done"));

        // It is done, with the number of positions as the company tells it.
        var its = $"/personal/atagande/{effort.Id}";
        Assert.Contains("Tjänster som företaget har tillsatt", await Read(me, its), StringComparison.Ordinal);
        Assert.Contains("value=\"tre\"", await Wrong(me, $"{its}/klart", ("tjanster", "tre")), StringComparison.Ordinal);
        await Post(me, $"{its}/klart", ("tjanster", " 3 "));
        await Post(me, $"{its}/klart", ("tjanster", "4"));
        Assert.Contains("Tillsatta tjänster, enligt företaget: 3.", await Read(me, its), StringComparison.Ordinal);
        Assert.Equal(1, await Figure("efforts-done"));
        Assert.Equal(3, await Figure("positions-filled"));
    }

    private Task Employ() => house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
        Adviser,
        [
            new OfficialRegistered(Adviser, "kfk"), new CompetenceGranted("skills-supply", null), new CapacitySet(20),
            new WorkingHoursSet([.. Enumerable.Range(1, 5).Select(day => new WorkingHours((DayOfWeek)day, new TimeOnly(8, 0), new TimeOnly(17, 0)))]),
        ],
        "test", default, session => session.Store(new Person { Id = Adviser, Name = "Elina Rautio", Email = "elina@test.example" }));

    private async Task<Commitment?> Effort(Guid meeting)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Commitment>().FirstOrDefaultAsync(c => c.MeetingId == meeting);
    }

    private async Task<decimal> Figure(string key) => (await house.Services.GetRequiredService<PublicFigures>().Find(key, default))!.Points.Sum(p => p.Value ?? 0);

    private static async Task Post(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        await Browser.Form.Send(client, path, fields);

    private static async Task<string> Wrong(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
