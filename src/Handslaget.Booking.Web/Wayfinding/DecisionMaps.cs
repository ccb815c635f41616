using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Wayfinding;

/// <summary>A case type's map as it is now, with the version it has and how its latest review stands.</summary>
public sealed record MapAsItIs(CaseType Type, DecisionMap Map, string Version, DecisionMapReview Review, ReviewStanding Standing)
{
    public bool NeedsReview => Standing != ReviewStanding.Reviewed;
}

/// <summary>What became of somebody's review.</summary>
public enum Reviewing
{
    Stands,

    /// <summary>There is no such map.</summary>
    NoMap,

    /// <summary>The map is not the one they read.</summary>
    OtherVersion,
}

/// <summary>The ways from question to decision: read by everybody, reviewed by coordinators.</summary>
public sealed class DecisionMaps(CatalogueMemory catalogue, IDocumentStore store, RegisterLog register, TimeProvider clock)
{
    /// <summary>The log of a map's reviews.</summary>
    public static Guid LogOf(string caseType) => Notice.Name($"decision-map/{caseType}");

    /// <summary>All maps, in the catalogue's order.</summary>
    public async Task<IReadOnlyList<MapAsItIs>> All(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var reviews = (await session.Query<DecisionMapReview>().ToListAsync(ct)).ToDictionary(r => r.Id);
        return [.. catalogue.Now.CaseTypes.Select(type => AsItIs(type, reviews.GetValueOrDefault(LogOf(type.Id)))).OfType<MapAsItIs>()];
    }

    public async Task<MapAsItIs?> Of(string caseType, CancellationToken ct)
    {
        if (catalogue.Now.CaseTypes.FirstOrDefault(c => c.Id == caseType) is not { } type) return null;
        await using var session = store.QuerySession();
        return AsItIs(type, await session.LoadAsync<DecisionMapReview>(LogOf(caseType), ct));
    }

    /// <summary>Somebody has read the map in that version and says that it is right. Of several at once the first is heard; the others' word adds nothing.</summary>
    public async Task<Reviewing> Review(string caseType, string version, Guid reviewer, string actor, CancellationToken ct)
    {
        if (await Of(caseType, ct) is not { } map) return Reviewing.NoMap;
        if (map.Version != version) return Reviewing.OtherVersion;
        await using var session = store.QuerySession();
        var unit = (await session.LoadAsync<Official>(reviewer, ct))?.Unit ?? "";
        if (map.Review.Say(caseType, version, reviewer, unit, clock.GetUtcNow()) is Decision.Facts said)
            await register.ChangeAsSeen<DecisionMapReview>(LogOf(caseType), map.Review.Reviews, [.. said.Events], actor, ct);
        return Reviewing.Stands;
    }

    private MapAsItIs? AsItIs(CaseType type, DecisionMapReview? review)
    {
        if (type.Map is not { } map) return null;
        var version = DecisionMapVersion.Of(type);
        var latest = review ?? DecisionMapReview.New;
        return new(type, map, version, latest, latest.Standing(version, clock.GetUtcNow()));
    }
}
