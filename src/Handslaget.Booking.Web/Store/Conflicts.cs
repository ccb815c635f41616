using JasperFx;
using JasperFx.Events;
using Npgsql;

namespace Handslaget.Booking.Web.Store;

/// <summary>The ways to lose a race, told apart once: someone took the time, someone changed the same meeting, someone was first.</summary>
internal static class Conflicts
{
    private const int Attempts = 8;

    /// <summary>
    /// Whoever lost a race (<paramref name="lost"/>) decides again on what stands there now, after a moment that is not everybody's; the eighth
    /// time it is told.
    /// </summary>
    public static async Task<T> UntilSettled<T>(Func<Task<T>> decide, Func<Exception, bool> lost, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await decide();
            }
            catch (Exception e) when (attempt < Attempts && lost(e))
            {
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), ct);
            }
        }
    }

    public static bool TookTheTime(this Exception e) => e.Caused(p => p is { SqlState: PostgresErrorCodes.ExclusionViolation });

    /// <summary>The same meeting was written meanwhile (or for so long that the wait for it ran out), or its new reference was another's: load it again and decide again.</summary>
    public static bool ChangedTheMeeting(this Exception e) =>
        e is ConcurrencyException or ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException
            or EventStreamUnexpectedMaxEventIdException or StreamLockedException or Marten.Exceptions.StreamLockedException
        || e.Caused(p => p.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            || (p.SqlState == PostgresErrorCodes.UniqueViolation && p.TableName is "mt_events" or "mt_streams" or "mt_doc_meetingreference"));

    /// <summary>Another process inserted the same row first.</summary>
    public static bool AlreadyThere(this Exception e) => e is DocumentAlreadyExistsException || e.Caused(p => p.SqlState == PostgresErrorCodes.UniqueViolation);

    private static bool Caused(this Exception? e, Func<PostgresException, bool> test)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is PostgresException postgres && test(postgres)) return true;
            if (e is AggregateException many && many.InnerExceptions.Any(inner => inner.Caused(test))) return true;
        }
        return false;
    }
}
