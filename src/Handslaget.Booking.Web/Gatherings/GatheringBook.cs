using System.Linq.Expressions;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>A gathering with what stands beside its log.</summary>
/// <param name="Gathering">As it is now, whether or not a timer has come.</param>
/// <param name="Text">Its words.</param>
/// <param name="Place">Where, in words.</param>
public sealed record KnownGathering(Gathering Gathering, GatheringText Text, string Place)
{
    public Guid Id => Gathering.Id;

    public GatheringPlan Plan => Gathering.Plan;
}

/// <summary>Somebody's sign-up, and who they are.</summary>
public sealed record KnownSignUp(KnownGathering At, SignUp SignUp, SignUpDetails Who);

/// <summary>Finds gatherings and sign-ups together with what stands beside the log.</summary>
public sealed class GatheringBook(IDocumentStore store, BookingRules rules, TimeProvider clock)
{
    public async Task<KnownGathering?> Find(Guid id, CancellationToken ct) => await Where(g => g.Id == id, ct) is [var known] ? known : null;

    /// <summary>One that anybody may see.</summary>
    public async Task<KnownGathering?> FindPublic(Guid id, CancellationToken ct) => await Find(id, ct) is { Gathering.PublishedAt: not null } known ? known : null;

    /// <summary>What anybody may see of what is still to come, the first first.</summary>
    public Task<IReadOnlyList<KnownGathering>> Coming(CancellationToken ct) => Public(clock.GetUtcNow(), ct);

    /// <summary>What anybody may see, from those that ended after an instant on.</summary>
    public async Task<IReadOnlyList<KnownGathering>> Public(DateTimeOffset endsAfter, CancellationToken ct) =>
        [.. (await Where(g => g.PublishedAt != null && g.Plan.Slot.End > endsAfter, ct)).OrderBy(k => k.Plan.Slot.Start).ThenBy(k => k.Id)];

    /// <summary>Dialogue weeks that are open or laid, and not over.</summary>
    public Task<IReadOnlyList<KnownGathering>> Weeks(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Where(g => g.Status == GatheringStatus.Published && g.Plan.Kind == GatheringKind.DialogueWeek && g.Plan.Slot.End > now, ct);
    }

    public async Task<KnownSignUp?> SignUp(Guid signUp, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<SignUpDetails>(signUp, ct) is { } who && await Find(who.GatheringId, ct) is { } at && at.Gathering.Find(signUp) is { } found
            ? new(at, found, who)
            : null;
    }

    public async Task<IReadOnlyList<SignUpDetails>> People(Guid gathering, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<SignUpDetails>().Where(d => d.GatheringId == gathering).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<KnownGathering>> Where(Expression<Func<Gathering, bool>> which, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session.Query<Gathering>().Where(which).ToListAsync(ct);
        var texts = (await session.LoadManyAsync<GatheringText>(ct, [.. found.Select(g => g.Id)])).ToDictionary(t => t.Id);
        var rooms = (await session.LoadManyAsync<Room>(ct, [.. found.Select(g => g.Plan.RoomId).OfType<Guid>().Distinct()])).ToDictionary(r => r.Id);
        return [.. found.Select(g => Known(g.At(clock.GetUtcNow(), rules.OfferWorkingDays), texts.GetValueOrDefault(g.Id) ?? new() { Id = g.Id }, rooms))];
    }

    private static KnownGathering Known(Gathering gathering, GatheringText text, Dictionary<Guid, Room> rooms) =>
        new(gathering, text, gathering.Plan.RoomId is { } id && rooms.TryGetValue(id, out var room) ? $"{room.Name}, {room.Address}" : text.Place);
}
