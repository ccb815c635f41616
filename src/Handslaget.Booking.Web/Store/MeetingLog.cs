using Handslaget.Booking.Meetings;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The one way to change a meeting: load it, let a pure decision answer, and record facts, claims, notices and timers in one
/// transaction. Someone who lost a race against the same meeting decides again on the new state; someone who lost a race for the time is
/// told that it is taken.
/// </summary>
public sealed class MeetingLog(
    IDocumentStore store, IWolverineRuntime runtime, CalendarMemory calendars, BookingRules rules, StoreNames names, TimeProvider clock)
{
    public async Task<Meeting?> Find(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Meeting>(id, ct);
    }

    /// <summary>Everything a meeting has been through, in order.</summary>
    public async Task<IReadOnlyList<object>> Facts(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id, token: ct)).Select(e => e.Data)];
    }

    /// <summary>The first fact of a kind in a meeting's log.</summary>
    public async Task<T?> First<T>(Guid id, CancellationToken ct)
        where T : class => (await Facts(id, ct)).OfType<T>().FirstOrDefault();

    /// <summary>
    /// Decides and records. <paramref name="actor"/> says who, without naming a person ("company", "official:…", "timer"), and
    /// <paramref name="beside"/> stores documents in the same transaction, only if facts are recorded.
    /// </summary>
    public Task<Outcome> Decide(
        Guid id, string actor, Func<Meeting, Decision> decide, CancellationToken ct, Action<IDocumentSession>? beside = null) =>
        Conflicts.UntilSettled(() => DecideOnce(id, actor, decide, beside, ct), e => e.ChangedTheMeeting(), ct);

    private async Task<Outcome> DecideOnce(
        Guid id, string actor, Func<Meeting, Decision> decide, Action<IDocumentSession>? beside, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        var stream = await session.Events.FetchForWriting<Meeting>(id, ct);
        var before = stream.Aggregate ?? Meeting.New;
        switch (decide(before))
        {
            case Decision.Refused no:
                return stream.Aggregate is null ? new Outcome.Missing() : new Outcome.Refused(no.Reason, before);
            case Decision.NothingNew:
                return stream.Aggregate is null ? new Outcome.Missing() : new Outcome.Unchanged(before);
            case Decision.Facts facts:
                stream.AppendMany(facts.Events);
                return await Record(session, before, facts.Events, beside, ct);
            default:
                throw new InvalidOperationException("A decision answers in one of three ways.");
        }
    }

    private async Task<Outcome> Record(
        IDocumentSession session, Meeting before, IReadOnlyList<object> facts, Action<IDocumentSession>? beside, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var outbox = new MartenOutbox(runtime, session);
        var after = before;
        var notices = new List<Notice>();
        foreach (var fact in facts)
        {
            var previous = after;
            after = after.Evolve(fact);
            notices.AddRange(Notices.For(fact, previous, after));
            foreach (var message in Reactions.To(fact, after, rules)) await outbox.Publish(message, now);
        }

        // Held times that have lapsed may be somebody else's by now, although their timer has not tidied: they are not claimed again.
        var claims = after.Claims(rules).Where(c => c.Stands(now)).ToList();
        var had = before.Claims(rules);
        if (!claims.SequenceEqual(had))
        {
            // A meeting that keeps its time, as when a hold is booked, already has it.
            var isItsOwn = claims.Select(Time).SequenceEqual(had.Select(Time));
            if (!isItsOwn && await Claims.IsTaken(names.Data, names.Schema, claims, now, ct)) return new Outcome.Taken(before);
            Claims.Replace(session, names.Schema, after.Id, claims, now);
        }
        await session.Write(notices, outbox, now, ct);
        if (facts.Any(f => f is MeetingBooked or VisitInvited) && await session.LoadAsync<MeetingReference>(after.Id, ct) is null)
            session.Store(MeetingReference.New(after.Id));
        beside?.Invoke(session);

        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e.TookTheTime())
        {
            return new Outcome.Taken(before);
        }
        calendars.Claimed(after.Id, had, claims);
        return new Outcome.Recorded(before, after);
    }

    private static (Guid, Slot) Time(Calendars.Claim claim) => (claim.ResourceId, claim.During);
}

internal static class Outbox
{
    public static ValueTask Publish(this IMessageBus bus, Message message, DateTimeOffset now) =>
        message.At > now
            ? bus.PublishAsync(message.Body, new DeliveryOptions { ScheduledTime = message.At })
            : bus.PublishAsync(message.Body);
}
