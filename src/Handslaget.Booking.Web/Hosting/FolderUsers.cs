namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// Who uses the server of a folder just now: one held file each. A file that nobody holds belonged to a process that was killed.
/// Called only by the holder of the folder's lock.
/// </summary>
internal sealed class FolderUsers(string folder)
{
    public FileStream Enter()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        return new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    public static void Leave(FileStream use)
    {
        use.Dispose();
        File.Delete(use.Name);
    }

    public bool Any()
    {
        var someone = false;
        foreach (var file in Directory.EnumerateFiles(folder).ToList())
        {
            if (FolderLock.TryTake(file) is { } left)
            {
                Leave(left);
            }
            else
            {
                someone = true;
            }
        }

        return someone;
    }
}
