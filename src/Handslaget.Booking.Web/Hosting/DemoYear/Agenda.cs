namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>What is going to happen and when, until its end. What is due at the same moment happens in the order it was written down.</summary>
internal sealed class Agenda(PastClock clock, DateTimeOffset end)
{
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Order)> due = new();
    private int written;

    public DateTimeOffset End => end;

    /// <summary>What would come after the end never happens.</summary>
    public void At(DateTimeOffset at, Func<CancellationToken, Task> happens)
    {
        if (at < end) due.Enqueue(happens, (at, written++));
    }

    public async Task LiveThrough(Action<DateTimeOffset> progress, CancellationToken ct)
    {
        while (due.TryDequeue(out var happens, out var when))
        {
            clock.Set(when.At);
            progress(when.At);
            await happens(ct);
        }
    }
}
