using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;
using Marten;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>
/// What has been asked for, and how far it has come: rows, so that they are there after a restart. One is played at a time; which, the row says.
/// </summary>
internal sealed class WhatIfRuns(IDocumentStore store, TimeProvider clock) : IDisposable
{
    /// <summary>So many may wait their turn.</summary>
    public const int OpenAtMost = 5;

    private const int Shown = 50;

    /// <summary>A process that has not been heard of for so long is gone. It says something several times a second.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim ordered = new(0);

    public async Task<IReadOnlyList<WhatIfRun>> Latest(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<WhatIfRun>().OrderByDescending(r => r.OrderedAt).Take(Shown).ToListAsync(ct);
    }

    public async Task<WhatIfRun?> Find(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<WhatIfRun>(id, ct);
    }

    /// <summary>The year until today, to be played when it is its turn. The same order twice is one.</summary>
    /// <returns>False when too many wait already.</returns>
    public async Task<bool> Order(Guid id, string name, Trial trial, int seed, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<WhatIfRun>(id, ct) is not null) return true;
        if (await session.Query<WhatIfRun>().CountAsync(r => r.State == RunState.Waiting || r.State == RunState.Running, ct) >= OpenAtMost) return false;
        var today = SwedishTime.Date(clock.GetUtcNow());
        session.Insert(new WhatIfRun { Id = id, Name = name, Trial = trial, Seed = seed, From = today.AddYears(-1), To = today, OrderedAt = clock.GetUtcNow() });
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e.AlreadyThere())
        {
            return true;
        }
        ordered.Release();
        return true;
    }

    public Task<WhatIfRun?> Stop(Guid id, CancellationToken ct) =>
        Change(id, r => r.IsOpen ? r with { State = RunState.Stopped, EndedAt = clock.GetUtcNow() } : r, ct);

    /// <summary>One that did not reach its end is played from its beginning, with the calendars of now.</summary>
    public async Task<WhatIfRun?> Again(Guid id, CancellationToken ct)
    {
        var again = await Change(id, r => r.State is RunState.Stopped or RunState.Failed ? r with { State = RunState.Waiting, PlayedBy = null, Played = 0, EndedAt = null } : r, ct);
        ordered.Release();
        return again;
    }

    /// <summary>Returns when something may have been ordered: at once in this process, and now and then for what others ordered or left.</summary>
    public Task Ordered(CancellationToken ct) => ordered.WaitAsync(TimeSpan.FromSeconds(20), ct);

    /// <summary>The next to be played, if nobody is playing: one that was left unfinished before those that wait.</summary>
    public async Task<WhatIfRun?> Take(Guid player, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var open = await session.Query<WhatIfRun>().Where(r => r.State == RunState.Waiting || r.State == RunState.Running).ToListAsync(ct);
        var now = clock.GetUtcNow();
        bool IsLeft(WhatIfRun run) => run.State == RunState.Running && !(now - run.AliveAt < Silence);
        if (open.Any(r => r.State == RunState.Running && !IsLeft(r))) return null;
        if (open.OrderBy(r => r.State == RunState.Waiting).ThenBy(r => r.OrderedAt).FirstOrDefault() is not { } next) return null;
        var taken = await Change(next.Id, r => r.State == RunState.Waiting || IsLeft(r) ? r with { State = RunState.Running, PlayedBy = player, AliveAt = now, Played = 0 } : r, ct);
        return taken?.PlayedBy == player && taken.State == RunState.Running ? taken : null;
    }

    /// <summary>What whoever plays it has to say.</summary>
    /// <returns>False when it is no longer theirs: somebody has stopped it.</returns>
    public async Task<bool> Tell(Guid id, Guid player, Func<WhatIfRun, WhatIfRun> said, CancellationToken ct) =>
        await Change(id, r => IsTheirs(r, player) ? said(r) with { AliveAt = clock.GetUtcNow() } : r, ct) is { } run && IsTheirs(run, player);

    public void Dispose() => ordered.Dispose();

    private static bool IsTheirs(WhatIfRun run, Guid player) => run.State == RunState.Running && run.PlayedBy == player;

    private Task<WhatIfRun?> Change(Guid id, Func<WhatIfRun, WhatIfRun> change, CancellationToken ct) => Conflicts.UntilSettled(
        async () =>
        {
            await using var session = store.LightweightSession();
            if (await session.LoadAsync<WhatIfRun>(id, ct) is not { } run) return null;
            var changed = change(run);
            if (changed == run) return run;
            session.Store(changed);
            await session.SaveChangesAsync(ct);
            return changed;
        },
        e => e.ChangedTheMeeting(), ct);
}
