using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Keeps the clocks of every subject whose log some promise listens to, in the transaction that appends, without whoever appends knowing of
/// it. A fact's time is its own <c>At</c> where it has one, else when it was recorded.
/// </summary>
public sealed class ClockProjection(PromiseRegister promises, BookingRules rules) : IProjection
{
    private readonly HashSet<string> heard =
        [.. promises.Promises.SelectMany(p => p.Facts), TimedFact.Paused, TimedFact.Resumed, TimedFact.Explained];

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var log in events.GroupBy(e => e.StreamId))
        {
            var news = log.ToList();
            if (!news.Exists(e => heard.Contains(e.EventTypeName))) continue;
            var known = news[0].Version == 1 ? [] : await operations.Events.FetchStreamAsync(log.Key, news[0].Version > 0 ? news[0].Version - 1 : 0, token: cancellation);
            Write(operations, log.Key, known, [.. known, .. news]);
        }
    }

    /// <summary>Only what has changed is written: the facts before make the rows that stand.</summary>
    private void Write(IDocumentOperations operations, Guid subject, IReadOnlyList<IEvent> before, IReadOnlyList<IEvent> after)
    {
        var kind = KindOf(after[0]);
        var stand = Clocks.Of(promises.Promises, Timed(before), rules).Select(c => ClockRow.Of(subject, kind, c)).ToDictionary(r => r.Id);
        foreach (var clock in Clocks.Of(promises.Promises, Timed(after), rules))
        {
            var row = ClockRow.Of(subject, kind, clock);
            if (!stand.Remove(row.Id, out var was) || !IsSame(was, row)) operations.Store(row);
        }

        foreach (var gone in stand.Keys) operations.Delete<ClockRow>(gone);
    }

    /// <summary>The clocks of a whole log.</summary>
    public IReadOnlyList<Clock> Of(IReadOnlyList<IEvent> facts) => Clocks.Of(promises.Promises, Timed(facts), rules);

    public static string KindOf(IEvent first) => EventNames.Noun(first.Data.GetType()).Name.ToLowerInvariant();

    /// <summary>The names of the facts that make clocks, for whoever looks for logs that may have one.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    private static bool IsSame(ClockRow a, ClockRow b) => a.Pauses.SequenceEqual(b.Pauses) && a with { Pauses = b.Pauses } == b;

    private IEnumerable<TimedFact> Timed(IReadOnlyList<IEvent> facts)
    {
        DateTimeOffset? start = null;
        foreach (var e in facts)
        {
            start = Meeting.TimeGivenBy(e.Data)?.Start ?? start;
            if (heard.Contains(e.EventTypeName)) yield return TimedFact.Of(e.Data, e.EventTypeName, FactTime.Of(e)) with { MeetingStart = start };
        }
    }
}
