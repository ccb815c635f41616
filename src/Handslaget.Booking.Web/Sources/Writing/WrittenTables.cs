using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Telling;
using Marten;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>
/// Keeps the calendars of those who have chosen it as the meetings are. What should stand follows from the meetings, what does stand is a row for
/// each, and each look mends the difference: nothing needs to have been heard of, and what failed is tried again. A row that is being written
/// is one process's until it is done, or until its time has run out.
/// </summary>
internal sealed class WrittenTables(
    IDocumentStore store, StoreNames names, LetterWriter letters, CalendarWriter writer, CalendarSettings settings, IWolverineRuntime runtime, TimeProvider clock,
    ILogger<WrittenTables> log)
{
    private const int AtOnce = 4;

    private TimeSpan WritesFor => settings.AnswersWithin + TimeSpan.FromSeconds(30);

    /// <summary>One official's calendar after another, a few at once. One that does not answer is left alone until the next look.</summary>
    public async Task Look(CancellationToken ct) => await Parallel.ForEachAsync(
        (await Different(ct)).GroupBy(d => d.Official), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, MendAll);

    /// <summary>Why an official's tables that should stand in their calendar do not, one for each.</summary>
    public async Task<IReadOnlyList<CalendarFault>> Waiting(Guid official, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<WrittenEntry>().Where(e => e.OfficialId == official && e.FailingSince != null).ToListAsync(ct)).Select(e => e.Fault!.Value)];
    }

    private async ValueTask MendAll(IGrouping<Guid, (Guid Meeting, Guid Official, long Version)> ofOne, CancellationToken ct)
    {
        try
        {
            foreach (var (meeting, official, version) in ofOne)
                if (!await Mend(meeting, official, version, ct)) return;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // One that can not be written must not keep the others.
            log.SweepFailed(e.GetType().Name);
        }
    }

    /// <summary>Those that do not stand as far as the log has come, or stand and should not. One question, whose answer is empty most of the time.</summary>
    private async Task<IReadOnlyList<(Guid Meeting, Guid Official, long Version)>> Different(CancellationToken ct)
    {
        await using var command = names.Data.CreateCommand($$"""
            with wanted as (
                select distinct c.meeting_id as meeting, s.id as official, a.id as source, l.version
                from {{names.Schema}}.mt_doc_subscription s
                join {{names.Schema}}.mt_doc_calendaraddress a on a.id = (s.data ->> 'writesTo')::uuid
                join {{names.Schema}}.claim c on c.resource_id = s.id and c.until is null and upper(c.during) > $1
                join {{names.Schema}}.mt_doc_meeting m on m.id = c.meeting_id and (m.data ->> 'bookedAt')::timestamptz >= (s.data ->> 'writesSince')::timestamptz
                join {{names.Schema}}.mt_streams l on l.id = c.meeting_id),
            there as (
                select (data ->> 'meetingId')::uuid as meeting, (data ->> 'officialId')::uuid as official, data from {{names.Schema}}.mt_doc_writtenentry)
            select coalesce(w.meeting, t.meeting), coalesce(w.official, t.official), coalesce(w.version, 0)
            from wanted w full join there t on t.meeting = w.meeting and t.official = w.official
            where (t.data is null or ((t.data ->> 'dueAt')::timestamptz <= $1 and coalesce((t.data ->> 'claimedUntil')::timestamptz, '-infinity') <= $1))
                and (w.meeting is null or t.data is null or t.data ->> 'print' is null
                    or (t.data ->> 'version')::bigint <> w.version or (t.data -> 'at' ->> 'id')::uuid <> w.source)
            limit 200
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<(Guid, Guid, long)>();
        while (await reader.ReadAsync(ct)) all.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2)));
        return all;
    }

    /// <summary>False when the calendar did not take it.</summary>
    private async Task<bool> Mend(Guid meetingId, Guid official, long version, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var meeting = await session.LoadAsync<Meeting>(meetingId, ct);
        var subscription = await session.LoadAsync<Subscription>(official, ct);
        var source = subscription?.WritesTo is { } id ? await session.LoadAsync<CalendarAddress>(id, ct) : null;
        var stands = source is not null && meeting is { IsBooked: true, Slot: { } slot } && slot.End > clock.GetUtcNow() && meeting.PlaceOf(official) is not null && subscription!.IsWritten(meeting);
        var facts = stands ? await letters.EntryFor(meeting!, official, ct) : null;
        var print = facts is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Invitation.WriteStored(facts))));
        var wanted = new WrittenEntry { Id = WrittenEntry.IdOf(meetingId, official), MeetingId = meetingId, OfficialId = official, Version = version, Ends = facts?.Slot.End ?? default };
        if (stands) wanted = wanted with { At = source! };

        if (await Take(wanted, stands ? source!.Id : null, print, ct) is not { } taken) return true;
        var after = await writer.Try(taken.Entry, taken.IsRepeat, taken.Fate == Fate.Write ? facts : null, print, ct);
        await Conclude(taken.Entry, after, meeting, ct);
        return after?.FailingSince is null;
    }

    private sealed record Taken(WrittenEntry Entry, Fate Fate, bool IsRepeat);

    /// <summary>Decides on what stands there, and takes the row in our name. Null when there is nothing to do in a calendar.</summary>
    private async Task<Taken?> Take(WrittenEntry wanted, Guid? source, string? print, CancellationToken ct)
    {
        Taken? taken = null;
        await store.Rewrite(
            async session =>
            {
                var now = clock.GetUtcNow();
                taken = null;
                var there = await session.LoadAsync<WrittenEntry>(wanted.Id, ct);
                if (there?.ClaimedUntil > now || there?.DueAt > now) return false;
                switch (EntryFate.Of(there, source, print, now))
                {
                    case Fate.Stands when there is not null:
                        session.Store(there with { Version = wanted.Version, Ends = wanted.Ends });
                        return true;
                    case Fate.Forget:
                        session.Delete(there!);
                        return true;
                    case var fate and (Fate.Write or Fate.TakeAway):
                        taken = new(Begun(there, wanted, fate, now), fate, IsRepeat: there is not null);
                        session.Store(taken.Entry);
                        return true;
                    default:
                        return false;
                }
            },
            ct);
        return taken;
    }

    /// <summary>Until the try has ended well nobody knows what stands there.</summary>
    private WrittenEntry Begun(WrittenEntry? there, WrittenEntry wanted, Fate fate, DateTimeOffset now) => (there ?? wanted with { BegunAt = now }) with
    {
        Version = wanted.Version,
        Ends = fate == Fate.Write ? wanted.Ends : there!.Ends,
        Print = null,
        ClaimedUntil = Whole(now + WritesFor),
    };

    /// <summary>What came of it, if the row is still ours. Whose table is gone from their calendar and still stands is invited to it instead.</summary>
    private Task Conclude(WrittenEntry taken, WrittenEntry? after, Meeting? meeting, CancellationToken ct) => store.Rewrite(
        async session =>
        {
            if (await session.LoadAsync<WrittenEntry>(taken.Id, ct) is not { } there || there.ClaimedUntil != taken.ClaimedUntil) return false;
            if (after is not null)
            {
                session.Store(after with { ClaimedUntil = null });
                return true;
            }
            session.Delete(there);
            var subscription = await session.LoadAsync<Subscription>(taken.OfficialId, ct);
            if (meeting is { IsBooked: true } && meeting.PlaceOf(taken.OfficialId) is not null && subscription?.StandsFor(meeting) != true) await Invite(session, meeting, taken.OfficialId);
            return true;
        },
        ct);

    private async Task Invite(IDocumentSession session, Meeting meeting, Guid official)
    {
        var now = clock.GetUtcNow();
        var notice = Notice.To(official, NoticeKind.SentAnew, Channel.Mail, meeting).Again(now) with { WrittenAt = now };
        session.Insert(notice);
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id));
    }

    /// <summary>In whole seconds, so that it is read back as it was written.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
