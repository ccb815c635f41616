namespace Handslaget.Booking.Web.Store;

/// <summary>A line in front of each thing that many want at once, within this process: one at a time, in the order they came.</summary>
public sealed class Turns
{
    private readonly Dictionary<Guid, Task> last = [];

    public async Task<T> Take<T>(Guid id, Func<Task<T>> act, CancellationToken ct)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (last)
        {
            before = last.GetValueOrDefault(id, Task.CompletedTask);
            last[id] = done.Task;
        }
        try
        {
            await before; // never fails, and who has gone away meanwhile still waits, so that nobody behind them comes too early
            ct.ThrowIfCancellationRequested();
            return await act();
        }
        finally
        {
            lock (last)
            {
                if (last[id] == done.Task) last.Remove(id);
            }
            done.SetResult();
        }
    }
}
