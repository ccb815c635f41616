namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>
/// The clock of a time that is lived through again: it stands until it is set, and nothing is ever due by itself. What was due is in the
/// agenda of whoever sets it.
/// </summary>
internal sealed class PastClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public void Set(DateTimeOffset at) => now = at > now ? at : now;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
