using System.Net;
using System.Net.Http.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What a key was used for is remembered as long as the same key is answered as the first time, and no longer. The clock moves, so the story has a house of its own.</summary>
public sealed class When_keys_are_forgotten(StoryHost house) : IClassFixture<StoryHost>
{
    private Retention Retention => house.Services.GetRequiredService<Retention>();

    private ForgettingRounds Rounds => house.Services.GetRequiredService<ForgettingRounds>();

    private IDocumentStore Store => house.Services.GetRequiredService<IDocumentStore>();

    // Edges: just before and just after the last moment; the moment itself; a clock that went back; a row from before the time was kept.
    [Fact]
    public async Task No_key_that_is_still_honoured_is_swept_whatever_its_age()
    {
        var (now, life) = (house.Clock.GetUtcNow(), TimeSpan.FromDays(Retention.KeyDays));
        var chance = new Random(20270201);
        List<TimeSpan?> ages =
        [
            null, TimeSpan.FromDays(-1), TimeSpan.Zero, life - TimeSpan.FromMilliseconds(1), life, life + TimeSpan.FromMilliseconds(1),
            .. Enumerable.Range(0, 300).Select(_ => (TimeSpan?)TimeSpan.FromSeconds(chance.Next((int)life.TotalSeconds * 2))),
        ];
        var rows = ages.Select(age => new KeyedRequest { Id = Guid.NewGuid(), Fingerprint = "x", At = now - age }).ToList();
        await using (var session = Store.LightweightSession())
        {
            session.Insert<KeyedRequest>(rows);
            await session.SaveChangesAsync();
        }

        await Rounds.Go(default);

        HashSet<Guid> honoured = [.. rows.Where(r => r.At is not { } at || now < at + life).Select(r => r.Id)];
        Assert.Equal(honoured.Order(), (await Left(rows)).Order());
        Assert.InRange(honoured.Count, 50, 250);

        // A row from before counts from when it was first seen.
        house.Clock.Advance(life - TimeSpan.FromSeconds(1));
        await Rounds.Go(default);
        Assert.Contains(rows[0].Id, await Left(rows));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await Rounds.Go(default);
        Assert.Equal([rows[1].Id], await Left(rows));
    }

    [Fact]
    public async Task The_same_key_is_answered_as_the_first_time_until_then_and_creates_nothing_twice_after_it()
    {
        var key = Guid.NewGuid();
        var first = await Opened(key, "Stora salen");
        house.Clock.Advance(TimeSpan.FromDays(Retention.KeyDays) - TimeSpan.FromSeconds(1));
        await Rounds.Go(default);
        Assert.Equal(first, await Opened(key, "Stora salen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Opened(key, "Lilla salen")).Status);

        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await Rounds.Go(default);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Opened(key, "Stora salen")).Status);
        await using var session = Store.QuerySession();
        Assert.Equal(1, await session.Query<Room>().CountAsync(r => r.Name == "Stora salen"));
    }

    private async Task<(HttpStatusCode Status, string? At)> Opened(Guid key, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/rooms") { Content = JsonContent.Create(new { name, address = "Gatan 1", chairs = 8, stepFree = true, hearingLoop = true, screen = true }) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        using var answer = await (await house.SignedIn(SmallTown.Coordinator)).SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    private async Task<IReadOnlyList<Guid>> Left(List<KeyedRequest> rows)
    {
        await using var session = Store.QuerySession();
        return [.. (await session.LoadManyAsync<KeyedRequest>([.. rows.Select(r => r.Id)])).Select(r => r.Id)];
    }
}
