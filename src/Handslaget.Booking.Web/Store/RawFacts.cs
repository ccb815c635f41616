using JasperFx.Events;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>The log read from its beginning, some of it at a time.</summary>
internal static class RawFacts
{
    public const int AtATime = 5_000;

    public static string[] Names(IEnumerable<Type> facts) => [.. facts.Select(fact => EventNames.All[fact])];

    /// <summary>All facts of one kind.</summary>
    public static Task<IReadOnlyList<T>> Facts<T>(this IQuerySession session, CancellationToken ct) where T : notnull => session.Events.QueryRawEventDataOnly<T>().ToListAsync(ct);

    /// <summary>The next facts of some kinds after one of them, in the order they were written.</summary>
    public static Task<IReadOnlyList<IEvent>> After(this IQuerySession session, long read, string[] names, CancellationToken ct) => session.Events.QueryAllRawEvents()
        .Where(e => e.Sequence > read && names.Contains(e.EventTypeName))
        .OrderBy(e => e.Sequence).Take(AtATime).ToListAsync(ct);
}
