using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What the service can not do by itself reaches somebody who can, with what they need to do it.</summary>
[Collection(StoryHost.Collection)]
public sealed class When_a_human_is_needed(StoryHost house)
{
    [Fact]
    public async Task A_company_that_wants_to_be_called_can_be_called_and_then_leaves_the_list()
    {
        var company = await Company.Asks(house.Client());
        (await company.Send(HttpMethod.Put, "call-back", new { company = "Kiosken AB", name = "Åsa Öberg", phone = "011-15 00 01" })).EnsureSuccessStatusCode();
        var coordinator = await house.SignedIn(SmallTown.Coordinator);

        var listed = await Listed(coordinator, company.Id);
        Assert.Equal("callBack", listed!.Value.GetProperty("needs")[0].GetString());
        Assert.Equal("011-15 00 01", listed.Value.GetProperty("contact").GetProperty("phone").GetString());
        (await coordinator.PutAsync($"/api/v1/meetings/{company.Id}/handled", null)).EnsureSuccessStatusCode();

        Assert.Null(await Listed(coordinator, company.Id));
    }

    [Fact]
    public void A_company_that_still_has_no_time_comes_back_five_working_days_after_somebody_saw_to_it()
    {
        var seen = SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0));
        var back = SwedishTime.At(new DateOnly(2027, 2, 8), new TimeOnly(9, 0));
        var meeting = Meeting.New with { RequestedAt = seen.AddDays(-1), Status = MeetingStatus.Requested, NoTime = true, HandledAt = seen };
        IReadOnlyList<Need> At(DateTimeOffset now, bool canBeReached = true) => Needs.Of(meeting, [], [], canBeReached, default, new(), now);

        Assert.Empty(At(back.AddTicks(-1)));
        Assert.Equal([Need.NoTime], At(back));
        Assert.Empty(At(back, canBeReached: false));
    }

    [Fact]
    public async Task Asking_to_be_called_loses_nothing_that_was_said_before()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 25));

        (await company.Send(HttpMethod.Put, "call-back", new { company = "Kiosken AB", name = "Åsa Öberg", phone = "011-15 00 01" })).EnsureSuccessStatusCode();

        var contact = await ContactOf(company.Id);
        Assert.Equal(("+46701740605", "asa@kiosken.example", "011-15 00 01"), (contact.Mobile, contact.Email, contact.Phone));
    }

    [Fact]
    public async Task A_wrong_number_can_be_corrected()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 25));

        (await company.Send(HttpMethod.Put, "contact", new { company = "Kiosken AB", name = "Åsa Öberg", mobile = "070-174 06 09" })).EnsureSuccessStatusCode();

        var contact = await ContactOf(company.Id);
        Assert.Equal(("+46701740609", "asa@kiosken.example"), (contact.Mobile, contact.Email));
    }

    [Fact]
    public async Task Who_books_must_be_reachable_by_mail_or_text()
    {
        var company = await Company.Asks(house.Client());
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 11)));

        var response = await company.Send(HttpMethod.Put, "booking", new { company = "A", name = "B", phone = "011-15 00 01" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("mobilnummer eller e-post", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task At_the_companys_own_place_there_must_be_an_address()
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", form = "atCompany" });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 12)));

        var response = await company.Send(HttpMethod.Put, "booking", Company.Details);

        Assert.Contains("adressen där vi ska ses", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await company.Send(HttpMethod.Delete, "hold");
    }

    [Fact]
    public async Task Nobody_is_seated_by_hand_who_may_not_sit_there()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 24));
        var coordinator = await house.SignedIn(SmallTown.Coordinator);

        var stranger = await coordinator.PutAsJsonAsync($"/api/v1/meetings/{company.Id}/seats", new { officialId = Guid.NewGuid(), competences = new[] { "food-control" } });
        var wrong = await coordinator.PutAsJsonAsync(
            $"/api/v1/meetings/{company.Id}/seats", new { officialId = SmallTown.Official("tobacco-retail", 1), competences = new[] { "food-control" } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Theory]
    [InlineData("slots?from=0001-01-01&to=9999-12-31")]
    [InlineData("slots?after=9999-12-31T23:59:59.9999999Z")]
    [InlineData("slots?after=0001-01-01T00:00:00Z&limit=-5")]
    public async Task Times_at_the_ends_of_time_are_answered(string query)
    {
        var company = await Company.Asks(house.Client());

        Assert.Equal(HttpStatusCode.OK, (await company.Send(HttpMethod.Get, query)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await company.Send(HttpMethod.Put, "hold", new { start = "9999-12-31T23:30:00Z" })).StatusCode);
    }

    [Fact]
    public async Task A_week_with_a_day_that_does_not_exist_is_refused()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);

        var response = await coordinator.PutAsJsonAsync(
            $"/api/v1/officials/{SmallTown.Official("food-control", 1)}/hours",
            new { hours = new object[] { new { day = -10, start = "08:00", end = "17:00", remote = false } } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<JsonElement?> Listed(HttpClient coordinator, Guid meeting)
    {
        var page = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/coordination?limit=200");
        return page.GetProperty("meetings").EnumerateArray().Select(m => (JsonElement?)m).FirstOrDefault(m => m!.Value.GetProperty("meetingId").GetGuid() == meeting);
    }

    private async Task<Contact> ContactOf(Guid meeting)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Contact>(meeting))!;
    }
}
