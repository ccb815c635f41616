using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The one way to change a clock: load its subject's log, let a pure decision answer, and append to the same log. Whoever lost a race against
/// another fact of the subject decides again.
/// </summary>
public sealed class ClockLog(IDocumentStore store, IWolverineRuntime runtime, ClockProjection counting, TimeProvider clock)
{
    /// <summary>The subject's clocks, counted from its facts.</summary>
    public async Task<IReadOnlyList<Clock>> Of(Guid subject, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return counting.Of(await session.Events.FetchStreamAsync(subject, token: ct));
    }

    /// <returns>The refusal; null when it is done, or was so already. <see cref="Refusal.ClockDoesNotRun"/> when there is no such clock.</returns>
    public Task<Refusal?> Decide(
        Guid subject, Guid row, string actor, Func<Clock, Decision> decide, CancellationToken ct, Action<IDocumentSession, Clock>? beside = null) =>
        Conflicts.UntilSettled(() => DecideOnce(subject, row, actor, decide, beside, ct), e => e.ChangedTheMeeting(), ct);

    private async Task<Refusal?> DecideOnce(
        Guid subject, Guid row, string actor, Func<Clock, Decision> decide, Action<IDocumentSession, Clock>? beside, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = actor;
        var log = await session.Events.FetchStreamAsync(subject, token: ct);
        if (counting.Of(log).FirstOrDefault(c => ClockRow.IdOf(subject, c.Promise.Key, c.StartedAt) == row) is not { } found) return Refusal.ClockDoesNotRun;
        switch (decide(found))
        {
            case Decision.Refused no:
                return no.Reason;
            case Decision.NothingNew:
                return null;
            case Decision.Facts facts:
                session.Events.Append(subject, log[^1].Version + facts.Events.Count, [.. facts.Events]);
                beside?.Invoke(session, found);
                foreach (var told in facts.Events.OfType<PromiseExplained>()) await Tell(session, subject, told, ct);
                await session.SaveChangesAsync(ct);
                return null;
            default:
                throw new InvalidOperationException("A decision answers in one of three ways.");
        }
    }

    /// <summary>The letter to the company of a meeting, in the same transaction as the fact.</summary>
    private async Task Tell(IDocumentSession session, Guid subject, PromiseExplained told, CancellationToken ct)
    {
        if (await session.LoadAsync<Meeting>(subject, ct) is not { } meeting) return;
        var notice = Notice.To(null, NoticeKind.PromiseExplained, Channel.Mail, meeting, about: told.At) with { WrittenAt = clock.GetUtcNow() };
        session.Insert(notice);
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id));
    }
}
