using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// A coordinator sends the company what the seats answered. What is sent is kept as it was then: a correction is a new version beside it
/// (it is a public record, tryckfrihetsförordningen 2 kap.).
/// </summary>
public sealed class ShareOutcome(IDocumentStore store, MeetingLog meetings, TimeProvider clock)
{
    /// <param name="read">When the newest of the answers that the coordinator has read was written, UTC. Newer ones are never sent unread.</param>
    public async Task<Outcome> Share(Guid meeting, IReadOnlyList<Guid> leftOut, DateTimeOffset read, string actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var notes = await Next(meeting, now, ct);
        var lastDay = notes.Latest!.Seats.Max(s => s.Lines.StepOn);
        return await meetings.Decide(meeting, actor, m => m.ShareOutcome(leftOut, read, now, lastDay), ct, session => session.Store(notes));
    }

    private async Task<MeetingNotes> Next(Guid meeting, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var written = await session.Query<SeatOutcome>().Where(o => o.MeetingId == meeting).ToListAsync(ct);
        var sent = await session.LoadAsync<MeetingNotes>(meeting, ct) ?? new MeetingNotes { Id = meeting };
        return sent with { Versions = [.. sent.Versions, new SentNotes(now, written)] };
    }
}
