namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// What one reading may cost. The count stops it the same way on every machine; the clock is there for what nobody thought of. Both
/// are asked often, because a token alone stops nothing that never looks at it.
/// </summary>
internal sealed class Budget(FeedOptions options, CancellationToken ct)
{
    private readonly long _started = options.Clock.GetTimestamp();
    private int _times;

    /// <summary>One more time, line or component has been looked at.</summary>
    public void OneMore()
    {
        if (++_times > options.MaxTimes)
        {
            throw new FeedUnreadable(Reasons.TooManyTimes);
        }

        if (_times % 64 == 0)
        {
            LookAtTheClock();
        }
    }

    public void LookAtTheClock()
    {
        ct.ThrowIfCancellationRequested();
        if (options.Clock.GetElapsedTime(_started) > options.MaxDuration)
        {
            throw new FeedUnreadable(Reasons.TooSlow);
        }
    }
}
