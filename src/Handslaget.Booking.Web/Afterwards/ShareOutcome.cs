using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// A coordinator sends the company what the seats answered. What is sent is kept as it was then: a correction is a new version beside it
/// (it is a public record, tryckfrihetsförordningen 2 kap.).
/// </summary>
public sealed class ShareOutcome(IDocumentStore store, MeetingLog meetings, TimeProvider clock)
{
    private const int Attempts = 4;

    public async Task<Outcome> Share(Guid meeting, IReadOnlyList<Guid> leftOut, string actor, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await meetings.Find(meeting, ct) is not { } seen) return new Outcome.Missing();
            var now = clock.GetUtcNow();
            var notes = await Next(meeting, now, ct);
            var isStale = false;
            var outcome = await meetings.Decide(
                meeting, actor,
                m => (isStale = !m.Wrote.OrderBy(w => w.Key).SequenceEqual(seen.Wrote.OrderBy(w => w.Key))) ? Decision.AlreadySo : m.ShareOutcome(leftOut, now),
                ct, session => session.Store(notes));
            if (!isStale || attempt == Attempts) return outcome;
        }
    }

    private async Task<MeetingNotes> Next(Guid meeting, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var written = await session.Query<SeatOutcome>().Where(o => o.MeetingId == meeting).ToListAsync(ct);
        var sent = await session.LoadAsync<MeetingNotes>(meeting, ct) ?? new MeetingNotes { Id = meeting };
        return sent with { Versions = [.. sent.Versions, new SentNotes(now, written)] };
    }
}
