using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Store;

/// <summary>What became of a decision about a subject, with what it is afterwards.</summary>
public abstract record Decided<T>
{
    private Decided() { }

    /// <summary>The facts stand, with their messages.</summary>
    public sealed record Recorded(T Before, T After) : Decided<T>;

    /// <summary>It was already so.</summary>
    public sealed record Unchanged(T Now) : Decided<T>;

    public sealed record Refused(Refusal Reason, T Now) : Decided<T>;

    /// <summary>Somebody or some room that it needs is taken then.</summary>
    public sealed record Taken(T Now) : Decided<T>;

    public sealed record Missing : Decided<T>;
}

/// <summary>
/// The one way to change a subject: load it, let a pure decision answer, and record facts, notices, timers and the time it takes in one
/// transaction. Someone who lost a race against the same subject decides again on the new state; someone who lost a race for the time is
/// told that it is taken.
/// </summary>
public sealed class SubjectLog(IDocumentStore store, IWolverineRuntime runtime, Turns turns, CalendarMemory calendars, StoreNames names, TimeProvider clock)
{
    public async Task<T?> Find<T>(Guid id, CancellationToken ct)
        where T : class, ISubject<T>
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<T>(id, ct);
    }

    /// <summary>Stores what stands beside the log, when nothing in the log itself is new.</summary>
    public async Task Keep<TBeside>(TBeside document, string actor, CancellationToken ct)
        where TBeside : notnull
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        session.Store(document);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Decides and records; the first fact begins the log. <paramref name="actor"/> says who, without naming a person ("company",
    /// "official:…", "timer"), and <paramref name="beside"/> stores documents in the same transaction, only if facts are recorded.
    /// </summary>
    public Task<Decided<T>> Decide<T>(
        Guid id, string actor, Func<T, Decision> decide, CancellationToken ct, Action<IDocumentSession>? beside = null)
        where T : class, ISubject<T> => Decide(id, actor, decide, beside, inTurn: false, ct);

    /// <summary>
    /// For what hundreds want at once: those who come to this process stand in line here, so that they do not take each other's connections,
    /// and the first of each process's line waits for the log's own lock. Nobody decides in vain, and they are served in the order they came.
    /// </summary>
    public Task<Decided<T>> DecideInTurn<T>(
        Guid id, string actor, Func<T, Decision> decide, CancellationToken ct, Action<IDocumentSession>? beside = null)
        where T : class, ISubject<T> => turns.Take(id, () => Decide(id, actor, decide, beside, inTurn: true, ct), ct);

    /// <summary>Writes the time that a subject takes, for one whose log was written before that was kept. Safe to repeat. False: somebody else has some of it.</summary>
    public async Task<bool> TakeTime<T>(Guid id, CancellationToken ct)
        where T : class, ISubject<T>
    {
        await using var session = store.LightweightSession();
        var (takes, now) = (TimeOf((await session.Events.FetchForExclusiveWriting<T>(id, ct)).Aggregate ?? T.New), clock.GetUtcNow());
        if (takes.Count == 0 || takes.ToHashSet().SetEquals(await Claims.ReadMeeting(names.Data, names.Schema, id, ct))) return true;
        if (await Claims.IsTaken(names.Data, names.Schema, takes, now, ct)) return false;
        Claims.Replace(session, names.Schema, id, takes, now);
        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception e) when (e.TookTheTime())
        {
            return false;
        }
    }

    private Task<Decided<T>> Decide<T>(
        Guid id, string actor, Func<T, Decision> decide, Action<IDocumentSession>? beside, bool inTurn, CancellationToken ct)
        where T : class, ISubject<T> =>
        Conflicts.UntilSettled(() => DecideOnce(id, actor, decide, beside, inTurn, ct), e => e.ChangedTheMeeting(), ct);

    private async Task<Decided<T>> DecideOnce<T>(
        Guid id, string actor, Func<T, Decision> decide, Action<IDocumentSession>? beside, bool inTurn, CancellationToken ct)
        where T : class, ISubject<T>
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        var stream = inTurn ? await session.Events.FetchForExclusiveWriting<T>(id, ct) : await session.Events.FetchForWriting<T>(id, ct);
        var before = stream.Aggregate ?? T.New;
        switch (decide(before))
        {
            case Decision.Refused no:
                return stream.Aggregate is null ? new Decided<T>.Missing() : new Decided<T>.Refused(no.Reason, before);
            case Decision.NothingNew:
                return stream.Aggregate is null ? new Decided<T>.Missing() : new Decided<T>.Unchanged(before);
            case Decision.Facts facts:
                stream.AppendMany(facts.Events);
                var after = await Follow(session, before, facts.Events, ct);
                beside?.Invoke(session);
                return await Save(session, id, before, after, ct);
            default:
                throw new InvalidOperationException("A decision answers in one of three ways.");
        }
    }

    private async Task<Decided<T>> Save<T>(IDocumentSession session, Guid id, T before, T after, CancellationToken ct)
        where T : class, ISubject<T>
    {
        var (had, takes) = (TimeOf(before), TimeOf(after));
        var now = clock.GetUtcNow();
        if (!takes.SequenceEqual(had))
        {
            if (await Claims.IsTaken(names.Data, names.Schema, takes, now, ct)) return new Decided<T>.Taken(before);
            Claims.Replace(session, names.Schema, id, takes, now);
        }
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e.TookTheTime())
        {
            return new Decided<T>.Taken(before);
        }
        if (!takes.SequenceEqual(had)) calendars.Claimed(id, had, takes);
        return new Decided<T>.Recorded(before, after);
    }

    private static IReadOnlyList<Claim> TimeOf<T>(T subject) => subject is ITakeTime taker ? taker.Claims() : [];

    private async Task<T> Follow<T>(IDocumentSession session, T before, IReadOnlyList<object> facts, CancellationToken ct)
        where T : class, ISubject<T>
    {
        var outbox = new MartenOutbox(runtime, session);
        var now = clock.GetUtcNow();
        var notices = new List<Notice>();
        var after = before;
        foreach (var fact in facts)
        {
            var previous = after;
            after = after.Evolve(fact);
            notices.AddRange(after.Tell(fact, previous));
            foreach (var message in after.Call(fact)) await outbox.Publish(message, now);
        }
        await session.Write(notices, outbox, now, ct);
        return after;
    }
}
