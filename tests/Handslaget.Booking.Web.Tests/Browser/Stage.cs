using System.Collections.Concurrent;
using System.Net.Http.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Meetings made ready by the API, so that a page can be looked at without walking to it. Each is made once and shared.</summary>
internal sealed class Stage(BrowserHouse house)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Company>>> made = new();

    public Links Links => house.Services.GetRequiredService<Links>();

    public MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    /// <summary>Asked for, with nothing chosen yet.</summary>
    public Task<Company> Asked() => Once("asked", () => Asks("kiosk-shop"));

    public Task<Company> Held() => Once("held", () => Holds("kiosk-shop", new(2027, 2, 15)));

    public Task<Company> Booked() => Once("booked", () => Books("kiosk-shop", new(2027, 2, 17)));

    public Task<Company> Confirmed() => Once("confirmed", async () =>
    {
        var company = await Books("restaurant-outdoor-alcohol", new(2027, 2, 22));
        foreach (var place in (await Meeting(company)).Places) await Answers(company, place.OfficialId, accepts: true);
        return company;
    });

    public Task<Company> Cancelled() => Once("cancelled", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 2, 24));
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        return company;
    });

    /// <summary>One at the table has said no, and a colleague has been asked.</summary>
    public Task<Company> Mended() => Once("mended", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 3, 1));
        var leaving = (await Meeting(company)).Places[0].OfficialId;
        await Answers(company, leaving, accepts: false);
        await StoryHost.Until("a colleague is asked", async () => (await Meeting(company)).Declined.Contains(leaving));
        return company;
    });

    public async Task<Meetings.Meeting> Meeting(Company company) => (await Log.Find(company.Id, default))!;

    /// <summary>The link in the mail to the first who is asked.</summary>
    public async Task<string> AnswerLink(Company company, int place = 0) =>
        $"/svar/{Links.Answer(company.Id, (await Meeting(company)).Places[place].OfficialId)}";

    public async Task<Guid> Coordinator() => (await People()).First(p => p.IsCoordinator).Id;

    /// <summary>An official who sits at the booked table.</summary>
    public async Task<Guid> Official()
    {
        var coordinators = (await People()).Where(p => p.IsCoordinator).Select(p => p.Id).ToHashSet();
        return (await Meeting(await Booked())).Places.Select(p => p.OfficialId).First(id => !coordinators.Contains(id));
    }

    public async Task<IReadOnlyList<Person>> People()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Person>().ToListAsync();
    }

    public async Task<IReadOnlyList<Room>> Rooms()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Room>().ToListAsync();
    }

    private Task<Company> Asks(string situation) => Company.Asks(house.Client(), new { situation, guests = 2 });

    private async Task<Company> Holds(string situation, DateOnly day)
    {
        var company = await Asks(situation);
        var times = await company.Get($"slots?from={day:yyyy-MM-dd}&limit=1");
        Assert.True(times.GetProperty("slots").GetArrayLength() > 0, $"{situation} has no time from {day} on: {times}");
        await company.Holds(times.GetProperty("slots")[0].GetProperty("start").GetDateTimeOffset());
        return company;
    }

    private async Task<Company> Books(string situation, DateOnly day)
    {
        var company = await Holds(situation, day);
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        return company;
    }

    private async Task Answers(Company company, Guid official, bool accepts)
    {
        var client = house.Client();
        (await client.PostAsync($"/demo/sign-in/{official}", null)).EnsureSuccessStatusCode();
        var start = (await Meeting(company)).Slot!.Value.Start;
        (await client.PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/answer", new { accepts, start })).EnsureSuccessStatusCode();
    }

    private Task<Company> Once(string name, Func<Task<Company>> make) => made.GetOrAdd(name, _ => new(make)).Value;
}
