using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>Which case a meeting belongs to. Each belongs to exactly one: the one it opened, or the one it was booked into or joined to.</summary>
public sealed class CompanyCases(IDocumentStore store, SubjectLog log, TimeProvider clock)
{
    /// <summary>The meeting's case, opened if it has none. Safe to ask for twice.</summary>
    public async Task<BusinessCase> Of(Guid meeting, string actor, CancellationToken ct)
    {
        var id = await CaseId(meeting, ct) ?? BusinessCase.IdOf(meeting);
        var now = clock.GetUtcNow();
        var decided = await log.Decide<BusinessCase>(
            id, actor, c => id == BusinessCase.IdOf(meeting) ? c.Open(meeting, now) : c.Join(meeting, now), ct,
            session => session.Store(new CaseOfMeeting { Id = meeting, CaseId = id }));
        return decided switch
        {
            Decided<BusinessCase>.Recorded r => r.After,
            Decided<BusinessCase>.Unchanged u => u.Now,
            _ => throw new InvalidOperationException($"Meeting {meeting} belongs to a case that is not there."),
        };
    }

    public async Task<BusinessCase?> Find(Guid meeting, CancellationToken ct) =>
        await CaseId(meeting, ct) is { } id ? await log.Find<BusinessCase>(id, ct) : null;

    /// <summary>A meeting that is being booked will belong to this case.</summary>
    public async Task BookInto(Guid businessCase, Guid meeting, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(new CaseOfMeeting { Id = meeting, CaseId = businessCase });
        await session.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The meetings of one case are joined to another of the same company's, and the first is closed. Refused (false) when they are not known to be
    /// the same company's: by organisation number, as <see cref="SameCompany"/> knows it.
    /// </summary>
    public async Task<bool> Join(Guid meeting, Guid into, string actor, CancellationToken ct)
    {
        if (await Find(meeting, ct) is not { } from || !(await SameCompany(meeting, ct)).Any(c => c.Id == into)) return false;
        var now = clock.GetUtcNow();
        foreach (var moved in from.Meetings)
            await log.Decide<BusinessCase>(into, actor, c => c.Join(moved, now), ct, session => session.Store(new CaseOfMeeting { Id = moved, CaseId = into }));
        if (from.NextContactOn is { } promised)
            await log.Decide<BusinessCase>(into, actor, c => c.NextContactOn <= promised ? Decision.AlreadySo : Decision.Of(new NextContactSet(promised, from.NextContactHow, now)), ct);
        await log.Decide<BusinessCase>(from.Id, actor, c => c.Close(CaseClosedFor.JoinedAnother, now), ct);
        return true;
    }

    /// <summary>Other cases of the company that the meeting is with: told apart by the keyed fingerprint of its organisation number.</summary>
    public async Task<IReadOnlyList<BusinessCase>> SameCompany(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<CompanyMark>(meeting, ct) is not { } mark) return [];
        var meetings = await session.Query<CompanyMark>().Where(c => c.Hash == mark.Hash).Select(c => c.Id).ToListAsync(ct);
        var own = await CaseId(meeting, ct);
        var cases = (await session.LoadManyAsync<CaseOfMeeting>(ct, [.. meetings])).Select(c => c.CaseId).Distinct().Where(id => id != own);
        return [.. (await session.LoadManyAsync<BusinessCase>(ct, [.. cases])).Where(c => c.ClosedFor != CaseClosedFor.JoinedAnother).OrderByDescending(c => c.OpenedAt)];
    }

    private async Task<Guid?> CaseId(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<CaseOfMeeting>(meeting, ct))?.CaseId;
    }
}

/// <summary>A booked meeting gets its case.</summary>
public static class OpenCaseHandler
{
    public static Task Handle(OpenCase message, CompanyCases cases, CancellationToken ct) => cases.Of(message.MeetingId, "timer", ct);
}
