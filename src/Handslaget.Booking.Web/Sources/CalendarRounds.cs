using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Sources;

/// <summary>
/// Reads the calendars that are due, one owner at a time, and writes what they come to: for the search in every process, for the pages, and
/// once for an owner who has to mend something. A row that is being read is one process's until it is done, or until its time has run out.
/// </summary>
internal sealed class CalendarRounds(
    IDocumentStore store, StoreNames names, CalendarMemory calendars, SourceReader reader, IWolverineRuntime runtime, CalendarSettings settings, TimeProvider clock)
{
    /// <summary>Longer than all of one owner's sources can take.</summary>
    private readonly TimeSpan readsFor = TimeSpan.FromMinutes(1) + (SourceRegister.MostSources * (settings.AnswersWithin + TimeSpan.FromSeconds(10)));

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>False when nothing is due.</summary>
    public async Task<bool> ReadNext(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Claim("(data ->> 'dueAt')::timestamptz <= $1", now, null, ct) is not var (owner, until)) return false;
        await Read(owner, until, source => source.NextAt <= now, ct);
        return true;
    }

    /// <summary>Somebody waits: everything of one owner, due or not. What somebody else is reading just now is waited for.</summary>
    public async Task ReadNow(Guid owner, CancellationToken ct)
    {
        await Settle(owner, [], ct);
        if (await Claim("id = $3", clock.GetUtcNow(), owner, ct) is var (_, until)) await Read(owner, until, _ => true, ct);
        else await WaitFor(owner, ct);
    }

    private async Task WaitFor(Guid owner, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < settings.AnswersWithin; waited += Pause)
        {
            await using var session = store.QuerySession();
            if (await session.LoadAsync<OwnCalendars>(owner, ct) is not { ClaimedUntil: not null }) return;
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>
    /// When the house opens: sources that were added or removed by a process that died before it had told anybody, and those that nobody has
    /// read since long before it was shut.
    /// </summary>
    public async Task SettleAll(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var addresses = (await session.Query<CalendarAddress>().ToListAsync(ct)).ToLookup(a => a.OwnerId, a => a.Id);
        var own = (await session.Query<OwnCalendars>().ToListAsync(ct)).ToDictionary(o => o.Id, o => o.Sources);
        foreach (var owner in addresses.Select(a => a.Key).Union(own.Keys))
        {
            var sources = own.GetValueOrDefault(owner, []);
            if (!addresses[owner].ToHashSet().SetEquals(sources.Select(s => s.Id)) || sources.Any(s => s.UnreadableSince(now, settings.Grace) is not null))
                await Settle(owner, [], ct);
        }
    }

    private async Task Read(Guid owner, DateTimeOffset until, Func<SourceState, bool> isDue, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var own = await session.LoadAsync<OwnCalendars>(owner, ct);
        var addresses = (await session.Query<CalendarAddress>().Where(a => a.OwnerId == owner).ToListAsync(ct)).ToDictionary(a => a.Id);
        var mail = (await session.LoadAsync<Person>(owner, ct))?.Email;
        var read = new Dictionary<Guid, SourceState>();
        foreach (var source in (own?.Sources ?? []).Where(s => isDue(s) && addresses.ContainsKey(s.Id)))
            read[source.Id] = await reader.Read(source, addresses[source.Id], mail, ct);
        await Settle(owner, read, ct, until);
    }

    /// <summary>
    /// Writes what an owner's sources come to now, in one transaction: those that there are, as they were just read or as they were before.
    /// Somebody may have added or removed one meanwhile, so it is decided on what stands there.
    /// </summary>
    /// <param name="owner">An official or a room.</param>
    /// <param name="read">What has just been read.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="until">Until when the row was ours while we read. If it is another's by now, theirs is newer than what we have.</param>
    public async Task Settle(Guid owner, Dictionary<Guid, SourceState> read, CancellationToken ct, DateTimeOffset? until = null)
    {
        if (await store.Rewrite(session => Write(session, owner, read, until, ct), ct) && calendars.IsLoaded) await calendars.ReadAgain([owner], ct);
    }

    private async Task<bool> Write(IDocumentSession session, Guid owner, Dictionary<Guid, SourceState> read, DateTimeOffset? until, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var addresses = await session.Query<CalendarAddress>().Where(a => a.OwnerId == owner).ToListAsync(ct);
        var own = await session.LoadAsync<OwnCalendars>(owner, ct);
        if ((own is null && addresses.Count == 0) || (until is not null && own?.ClaimedUntil != until)) return false;
        if (addresses.Count == 0)
        {
            session.Delete(own!);
            session.Delete<CalendarReading>(owner);
            Claims.Changed(session, names.Schema, owner);
            return true;
        }
        IReadOnlyList<SourceState> sources =
        [
            .. addresses.Select(a => read.GetValueOrDefault(a.Id) ?? own?.Sources.FirstOrDefault(s => s.Id == a.Id) ?? New(a, now)).OrderBy(s => s.AddedAt).ThenBy(s => s.Id),
        ];
        var before = await session.LoadAsync<CalendarReading>(owner, ct);
        var after = United.Reading(owner, sources, settings.Grace, now);
        session.Store((own ?? new OwnCalendars { Id = owner }) with
        {
            Sources = sources,
            DueAt = United.DueAt(sources, settings.Grace, now),
            ClaimedUntil = until is not null ? null : own?.ClaimedUntil,
        });
        session.Store(after);
        if (before?.UnreadableSince != after.UnreadableSince || before is null || !before.Busy.SequenceEqual(after.Busy)) Claims.Changed(session, names.Schema, owner);
        await TellOwner(session, owner, sources, now, ct);
        return true;
    }

    /// <summary>Once for each time it stops being readable, however often it is tried. A room has nobody to tell; the coordinator sees it.</summary>
    private async Task TellOwner(IDocumentSession session, Guid owner, IReadOnlyList<SourceState> sources, DateTimeOffset now, CancellationToken ct)
    {
        if (United.ToBeTold(sources, settings.Grace, now) is not { FailingSince: { } since }) return;
        var notice = Notice.Of(owner, NoticeKind.CalendarUnreadable, owner, since) with { WrittenAt = now };
        if (await session.LoadAsync<Person>(owner, ct) is null || await session.LoadAsync<Notice>(notice.Id, ct) is not null) return;
        session.Insert(notice);
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id));
    }

    private static SourceState New(CalendarAddress address, DateTimeOffset now) =>
        new() { Id = address.Id, Kind = address.Kind, Host = address.Host, AddedAt = now, NextAt = now };

    /// <summary>Takes the first that nobody reads. Those whom another process is just taking are passed over, so that no two wait for each other.</summary>
    private async Task<(Guid Owner, DateTimeOffset Until)?> Claim(string which, DateTimeOffset now, Guid? owner, CancellationToken ct)
    {
        await using var command = names.Data.CreateCommand($$"""
            update {{names.Schema}}.mt_doc_owncalendars set mt_version = gen_random_uuid(), data = jsonb_set(data, '{claimedUntil}', to_jsonb($2::timestamptz))
            where id = (
                select id from {{names.Schema}}.mt_doc_owncalendars
                where {{which}} and ($3::uuid is null or id = $3) and coalesce((data ->> 'claimedUntil')::timestamptz, '-infinity') <= $1::timestamptz
                order by (data ->> 'dueAt')::timestamptz limit 1 for update skip locked)
            returning id
            """);
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        // In whole seconds, so that it is read back as it was written.
        var until = DateTimeOffset.FromUnixTimeSeconds((now + readsFor).ToUnixTimeSeconds());
        command.Parameters.Add(new() { Value = until.UtcDateTime });
        command.Parameters.Add(new() { Value = (object?)owner ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        return await command.ExecuteScalarAsync(ct) is Guid claimed ? (claimed, until) : null;
    }
}
