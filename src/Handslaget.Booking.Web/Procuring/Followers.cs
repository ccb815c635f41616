using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>Somebody who follows, or is asked whether they want to, with the address that stands beside the log.</summary>
public sealed record KnownFollower(Follower Follower, FollowerAddress Address);

/// <summary>
/// Following procurements by mail: asked for, confirmed from the address, changed and ended. Whoever asks gets the same answer whether or not the address
/// follows already; only the letter tells, and it goes to the address.
/// </summary>
public sealed class Followers(SubjectLog log, IDocumentStore store, Links links, CpvDivisions divisions, ContactLimit limit, TimeProvider clock)
{
    private const string Actor = "company";

    /// <param name="email">As it was written.</param>
    /// <param name="chosen">Codes of divisions.</param>
    /// <param name="language">Of the letters.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="key">What a new follower is known by; null: by chance.</param>
    /// <exception cref="TooManyException">The address has been asked for often enough for today.</exception>
    public async Task<Fields> Ask(string? email, IEnumerable<string?> chosen, string language, CancellationToken ct, Guid? key = null)
    {
        var fields = new Fields(language);
        var address = fields.Email("email", email, new("Skriv en e-postadress. Dit skickar vi annonserna.", "Write an e-mail address. We send the notices there."));
        var topics = Topics(chosen, fields);
        if (fields.HasErrors || address is null) return fields;
        var reach = new Contact { Email = address };
        await limit.MustHaveRoom(reach, ct);
        await limit.Count(reach, ct);
        await Conflicts.UntilSettled(async () => await Record(key ?? Guid.NewGuid(), address, topics, language, ct), e => e.AlreadyThere(), ct);
        return fields;
    }

    /// <summary>Null when the link opens nothing, or nobody said yes in time.</summary>
    public async Task<KnownFollower?> Enter(string? token, CancellationToken ct)
    {
        if (links.OpensFollowing(token) is not { } id) return null;
        await using var session = store.QuerySession();
        return await session.LoadAsync<FollowerAddress>(id, ct) is { } address && await session.LoadAsync<Follower>(id, ct) is { } follower
            && (follower.IsFollowing || follower.IsWaiting(clock.GetUtcNow()))
            ? new(follower, address)
            : null;
    }

    public Task Confirm(KnownFollower known, CancellationToken ct) =>
        log.Decide<Follower>(known.Follower.Id, Actor, f => f.Confirm(known.Address.Divisions, clock.GetUtcNow()), ct);

    public async Task<Fields> Choose(KnownFollower known, IEnumerable<string?> chosen, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var topics = Topics(chosen, fields);
        if (!fields.HasErrors) await log.Decide<Follower>(known.Follower.Id, Actor, f => f.Choose(topics, clock.GetUtcNow()), ct);
        return fields;
    }

    /// <summary>The address is erased in the same transaction.</summary>
    public Task End(KnownFollower known, CancellationToken ct) => End(known.Follower.Id, Actor, f => f.End(clock.GetUtcNow()), ct);

    /// <summary>Forgets the addresses that nobody has said yes from in time.</summary>
    public async Task Tidy(CancellationToken ct)
    {
        var late = clock.GetUtcNow() - Follower.Waits;
        await using var session = store.QuerySession();
        var unanswered = await session.Query<Follower>().Where(f => f.ConfirmedAt == null && f.EndedAt == null && f.AskedAt <= late).Select(f => f.Id).ToListAsync(ct);
        foreach (var id in unanswered) await End(id, "timer", f => f.Tidy(clock.GetUtcNow()), ct);
    }

    /// <summary>How many there are. Who they are is nobody's to see.</summary>
    public async Task<int> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<Follower>().CountAsync(f => f.ConfirmedAt != null && f.EndedAt == null, ct);
    }

    private Task<Decided<Follower>> End(Guid id, string actor, Func<Follower, Decision> decide, CancellationToken ct) =>
        log.Decide<Follower>(id, actor, decide, ct, session => session.Delete<FollowerAddress>(id));

    /// <summary>One that follows already keeps its topics: who asks has not shown that the address is theirs. The letter leads to the page where they are changed.</summary>
    private async Task<Decided<Follower>> Record(Guid isNew, string email, IReadOnlyList<string> topics, string language, CancellationToken ct)
    {
        var key = email.ToLowerInvariant();
        await using var session = store.QuerySession();
        var known = await session.Query<FollowerAddress>().FirstOrDefaultAsync(a => a.Key == key, ct);
        var id = known?.Id ?? isNew;
        var follows = known is not null && await session.LoadAsync<Follower>(id, ct) is { IsFollowing: true };
        var address = new FollowerAddress { Id = id, Email = email, Key = key, Divisions = topics, Language = language };
        return await log.Decide<Follower>(id, Actor, f => f.Ask(id, clock.GetUtcNow()), ct, s => s.Store(follows ? known! : address));
    }

    private IReadOnlyList<string> Topics(IEnumerable<string?> chosen, Fields fields)
    {
        var topics = chosen.OfType<string>().Where(c => divisions.Find(c) is not null).Distinct().Order(StringComparer.Ordinal).ToList();
        if (topics.Count == 0) fields.Fault("amne", new("Välj minst ett ämne.", "Choose at least one topic."));
        return topics;
    }
}
