using System.Collections.Concurrent;
using System.Net;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>
/// What the service has promised, written down by whoever heard it before anything else is asked: the storm's own memory, which the
/// database is compared with.
/// </summary>
internal sealed class Ledger
{
    /// <summary>Meeting → the start it was last told to have; null: told to be cancelled.</summary>
    public ConcurrentDictionary<Guid, DateTimeOffset?> Booked { get; } = new();

    /// <summary>A change was asked for and no answer came: it may or may not have happened.</summary>
    public ConcurrentDictionary<Guid, bool> Unsure { get; } = new();

    public ConcurrentQueue<(string Door, HttpStatusCode Status, string Body)> Answers { get; } = new();

    /// <summary>Requests whose connection was cut: the process that should have answered was killed.</summary>
    public int Unanswered => unanswered;

    private int unanswered;

    public void NoAnswer() => Interlocked.Increment(ref unanswered);

    public int Count(HttpStatusCode status) => Answers.Count(a => a.Status == status);

    public string Summary => string.Join(", ", Answers.GroupBy(a => (a.Door, a.Status)).OrderBy(g => g.Key.Door, StringComparer.Ordinal)
        .Select(g => $"{g.Key.Door} {(int)g.Key.Status} ×{g.Count()}")) + (unanswered > 0 ? $", unanswered ×{unanswered}" : "");

    /// <summary>The first answers that the service should never give.</summary>
    public IEnumerable<string> Shameful(params HttpStatusCode[] allowed) => Answers
        .Where(a => (int)a.Status >= 500 && !allowed.Contains(a.Status))
        .Take(5)
        .Select(a => $"{a.Door}: {(int)a.Status} {a.Body}");
}
