namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// What one reading may cost. The count stops it the same way on every machine; the clock is there for what nobody thought of. Both
/// are asked often, because a token alone stops nothing that never looks at it.
/// </summary>
internal sealed class Budget(FeedOptions options, CancellationToken ct)
{
    private const int BetweenLooks = 128;

    private readonly long _started = options.Clock.GetTimestamp();
    private int _spent;
    private int _nextLook = BetweenLooks;

    /// <summary>One step is about a kilobyte and some microseconds: an event, or a third of a time that a rule gives.</summary>
    public void Spend(int steps)
    {
        _spent += steps;
        if (_spent > options.MaxSteps)
        {
            throw new FeedUnreadable(Reasons.TooManyTimes);
        }

        if (_spent >= _nextLook)
        {
            _nextLook = _spent + BetweenLooks;
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
