namespace Handslaget.Booking.Web.Hosting;

/// <summary>Where the house keeps what it must remember when nobody has said where.</summary>
internal static class DataFolder
{
    private const string Name = "handslaget-booking";

    /// <summary>The folder of the setting <c>Booking:DataFolder</c>, else one that suits the account the process runs as.</summary>
    public static string Choose(string? setting)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return Path.GetFullPath(setting);
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root, and the account it runs as instead may not enter root's home.
            return Writable("/var/lib/" + Name) ?? Path.Combine(Path.GetTempPath(), Name);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return home.Length > 0 ? Path.Combine(home, Name) : Path.Combine(Path.GetTempPath(), $"{Name}-{Environment.UserName}");
    }

    /// <summary>Creates a folder that others may pass through but not list, whatever the umask says.</summary>
    public static void Open(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { Length: > 0 } parent)
        {
            Open(parent);
        }

        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private static string? Writable(string folder)
    {
        try
        {
            Open(folder);
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.Create(probe).Dispose();
            File.Delete(probe);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
