using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Store;

/// <summary>What became of something that is created: it stands, or nobody is there to have it, its key has been used for something else, or somebody was faster.</summary>
public enum Creation
{
    Stands,
    NobodyThere,
    KeyReused,

    /// <summary>Somebody else has changed it since it was looked at.</summary>
    ChangedSince,
}

/// <summary>The one way to change the register: facts, and a note that somebody's calendar or the catalogue has changed, in one transaction.</summary>
public sealed class RegisterLog(IDocumentStore store, IWolverineRuntime runtime, CalendarMemory calendars, CatalogueMemory catalogue, StoreNames names)
{
    private const int Attempts = 8;

    /// <summary>A new log. The same <paramref name="keyed"/> request again changes nothing, and its log stands.</summary>
    public Task<Creation> Begin<T>(
        Guid id, object[] facts, string actor, CancellationToken ct, Action<IDocumentSession>? beside = null, KeyedRequest? keyed = null)
        where T : class => Once(
            keyed,
            async () =>
            {
                await using var session = store.LightweightSession();
                if (keyed is not null && await session.Events.FetchStreamStateAsync(id, ct) is not null) return await Before(keyed, ct) ?? Creation.KeyReused;
                session.LastModifiedBy = actor;
                session.Events.StartStream<T>(id, facts);
                beside?.Invoke(session);
                if (keyed is not null) session.Insert(keyed);
                await Save(session, id, ct);
                return Creation.Stands;
            },
            ct);

    /// <summary>Something more in a log that there is.</summary>
    public Task<Creation> Add<T>(Guid id, object fact, string actor, CancellationToken ct, object? then = null, KeyedRequest? keyed = null)
        where T : class => Once(
            keyed,
            async () => await Change<T>(id, [fact], actor, ct, then, keyed) ? Creation.Stands : Creation.NobodyThere,
            ct);

    /// <summary>What is decided of the log as it stands when it is written. What is already so changes nothing, and stands.</summary>
    public Task<Creation> Decide<T>(Guid id, Func<T, Decision> decide, string actor, CancellationToken ct, object? then = null, KeyedRequest? keyed = null)
        where T : class => Once(
            keyed,
            async () => await Change<T>(id, found => Events(decide(found)), actor, ct, then, keyed) ? Creation.Stands : Creation.NobodyThere,
            ct);

    /// <summary>
    /// False when there is nobody with that id. <paramref name="then"/> is carried out afterwards, if the facts stand. Facts of the register
    /// do not depend on each other, so whoever lost a race for the log writes after the winner.
    /// </summary>
    public Task<bool> Change<T>(
        Guid id, object[] facts, string actor, CancellationToken ct, object? then = null, KeyedRequest? keyed = null, Action<IDocumentSession>? beside = null)
        where T : class => Change<T>(id, _ => facts, actor, ct, then, keyed, beside);

    private async Task<bool> Change<T>(
        Guid id, Func<T, object[]> decide, string actor, CancellationToken ct, object? then = null, KeyedRequest? keyed = null, Action<IDocumentSession>? beside = null)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeOnce(id, decide, actor, then, keyed, beside, ct);
            }
            catch (Exception e) when (e.ChangedTheMeeting() && attempt < Attempts)
            {
                if (keyed is not null && await Before(keyed, ct) is not null) throw;
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), ct);
            }
        }
    }

    /// <summary>
    /// For a log whose facts say everything anew: whoever has only seen its first <paramref name="seen"/> facts, and so not what was said
    /// since, changes nothing. A log begins with its first fact.
    /// </summary>
    public async Task<Creation> ChangeAsSeen<T>(Guid id, int seen, object[] facts, string actor, CancellationToken ct)
        where T : class
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        try
        {
            var stream = await session.Events.FetchForWriting<T>(id, seen, ct);
            stream.AppendMany(facts);
            await Save(session, id, ct);
            return Creation.Stands;
        }
        catch (Exception e) when (e.ChangedTheMeeting())
        {
            return Creation.ChangedSince;
        }
    }

    private async Task<bool> ChangeOnce<T>(
        Guid id, Func<T, object[]> decide, string actor, object? then, KeyedRequest? keyed, Action<IDocumentSession>? beside, CancellationToken ct)
        where T : class
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        var stream = await session.Events.FetchForWriting<T>(id, ct);
        if (stream.Aggregate is not { } found) return false;
        if (decide(found) is not { Length: > 0 } facts) return true;
        stream.AppendMany(facts);
        beside?.Invoke(session);
        if (keyed is not null) session.Insert(keyed);
        if (then is not null) await new MartenOutbox(runtime, session).PublishAsync(then);
        await Save(session, id, ct);
        return true;
    }

    private static object[] Events(Decision decision) => decision switch
    {
        Decision.Facts facts => [.. facts.Events],
        Decision.NothingNew => [],
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "The register is told, and refuses nothing."),
    };

    /// <summary>A look first, since a lost race leaves a trace in the log; then the database judges between those who came at once.</summary>
    private async Task<Creation> Once(KeyedRequest? keyed, Func<Task<Creation>> create, CancellationToken ct)
    {
        if (keyed is null) return await create();
        if (await Before(keyed, ct) is { } before) return before;
        try
        {
            return await create();
        }
        catch (Exception e) when (e.AlreadyThere() || e.ChangedTheMeeting())
        {
            if (await Before(keyed, ct) is { } winner) return winner;
            throw;
        }
    }

    private async Task<Creation?> Before(KeyedRequest keyed, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<KeyedRequest>(keyed.Id, ct) is not { } before ? null
            : before.Fingerprint == keyed.Fingerprint ? Creation.Stands
            : Creation.KeyReused;
    }

    private async Task Save(IDocumentSession session, Guid id, CancellationToken ct)
    {
        Claims.Changed(session, names.Schema, id);
        await session.SaveChangesAsync(ct);
        if (calendars.IsLoaded) await calendars.ReadAgain([id], ct);
        await catalogue.ReadAgain([id], ct);
    }
}
