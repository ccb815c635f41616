using System.Globalization;
using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>Keeping, moving and dropping what was promised: each by who may. To everybody else the commitment does not exist.</summary>
public sealed class Commitments(SubjectLog log, IDocumentStore store, TimeProvider clock)
{
    /// <summary>The company has done what it said it would: one of its own, of any meeting of its case.</summary>
    public Task<Decided<Commitment>> KeepByCompany(BusinessCase belongs, Guid id, CancellationToken ct) =>
        Of(id, c => c.OfficialId is null && belongs.Meetings.Contains(c.MeetingId), "company", c => c.Keep(clock.GetUtcNow()), ct);

    /// <param name="official">Null: a coordinator, who may for everybody.</param>
    /// <param name="positions">Positions an effort has filled, as the company tells it; null: not told.</param>
    public Task<Decided<Commitment>> Keep(Guid id, Guid? official, string actor, CancellationToken ct, int? positions = null) =>
        Of(id, c => official is null || c.OfficialId == official, actor, c => c.Keep(clock.GetUtcNow(), positions), ct);

    /// <param name="official">Null: a coordinator, who may for everybody.</param>
    public Task<Decided<Commitment>> MoveDue(Guid id, Guid? official, DateOnly on, DueMoveReason reason, string actor, CancellationToken ct) =>
        Of(id, c => official is null || c.OfficialId == official, actor, c => c.MoveDue(on, reason, clock.GetUtcNow()), ct);

    public Task<Decided<Commitment>> Drop(Guid id, CommitmentDropReason reason, string actor, CancellationToken ct) =>
        Of(id, _ => true, actor, c => c.Drop(reason, clock.GetUtcNow()), ct);

    public async Task<Commitment?> Find(Guid id, CancellationToken ct) => await log.Find<Commitment>(id, ct);

    /// <summary>Meetings that an official has sat at and owes a written answer from, the oldest first.</summary>
    public async Task<IReadOnlyList<Meeting>> OwedOutcomes(Guid official, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-60);
        await using var session = store.QuerySession();
        var held = await session.Query<Meeting>()
            .Where(m => m.OutcomeSharedAt == null && m.BookedAt > since && (m.Status == MeetingStatus.Booked || m.Status == MeetingStatus.Confirmed))
            .ToListAsync(ct);
        return [.. held.Where(m => m.MayHaveOutcome(now) && m.OwesOutcome.Contains(official)).OrderBy(m => m.Slot!.Value.Start)];
    }

    /// <summary>A number of positions; an empty field is none told. False when it can not be one.</summary>
    public static bool TryPositions(string? written, out int? positions)
    {
        positions = int.TryParse(written, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var many) ? many : null;
        return string.IsNullOrWhiteSpace(written) || positions is >= 0 and <= Commitment.MostPositions;
    }

    public static DateOnly? Day(string? written) =>
        DateOnly.TryParseExact(written?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    private async Task<Decided<Commitment>> Of(Guid id, Func<Commitment, bool> isTheirs, string actor, Func<Commitment, Decision> decide, CancellationToken ct) =>
        await log.Find<Commitment>(id, ct) is { } found && isTheirs(found) ? await log.Decide(id, actor, decide, ct) : new Decided<Commitment>.Missing();
}
