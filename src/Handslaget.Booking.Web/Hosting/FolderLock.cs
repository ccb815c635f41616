using System.Diagnostics;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// A file that one process holds open for itself. The system lets go of it when the process ends in any way, also by kill -9, so a lock is
/// never left behind.
/// </summary>
internal static class FolderLock
{
    /// <summary>Takes the lock now, or answers null when somebody holds it.</summary>
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock, saying so when it takes a while: the one who holds it may be fetching PostgreSQL.</summary>
    public static async Task<FileStream?> TakeAsync(string file, TimeSpan patience, Action<string> say, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        var said = false;
        while (true)
        {
            if (TryTake(file) is { } held)
            {
                return held;
            }

            if (waited.Elapsed > patience)
            {
                return null;
            }

            if (!said && waited.Elapsed > TimeSpan.FromSeconds(2))
            {
                say("Another process is preparing the database in the same folder; waiting for it...");
                said = true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), cancel);
        }
    }
}
