using System.Net;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Who is needed for what, and a trial of an errand that nobody has asked for. In the small town there is nobody for a building permit.</summary>
[Collection(StoryHost.Collection)]
public sealed class When_a_coordinator_looks_at_the_errands(StoryHost house)
{
    [Theory]
    [InlineData("/lots/arenden")]
    [InlineData("/lots/arenden/prova?situation=kiosk-shop")]
    public async Task To_everybody_else_the_pages_do_not_exist(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(SmallTown.Official("food-control", 1))).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await house.Client().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Every_situation_and_case_type_tells_how_many_can_sit_in_each_seat_and_where_nobody_can()
    {
        var page = await Read("/lots/arenden");

        var catalogue = house.Services.GetRequiredService<CatalogueMemory>().Now;
        Assert.All(catalogue.Situations, s => Assert.Contains($"/lots/arenden/prova?situation={s.Id}\"", page, StringComparison.Ordinal));
        Assert.All(catalogue.CaseTypes, c => Assert.Contains($"/lots/arenden/prova?arende={c.Id}\"", page, StringComparison.Ordinal));
        Assert.Matches("<span>Livsmedelskontroll, [23] kan<", page);
        Assert.Contains("class=\"vacant\">Bygglov, ingen<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_shows_the_seats_with_reasons_and_three_times_and_records_nothing()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var before = await session.Events.QueryRawEventDataOnly<MeetingRequested>().CountAsync();

        var page = await Read("/lots/arenden/prova?situation=kiosk-shop");

        Assert.Contains("Lotsen håller ihop mötet", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<span class=\"tag\">reserver finns").Length + page.Split("<span class=\"tag\">ingen reserv").Length - 2);
        Assert.Equal(before, await session.Events.QueryRawEventDataOnly<MeetingRequested>().CountAsync());
    }

    [Fact]
    public async Task An_answer_adds_the_seat_it_asks_about_and_stays_in_the_form()
    {
        var requesting = house.Services.GetRequiredService<RequestMeeting>();
        var question = requesting.Match(new("kiosk-shop", [], null, null, null, null, null, null), new Fields("sv"))!.Questions[0];

        var page = await Read($"/lots/arenden/prova?situation=kiosk-shop&fraga.{question.Id}=ja");

        Assert.Contains("är med eftersom ni svarade ja", page, StringComparison.Ordinal);
        Assert.Matches($"name=\"fraga.{question.Id}\" value=\"ja\" checked", page);
    }

    [Fact]
    public async Task What_nobody_can_fill_and_what_does_not_exist_are_said()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Contains("ingen kan", await Read("/lots/arenden/prova?arende=building-permit"), StringComparison.Ordinal);
        foreach (var wrong in new[] { "?situation=finns-inte", "?situation=", "?arende=finns-inte" })
        {
            var refused = await lots.GetAsync($"/lots/arenden/prova{wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Något behöver rättas", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<string> Read(string path)
    {
        var response = await (await house.SignedIn(SmallTown.Coordinator)).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
