using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>A coordinator may choose a room that does not suit, and knows it then. The house is this story's own, since it has a room more.</summary>
public sealed class When_a_room_is_chosen(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task Each_room_says_why_it_does_not_suit_and_one_that_is_chosen_anyway_says_it_too()
    {
        var attic = Guid.CreateVersion7();
        await house.Services.GetRequiredService<RegisterLog>().Begin<Room>(attic, [new RoomOpened(attic, "Vinden", "Trädgårdsgatan 21", 2, false, false, false)], "test", default);
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", stepFree = true });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 2, 22)));
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var meeting = (await house.Services.GetRequiredService<MeetingLog>().Find(company.Id, default))!;
        var people = meeting.Guests + meeting.Places.Count;
        var lots = await house.SignedIn(SmallTown.Coordinator);

        Assert.Contains($">Vinden – för litet för {people}, inte stegfritt</option>", await lots.GetStringAsync($"/lots/bord/{company.Id}"), StringComparison.Ordinal);
        var done = await lots.PostAsync($"/lots/bord/{company.Id}/rum", new FormUrlEncodedContent(new Dictionary<string, string> { ["rum"] = $"{attic}", ["skal"] = "Room" }));
        Assert.Contains($"Obs: rummet är för litet för {people} och inte stegfritt.", await lots.GetStringAsync(done.Headers.Location), StringComparison.Ordinal);
        Assert.Contains("Obs: rummet är", await lots.GetStringAsync($"/lots/bord/{company.Id}"), StringComparison.Ordinal);
    }
}
