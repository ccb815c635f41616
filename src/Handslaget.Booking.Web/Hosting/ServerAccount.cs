namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The account the database server runs as. PostgreSQL refuses to run as root, so root hands it to <c>postgres</c> where that account exists,
/// else to <c>nobody</c>; anyone else runs it themselves. On Windows pg_ctl gives up the rights of an administrator by itself.
/// </summary>
internal sealed record ServerAccount(string? Name)
{
    public static ServerAccount Suitable()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount((string?)null);
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new ServerAccount(known.Contains("postgres") ? "postgres" : "nobody");
    }

    public Task<ToolAnswer> RunAsync(string program, string[] arguments, string folder, CancellationToken cancel)
    {
        if (Name is null)
        {
            return Tool.RunAsync(program, arguments, folder, cancel);
        }

        if (Tool.OnPath("runuser") is { } runuser)
        {
            return Tool.RunAsync(runuser, ["-u", Name, "--", program, .. arguments], folder, cancel);
        }

        // Small systems have only su, which wants the whole command as one line for a shell.
        var line = string.Join(' ', arguments.Prepend(program).Select(word => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"));
        return Tool.RunAsync("su", ["-s", "/bin/sh", "-c", line, Name], folder, cancel);
    }

    /// <summary>Makes the account the owner of what the server must read or write.</summary>
    public async Task OwnAsync(string folder, string path, CancellationToken cancel)
    {
        if (Name is not null)
        {
            var answer = await Tool.RunAsync("chown", [Name, path], folder, cancel);
            if (!answer.Succeeded)
            {
                throw new SetupFailed($"The account {Name}, which the database runs as, cannot be given {path}: {answer.Reason}.");
            }
        }
    }

    /// <summary>The account must be able to walk all the way down to the folder: a closed home above it stops the server from starting.</summary>
    public async Task MustReachAsync(string folder, CancellationToken cancel)
    {
        if (Name is null || (await RunAsync("/bin/sh", ["-c", "cd \"$0\"", folder], "/", cancel)).Succeeded)
        {
            return;
        }

        throw new SetupFailed($"The account {Name}, which the database runs as because root may not, cannot reach {folder}; "
            + "point Booking__DataFolder at a folder whose parents anyone may pass through, such as /var/lib/handslaget-booking.");
    }
}
