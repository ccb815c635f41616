using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The panel as a company and a coordinator meet it.</summary>
[Collection(StoryHost.Collection)]
public sealed class Who_sits_at_the_table(StoryHost house)
{
    [Fact]
    public async Task Every_seat_says_why_it_is_there_and_by_which_rule()
    {
        var company = await Company.Asks(house.Client());

        var seats = (await company.Get()).GetProperty("seats").EnumerateArray().Where(s => s.GetProperty("required").GetBoolean()).ToList();

        Assert.Equal(SmallTown.Needed, seats.Select(s => s.GetProperty("competence").GetString()!));
        Assert.All(seats, s => Assert.EndsWith(".", s.GetProperty("reason").GetString(), StringComparison.Ordinal));
        Assert.Equal(["always:coordination", "situation:kiosk-shop", "situation:kiosk-shop"], seats.Select(s => s.GetProperty("rule").GetString()!));
    }

    [Fact]
    public async Task A_competence_nobody_holds_is_said_at_once_to_the_company_and_the_coordinator()
    {
        var company = await Company.Asks(house.Client(), new { caseTypes = new[] { "building-permit" } });

        var seat = (await company.Get()).GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("competence").GetString() == "building-permit");
        Assert.Equal("nobodyHolds", seat.GetProperty("state").GetString());
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var list = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/coordination?limit=200");
        var mine = list.GetProperty("meetings").EnumerateArray().Single(m => m.GetProperty("meetingId").GetGuid() == company.Id);
        Assert.Contains("nobodyHolds", mine.GetProperty("needs").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public async Task A_yes_to_a_question_makes_a_wish_a_need_and_a_no_takes_it_away()
    {
        var client = house.Client();
        var asked = await Preview(client, new { situation = "kiosk-shop" });
        var wished = asked.GetProperty("questions").EnumerateArray().First().GetProperty("competence").GetString()!;

        var yes = await Preview(client, new { situation = "kiosk-shop", answers = new Dictionary<string, bool> { [wished] = true } });
        var no = await Preview(client, new { situation = "kiosk-shop", answers = new Dictionary<string, bool> { [wished] = false } });

        Assert.True(Seats(yes).Single(s => s.GetProperty("competence").GetString() == wished).GetProperty("required").GetBoolean());
        Assert.DoesNotContain(wished, Seats(no).Select(s => s.GetProperty("competence").GetString()));
    }

    [Fact]
    public async Task A_company_that_comes_again_meets_the_same_officials_where_it_costs_nothing_else()
    {
        var first = await Company.Asks(house.Client(), new { situation = "kiosk-shop", organisationNumber = "556036-0793" });
        var start = await first.FirstTime(new DateOnly(2027, 2, 8));

        // Another company is there first, so that this one meets those who would not have been chosen by default.
        var rival = await Company.Asks(house.Client());
        await rival.Holds(start);
        await first.Holds(start);
        (await first.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var log = house.Services.GetRequiredService<MeetingLog>();
        var met = (await log.Find(first.Id, default))!.Places.Select(p => p.OfficialId).ToHashSet();
        house.Clock.SetUtcNow(start.AddHours(2));

        var again = await Company.Asks(house.Client(), new { situation = "kiosk-shop", organisationNumber = "16 556036-0793" });
        await again.Holds(await again.FirstTime(new DateOnly(2027, 4, 1)));

        var meeting = (await log.Find(again.Id, default))!;
        Assert.Equal(met, meeting.MetBefore.ToHashSet());
        Assert.Equal(met, meeting.Places.Select(p => p.OfficialId).ToHashSet());
    }

    [Fact]
    public async Task An_absence_is_a_no_to_the_tables_it_overlaps()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 23));
        var log = house.Services.GetRequiredService<MeetingLog>();
        var leaving = (await log.Find(company.Id, default))!.Places[0].OfficialId;
        var official = await house.SignedIn(leaving);

        var response = await official.PostAsJsonAsync("/api/v1/officials/me/absences", new { start = start.AddHours(-2), end = start.AddHours(5) });

        response.EnsureSuccessStatusCode();
        await StoryHost.Until("a colleague is seated", async () =>
            await log.Find(company.Id, default) is { Places.Count: 3 } m && m.Declined.Contains(leaving));
    }

    private static async Task<JsonElement> Preview(HttpClient client, object request)
    {
        var response = await client.PostAsJsonAsync("/api/v1/panels", request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<JsonElement> Seats(JsonElement panel) => panel.GetProperty("seats").EnumerateArray();
}
