using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Forgetting;

/// <summary>
/// Erases what <see cref="Retention"/> says is kept no longer: of meetings and complaints when their links have been closed for so long, of
/// gatherings when they were so long ago, of what was written after meetings likewise; and which keys have been used. A company whose case is still followed is not forgotten.
/// </summary>
public sealed class ForgettingRounds(IDocumentStore store, ForgetCompany company, LinkLife links, Retention retention, TimeProvider clock)
{
    private const int AtATime = 200;

    /// <summary>What fails in one place keeps nothing else from being erased; it is told when all has been tried.</summary>
    /// <exception cref="AggregateException">Something could not be erased.</exception>
    public async Task Go(CancellationToken ct)
    {
        var then = clock.GetUtcNow().AddDays(-retention.Days);
        List<Exception> faults = [];
        foreach (var erase in new Func<DateTimeOffset, CancellationToken, Task>[] { Meetings, Complaints, Gatherings, Surveys, Refusals, Keys })
        {
            try
            {
                await erase(then, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                faults.Add(e);
            }
        }
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    private async Task Meetings(DateTimeOffset then, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var old = await session.Query<Meeting>().Where(m => m.ForgottenAt == null && m.RequestedAt < then).Select(m => m.Id).ToListAsync(ct);
        foreach (var some in old.Chunk(AtATime))
        {
            var known = (await session.LoadManyAsync<Contact>(ct, some)).Select(c => c.Id).ToArray();
            var over = (await session.LoadManyAsync<Meeting>(ct, known)).Where(m => !links.OpensMeeting(m, then)).Select(m => m.Id).ToArray();
            var followed = await Followed(session, over, ct);
            foreach (var meeting in over.Where(m => !followed.Contains(m))) await company.Forget(meeting, "timer", ct);
        }
    }

    private static async Task<HashSet<Guid>> Followed(IQuerySession session, Guid[] meetings, CancellationToken ct)
    {
        var belongs = (await session.LoadManyAsync<CaseOfMeeting>(ct, meetings)).ToDictionary(c => c.Id, c => c.CaseId);
        var open = (await session.LoadManyAsync<BusinessCase>(ct, [.. belongs.Values.Distinct()])).Where(c => c is { IsOpen: true, NextContactOn: not null }).Select(c => c.Id).ToHashSet();
        return [.. belongs.Where(b => open.Contains(b.Value)).Select(b => b.Key)];
    }

    /// <summary>What was learned and published stays: it points nobody out.</summary>
    private async Task Complaints(DateTimeOffset then, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var told = await session.Query<ComplaintWords>().Where(w => w.What == WhatIsSaid.Complaint).Select(w => w.ComplaintId).ToListAsync(ct);
        foreach (var complaint in await session.LoadManyAsync<Complaint>(ct, [.. told]))
        {
            if (links.OpensComplaint(complaint, then)) continue;
            session.Delete<ComplaintContact>(complaint.Id);
            session.DeleteWhere<ComplaintWords>(w => w.ComplaintId == complaint.Id && w.What != WhatIsSaid.Lesson);
        }
        await session.SaveChangesAsync(ct);
    }

    private async Task Gatherings(DateTimeOffset then, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var known = await session.Query<SignUpDetails>().Select(d => d.GatheringId).Distinct().ToListAsync(ct);
        foreach (var gathering in (await session.LoadManyAsync<Gathering>(ct, [.. known])).Where(g => g.Plan.Slot.End < then))
            session.DeleteWhere<SignUpDetails>(d => d.GatheringId == gathering.Id);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>That somebody did not want to be visited is remembered for a year, however soon it is forgotten who it was.</summary>
    private async Task Refusals(DateTimeOffset then, CancellationToken ct)
    {
        var aYearAgo = clock.GetUtcNow().AddYears(-1);
        await using var session = store.LightweightSession();
        session.DeleteWhere<AskedToVisit>(a => a.SaidNoAt <= aYearAgo);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>That a meeting's questions were answered is forgotten as soon as they can not be answered again.</summary>
    private async Task Surveys(DateTimeOffset then, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        session.DeleteWhere<SurveySpent>(s => s.ClosesAt <= now);
        foreach (var text in (await session.Query<SurveyText>().ToListAsync(ct)).Where(t => Survey.ClosesAt(t.Month) <= then)) session.Delete(text);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>What a key was used for is remembered as long as the key is honoured. One from before it was kept when counts from now.</summary>
    private async Task Keys(DateTimeOffset then, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = retention.LastKey(now);
        await using var session = store.LightweightSession();
        foreach (var old in await session.Query<KeyedRequest>().Where(k => k.At == null).Take(AtATime * 10).ToListAsync(ct)) session.Store(old with { At = now });
        session.DeleteWhere<KeyedRequest>(k => k.At <= last);
        await session.SaveChangesAsync(ct);
    }
}

/// <summary>Some times a day, so that a service that is started every day forgets too.</summary>
internal sealed class ForgettingWatch(ForgettingRounds rounds, TimeProvider clock, ILogger<ForgettingWatch> log) : Rounds(TimeSpan.FromHours(6), clock)
{
    protected override Task Go(CancellationToken ct) => rounds.Go(ct);

    protected override void Failed(Exception fault) => log.NotForgotten(fault.GetType().Name);
}

internal static partial class ForgettingLog
{
    [LoggerMessage(LogLevel.Warning, "What is kept no longer could not be erased, and is tried again later: {Reason}")]
    public static partial void NotForgotten(this ILogger log, string reason);
}
