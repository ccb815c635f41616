using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Officials and rooms come, change and go, in a town of their own: who leaves here is not missed in another story.</summary>
public sealed class The_register(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly DateOnly Day = new(2027, 3, 8);

    /// <summary>Everything that is created, with what is sent and something else under the same key.</summary>
    public static TheoryData<string, string, string> Creates => new()
    {
        { "officials", """{"name":"Alva Ek","email":"alva@test.example","unit":"tuk-naringsliv"}""", """{"name":"Alva Ek","email":"ek@test.example","unit":"tuk-naringsliv"}""" },
        { "rooms", """{"name":"Skrubben","address":"Gatan 1","chairs":2}""", """{"name":"Skrubben","address":"Gatan 1","chairs":3}""" },
        { "officials/me/absences", """{"start":"2027-03-20T08:00:00Z","end":"2027-03-20T09:00:00Z"}""", """{"start":"2027-03-20T08:00:00Z","end":"2027-03-20T10:00:00Z"}""" },
        { $"officials/{SmallTown.Official("food-control", 1)}/absences", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T09:00:00Z"}""", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T10:00:00Z"}""" },
        { $"rooms/{Room(3)}/closures", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T09:00:00Z"}""", """{"start":"2027-03-21T08:00:00Z"}""" },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task What_is_sent_twice_with_one_key_is_created_once(string door, string body, string other)
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var key = Guid.NewGuid().ToString();
        body = Fresh(body);

        var first = await Send(coordinator, door, body, key);
        var again = await Send(coordinator, door, body, key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("urn:handslaget-booking:idempotency-key-reused", await Problem(await Send(coordinator, door, other, key), 422));
        Assert.Equal("urn:handslaget-booking:invalid-idempotency-key", await Problem(await Send(coordinator, door, body, "1"), 400));
        Assert.NotEqual(first.Headers.Location, (await Send(coordinator, door, Fresh(body), Guid.NewGuid().ToString())).Headers.Location);
        Assert.NotEqual(first.Headers.Location, (await Send(coordinator, door, Fresh(body), null)).Headers.Location);
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Fifty_at_once_with_one_key_create_one(string door, string body, string other)
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var key = Guid.NewGuid().ToString();
        var before = await Counted(coordinator);
        body = Fresh(body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Send(coordinator, door, body, key)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        Assert.Equal(before + 1, await Counted(coordinator));
        await Problem(await Send(coordinator, door, other, key), 422);
    }

    [Fact]
    public async Task Everybody_who_writes_about_one_official_at_once_is_heard()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var official = SmallTown.Official("coordination", 2);
        var before = await Counted(coordinator);

        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => Send(
            coordinator, $"officials/{official}/absences", $$"""{"start":"2027-03-2{{n}}T05:00:00Z","end":"2027-03-2{{n}}T05:15:00Z"}""", null)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(before + 5, await Counted(coordinator));
    }

    [Fact]
    public async Task Who_leaves_is_not_seated_again_and_their_tables_are_mended()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var newcomer = await Created(coordinator, "officials", """{"name":"Bo Ny","email":"bo@test.example","unit":"tuk-naringsliv"}""");
        await Put(coordinator, $"officials/{newcomer}/competences/tobacco-retail", "{}");
        await Put(coordinator, $"officials/{newcomer}/hours", """{"hours":[{"day":"monday","start":"08:00:00","end":"17:00:00"}]}""");
        await Put(coordinator, $"officials/{newcomer}/languages", """{"languages":["sv","so"]}""");

        // Only the newcomer can sit at the table: the coordinator says that both others are away, and then that one of them is not.
        var away = $$"""{"start":"{{Day:yyyy-MM-dd}}T05:00:00Z","end":"{{Day:yyyy-MM-dd}}T20:00:00Z"}""";
        var (first, second) = (SmallTown.Official("tobacco-retail", 1), SmallTown.Official("tobacco-retail", 2));
        await Created(coordinator, $"officials/{first}/absences", away);
        var absence = await Created(coordinator, $"officials/{second}/absences", away);
        var (company, _) = await Company.WithATable(house.Client(), Day);
        var log = house.Services.GetRequiredService<MeetingLog>();
        Assert.Contains((await log.Find(company.Id, default))!.Places, p => p.OfficialId == newcomer);
        Assert.Equal(["sv", "so"], (await Listed(coordinator, newcomer))!.Value.GetProperty("languages").EnumerateArray().Select(l => l.GetString()!));

        (await coordinator.DeleteAsync($"/api/v1/officials/{second}/absences/{absence}")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.DeleteAsync($"/api/v1/officials/{newcomer}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.DeleteAsync($"/api/v1/officials/{newcomer}")).StatusCode);

        Assert.Null(await Listed(coordinator, newcomer));
        await StoryHost.Until("the colleague sits there instead", async () =>
            (await log.Find(company.Id, default))!.Places.Any(p => p.OfficialId == second));
        Assert.Single((await log.Facts(newcomer, default)).OfType<Handslaget.Booking.Register.OfficialLeft>());
    }

    [Fact]
    public async Task Who_answers_for_something_no_more_leaves_the_tables_it_was_needed_at_and_no_coordinator_removes_herself()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var newcomer = await Created(coordinator, "officials", $$"""{"name":"Bo Ny","email":"bo.{{Guid.NewGuid():N}}@test.example","unit":"tuk-naringsliv"}""");
        foreach (var competence in new[] { "tobacco-retail", "food-control" }) await Put(coordinator, $"officials/{newcomer}/competences/{competence}", "{}");
        await Put(coordinator, $"officials/{newcomer}/hours", """{"hours":[{"day":"monday","start":"08:00:00","end":"17:00:00"}]}""");
        var (company, _) = await Company.WithATable(house.Client(), Day.AddDays(7));
        var log = house.Services.GetRequiredService<MeetingLog>();
        Assert.Equal(2, (await log.Find(company.Id, default))!.Places.Single(p => p.OfficialId == newcomer).Competences.Count);

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.DeleteAsync($"/api/v1/officials/{SmallTown.Coordinator}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.DeleteAsync($"/api/v1/officials/{newcomer}/competences/tobacco-retail")).StatusCode);

        await StoryHost.Until("colleagues sit there instead", async () =>
            await log.Find(company.Id, default) is { Vacant.Count: 0 } m && m.PlaceOf(newcomer) is null);
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.DeleteAsync($"/api/v1/officials/{newcomer}")).StatusCode);
    }

    [Fact]
    public async Task A_room_that_is_closed_is_not_offered_and_the_tables_there_are_told_of()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var day = Day.AddDays(1);
        var (company, start) = await Company.WithATable(house.Client(), day);
        var log = house.Services.GetRequiredService<MeetingLog>();
        var room = (await log.Find(company.Id, default))!.RoomId!.Value;

        var closed = await Read(await Send(coordinator, $"rooms/{room}/closures", $$"""{"start":"{{start.AddMinutes(30):O}}","end":"{{start.AddHours(1):O}}"}""", null));
        Assert.Equal([company.Id], closed.GetProperty("tables").EnumerateArray().Select(t => t.GetGuid()));

        // Nothing can be booked the day after: every room is closed until one is opened again.
        var closures = new Dictionary<Guid, Guid>();
        foreach (var each in (await Rooms(coordinator)).Select(r => r.GetProperty("id").GetGuid()))
        {
            var next = await Read(await Send(coordinator, $"rooms/{each}/closures", $$"""{"start":"{{day.AddDays(1):yyyy-MM-dd}}T00:00:00Z","end":"{{day.AddDays(2):yyyy-MM-dd}}T00:00:00Z"}""", null));
            closures[each] = next.GetProperty("id").GetGuid();
        }
        var asked = await Company.Asks(house.Client());
        var path = $"slots?from={day.AddDays(1):yyyy-MM-dd}&to={day.AddDays(1):yyyy-MM-dd}&limit=1";
        Assert.Empty((await asked.Get(path)).GetProperty("slots").EnumerateArray());

        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.DeleteAsync($"/api/v1/rooms/{room}/closures/{closures[room]}")).StatusCode);
        Assert.Single((await asked.Get(path)).GetProperty("slots").EnumerateArray());
        var known = (await Rooms(coordinator)).Single(r => r.GetProperty("id").GetGuid() == room).GetProperty("closures").EnumerateArray();
        Assert.DoesNotContain(closures[room], known.Select(c => c.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_room_can_change()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var room = await Created(coordinator, "rooms", """{"name":"Skrubben","address":"Gatan 1","chairs":2}""");

        await Put(coordinator, $"rooms/{room}", """{"name":"Salen","address":"Gatan 2","chairs":3,"hearingLoop":true}""");

        var changed = (await Rooms(coordinator)).Single(r => r.GetProperty("id").GetGuid() == room);
        Assert.Equal(("Salen", "Gatan 2", 3, true), (changed.GetProperty("name").GetString(), changed.GetProperty("address").GetString(),
            changed.GetProperty("chairs").GetInt32(), changed.GetProperty("hearingLoop").GetBoolean()));
    }

    [Fact]
    public async Task What_can_not_be_is_refused_and_changes_nothing()
    {
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var before = await Counted(coordinator);
        var (nobody, room, official) = (Guid.NewGuid(), Room(1), SmallTown.Official("food-control", 1));

        await Problem(await Send(coordinator, "officials", """{"name":"En till","email":"FOOD-control1@test.example","unit":"tuk-naringsliv"}""", null), 400);
        await Problem(await Send(coordinator, "rooms", """{"name":"","address":"Gatan 1","chairs":1}""", null), 400);
        await Problem(await Send(coordinator, $"rooms/{room}/closures", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T07:00:00Z"}""", null), 400);
        await Problem(await Send(coordinator, $"rooms/{room}/closures", """{"start":"2020-03-21T08:00:00Z","end":"2020-03-21T09:00:00Z"}""", null), 400);
        await Problem(await Send(coordinator, $"officials/{official}/absences", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T07:00:00Z"}""", null), 400);
        await Problem(await coordinator.PutAsync($"/api/v1/officials/{official}/languages", Json("""{"languages":["tlh"]}""")), 400);
        await Problem(await coordinator.PutAsync($"/api/v1/rooms/{room}", Json("""{"name":"A","address":"B","chairs":1000}""")), 400);

        await Problem(await Send(coordinator, $"rooms/{nobody}/closures", """{"start":"2027-03-21T08:00:00Z"}""", null), 404);
        await Problem(await Send(coordinator, $"officials/{nobody}/absences", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T09:00:00Z"}""", null), 404);
        await Problem(await coordinator.PutAsync($"/api/v1/rooms/{nobody}", Json("""{"name":"A","address":"B","chairs":10}""")), 404);
        await Problem(await coordinator.DeleteAsync($"/api/v1/officials/{nobody}"), 404);
        await Problem(await coordinator.DeleteAsync($"/api/v1/rooms/{nobody}/closures/{nobody}"), 404);
        Assert.Equal(before, await Counted(coordinator));

        var colleague = await house.SignedIn(official);
        await Problem(await colleague.DeleteAsync($"/api/v1/officials/{official}"), 403);
        await Problem(await Send(colleague, $"officials/{SmallTown.Coordinator}/absences", """{"start":"2027-03-21T08:00:00Z","end":"2027-03-21T09:00:00Z"}""", null), 403);
        await Problem(await colleague.GetAsync("/api/v1/rooms"), 403);
        await Problem(await house.Client().GetAsync("/api/v1/rooms"), 401);
    }

    /// <summary>An address belongs to one person, so each newcomer has one of their own.</summary>
    private static int fresh;

    /// <summary>The same about somebody else, or about another time: an absence or a closure that is there already is not there twice.</summary>
    private static string Fresh(string body)
    {
        var nth = Interlocked.Increment(ref fresh);
        var somebody = System.Text.RegularExpressions.Regex.Replace(body, "alva[^@]*@", $"alva{Guid.NewGuid():N}@");
        return System.Text.RegularExpressions.Regex.Replace(somebody, @"T09:\d\d:\d\dZ", $"T09:{nth / 60:00}:{nth % 60:00}Z");
    }

    private static Guid Room(int n) => Meetings.Notice.Name($"room/{n}");

    private static async Task<HttpResponseMessage> Send(HttpClient client, string door, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{door}") { Content = Json(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static async Task<Guid> Created(HttpClient client, string door, string body) => (await Read(await Send(client, door, body, null))).GetGuid();

    private static async Task Put(HttpClient client, string door, string body) =>
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync($"/api/v1/{door}", Json(body))).StatusCode);

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string?> Problem(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
    }

    private static async Task<List<JsonElement>> Rooms(HttpClient client) => [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/rooms")).EnumerateArray()];

    private static async Task<JsonElement?> Listed(HttpClient client, Guid official) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/officials")).EnumerateArray()
            .Where(o => o.GetProperty("id").GetGuid() == official).Select(o => (JsonElement?)o).SingleOrDefault();

    /// <summary>How much there is of all that can be created.</summary>
    private static async Task<int> Counted(HttpClient client)
    {
        var officials = (await client.GetFromJsonAsync<JsonElement>("/api/v1/officials")).EnumerateArray().ToList();
        var rooms = await Rooms(client);
        return officials.Count + officials.Sum(o => o.GetProperty("absences").GetArrayLength())
            + rooms.Count + rooms.Sum(r => r.GetProperty("closures").GetArrayLength());
    }
}
