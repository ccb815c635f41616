using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>Something that stands in a gathering's way, so that a coordinator can mend it.</summary>
/// <param name="Who">A person's or a room's name.</param>
/// <param name="When">What is taken.</param>
/// <param name="What">The other gathering's title; null: a table.</param>
/// <param name="Address">Where the coordinator sees it.</param>
public sealed record Obstacle(string Who, Slot When, Text? What, string Address);

/// <summary>What stands in the way of a gathering. It is a look; the claim table decides.</summary>
public sealed class Obstacles(IDocumentStore store, StoreNames names, TimeProvider clock)
{
    /// <summary>As if it were published.</summary>
    public async Task<IReadOnlyList<Obstacle>> Of(Gathering gathering, CancellationToken ct)
    {
        var claims = (gathering with { Status = GatheringStatus.Published }).Claims();
        var others = await Claims.InTheWayOf(names.Data, names.Schema, claims, clock.GetUtcNow(), ct);
        if (others.Count == 0) return [];
        await using var session = store.QuerySession();
        Guid[] resources = [.. others.Select(o => o.ResourceId).Distinct()], subjects = [.. others.Select(o => o.MeetingId).Distinct()];
        var people = (await session.LoadManyAsync<Person>(ct, resources)).ToDictionary(p => p.Id, p => p.Name);
        var rooms = (await session.LoadManyAsync<Room>(ct, resources)).ToDictionary(r => r.Id, r => r.Name);
        var titles = (await session.LoadManyAsync<GatheringText>(ct, subjects)).ToDictionary(t => t.Id, t => t.Title);
        return [.. others.Select(o => new Obstacle(
            people.GetValueOrDefault(o.ResourceId) ?? rooms.GetValueOrDefault(o.ResourceId) ?? "", o.During, titles.GetValueOrDefault(o.MeetingId),
            titles.ContainsKey(o.MeetingId) ? $"/lots/traffar/{o.MeetingId}" : $"/lots/bord/{o.MeetingId}"))];
    }
}
