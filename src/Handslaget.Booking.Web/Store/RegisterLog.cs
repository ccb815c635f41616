using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Store;

/// <summary>The one way to change the register: facts, and a note that somebody's calendar has changed, in one transaction.</summary>
public sealed class RegisterLog(IDocumentStore store, IWolverineRuntime runtime, CalendarMemory calendars, StoreNames names)
{
    public async Task Begin<T>(Guid id, object[] facts, string actor, CancellationToken ct, Action<IDocumentSession>? beside = null)
        where T : class
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        session.Events.StartStream<T>(id, facts);
        beside?.Invoke(session);
        await Save(session, id, ct);
    }

    /// <summary>False when there is nobody with that id. <paramref name="then"/> is carried out afterwards, if the facts stand.</summary>
    public async Task<bool> Change<T>(Guid id, object[] facts, string actor, CancellationToken ct, object? then = null)
        where T : class
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        var stream = await session.Events.FetchForWriting<T>(id, ct);
        if (stream.Aggregate is null) return false;
        stream.AppendMany(facts);
        if (then is not null) await new MartenOutbox(runtime, session).PublishAsync(then);
        await Save(session, id, ct);
        return true;
    }

    private async Task Save(IDocumentSession session, Guid id, CancellationToken ct)
    {
        Claims.Changed(session, names.Schema, id);
        await session.SaveChangesAsync(ct);
        if (calendars.IsLoaded) await calendars.ReadAgain([id], ct);
    }
}
