namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Stops us from knocking on a door that is shut. After "too many requests" nobody knocks until the time the provider gave; after five
/// failures in a row nobody knocks for half a minute. Then one message at a time tries, until one gets through.
/// </summary>
public sealed class ProviderGate
{
    private const int FailuresInARow = 5;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    // A try that never reports back (its process was stopped) must not keep the gate shut for ever.
    private static readonly TimeSpan TryTakesAtMost = TimeSpan.FromSeconds(30);

    private readonly Lock mutex = new();
    private DateTimeOffset shutUntil = DateTimeOffset.MinValue;
    private bool onlyOne;
    private int failures;

    /// <summary>Null: go ahead. Otherwise how long to wait before asking again.</summary>
    public TimeSpan? MustWait(DateTimeOffset now)
    {
        lock (mutex)
        {
            if (now < shutUntil)
            {
                return shutUntil - now;
            }

            if (onlyOne)
            {
                shutUntil = now + TryTakesAtMost;
            }

            return null;
        }
    }

    public void Worked()
    {
        lock (mutex)
        {
            (shutUntil, onlyOne, failures) = (DateTimeOffset.MinValue, false, 0);
        }
    }

    public void TooMany(DateTimeOffset now, TimeSpan after)
    {
        lock (mutex)
        {
            (shutUntil, onlyOne) = (now + after, true);
        }
    }

    public void Failed(DateTimeOffset now)
    {
        lock (mutex)
        {
            failures++;
            if (onlyOne || failures >= FailuresInARow)
            {
                (shutUntil, onlyOne) = (now + Rest, true);
            }
        }
    }
}
