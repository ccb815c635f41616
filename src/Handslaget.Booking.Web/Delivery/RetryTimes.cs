namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// When to try again: soon at first, then seldom. The waits are spread by chance, so that a thousand messages that failed together do not
/// come back together. Six tries fit in the first half hour; what then remains is for another channel or a human to decide.
/// </summary>
public static class RetryTimes
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    /// <param name="failure">What the last try said.</param>
    /// <param name="tries">How many times it has been tried, at least one.</param>
    /// <param name="chance">From 0 up to 1, drawn by the caller.</param>
    /// <param name="longest">No wait is longer, for what must leave soon after a server is back.</param>
    /// <returns>How long to wait, never shorter than the provider asked for; null when one more try is not worth it.</returns>
    public static TimeSpan? Next(DeliveryFailure.Retry failure, int tries, double chance, TimeSpan? longest = null)
    {
        if (failure.Once && tries > 1)
        {
            return null;
        }

        var asked = failure.After ?? TimeSpan.Zero;
        var wait = Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];
        if (wait > longest) wait = longest.Value;
        var spread = wait * (0.75 + (chance / 2));
        return spread > asked ? spread : asked + (wait * (chance / 2));
    }
}
