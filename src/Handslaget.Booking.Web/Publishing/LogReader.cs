using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Publishing;

/// <summary>
/// The lives of all meetings, folded from the log and kept up to date from where it was last read. What was written in the last minute is
/// left for the next time: by then it stands in its place, whichever of two transactions was first.
/// </summary>
public sealed class LogReader(IDocumentStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1);
    private readonly Dictionary<Guid, MeetingLife> lives = [];
    private readonly string[] types = RawFacts.Names(EventNames.Of<Meeting>());
    private long read;

    public async Task<IReadOnlyCollection<MeetingLife>> Lives(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            while (await ReadOn(ct))
            {
            }
            return [.. lives.Values];
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    /// <summary>False when there is no more.</summary>
    private async Task<bool> ReadOn(CancellationToken ct)
    {
        var until = clock.GetUtcNow() - Settles;
        await using var session = store.QuerySession();
        var some = await session.After(read, types, ct);
        var settled = some.TakeWhile(e => e.Timestamp < until).ToList();
        foreach (var e in settled) lives[e.StreamId] = lives.GetValueOrDefault(e.StreamId, MeetingLife.New).Evolve(e.Data);
        if (settled.Count > 0) read = settled[^1].Sequence;
        return settled.Count == RawFacts.AtATime;
    }
}
